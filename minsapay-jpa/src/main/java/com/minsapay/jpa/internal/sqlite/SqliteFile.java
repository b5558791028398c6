package com.minsapay.jpa.internal.sqlite;

import com.minsapay.fault.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A database file that is open here and nowhere else: the library orders the units of one process, and a second process
 * would order its own. The lock is on a file beside it, because closing any handle of the database file itself would
 * drop the locks that SQLite holds on it (POSIX). Thread-safe.
 */
public final class SqliteFile implements AutoCloseable {
    /**
     * The system's lock knows processes only, and closing a second handle of the lock file would drop it: a second
     * opening in this process has to be found before. System properties are seen by every class loader of a server that
     * loads this library twice.
     */
    private static final String OPEN_HERE = "com.minsapay.jpa.open:";

    private final Path path;
    private final FileChannel channel;
    private boolean closed;

    private SqliteFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the file if it is not there, readable and writable by its owner only, and takes its lock.
     *
     * @throws StoreUnavailableException if it cannot be made, or is open already, here or in another process
     */
    public static SqliteFile open(Path file) {
        Path real = make(file);
        if (System.getProperties().putIfAbsent(OPEN_HERE + real, "") != null) {
            throw openAlready("this process", real);
        }
        boolean opened = false;
        try {
            SqliteFile result = new SqliteFile(real, lock(real));
            opened = true;
            return result;
        } finally {
            if (!opened) {
                forget(real);
            }
        }
    }

    /** The file, with symbolic links followed. */
    public Path path() {
        return path;
    }

    /** Gives the lock back; a repeat does nothing. The lock file stays: deleting it would race with the next opener. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreUnavailableException("the ledger file's lock could not be given back: " + path, e);
        } finally {
            forget(path);
        }
    }

    private static Path make(Path file) {
        try {
            Files.createFile(file, ownerOnly());
        } catch (FileAlreadyExistsException e) {
            requireRegular(file);
        } catch (IOException e) {
            throw new StoreUnavailableException("the ledger file must be possible to make, was not: " + e, e);
        }
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new StoreUnavailableException("the ledger file must be there, was not: " + e, e);
        }
    }

    private static void requireRegular(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreUnavailableException("the ledger file must be a regular file, was not: " + file);
        }
    }

    private static FileChannel lock(Path real) {
        Path beside = real.resolveSibling(real.getFileName() + ".lock");
        try {
            FileChannel channel =
                    FileChannel.open(beside, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly());
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new StoreUnavailableException("the ledger file's lock could not be taken: " + e, e);
        }
        throw openAlready("another process", real);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static StoreUnavailableException openAlready(String who, Path real) {
        return new StoreUnavailableException("a ledger file must be open only once, " + who + " has it open: " + real);
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static void forget(Path real) {
        System.clearProperty(OPEN_HERE + real);
    }
}
