package com.minsapay.jpa.internal.sqlite;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.migration.Migrations;
import com.minsapay.jpa.internal.unit.LedgerCopy;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.spi.LedgerView;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** An archive's file: it is written under another name, and gets its own when it is whole and on the disk. */
public final class ArchiveFile {
    /** Where SQLite keeps what a file is for ("PRAGMA application_id", sqlite.org/pragma.html): "MPLA". */
    private static final int MARK = 0x4d504c41;

    private static final int CACHE_KIB = 65_536;
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    private ArchiveFile() {}

    /** Connections to one that is there. */
    public static SqliteConnections connections(Path file) {
        return new SqliteConnections(file, BUSY_TIMEOUT);
    }

    /**
     * Writes a ledger into a file that is not there, readable by its owner only.
     *
     * @throws StoreUnavailableException if there is such a file, or it cannot be written; it is then as it was
     */
    public static void write(LedgerView view, Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreUnavailableException("an archive's folder must be there, was not: " + target);
        }
        if (Files.exists(target)) {
            throw isThere(target);
        }
        try {
            write(view, target, folder);
        } catch (FileAlreadyExistsException e) {
            throw isThere(target);
        } catch (IOException | SQLException e) {
            throw new StoreUnavailableException("the archive could not be written: " + e.getMessage(), e);
        }
    }

    private static void write(LedgerView view, Path target, Path folder) throws IOException, SQLException {
        Path draft = Files.createTempFile(folder, target.getFileName() + ".", ".part");
        try {
            fill(view, draft);
            sync(draft);
            allowReadingOnly(draft);
            name(draft, target);
            syncFolder(folder);
        } finally {
            Files.deleteIfExists(draft);
            Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + "-journal"));
        }
    }

    /** By a link, as a move would take the place of a file that has come meanwhile; by a move where there are no links. */
    private static void name(Path draft, Path target) throws IOException {
        try {
            Files.createLink(target, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(draft, target);
        }
    }

    private static void fill(LedgerView view, Path draft) throws SQLException {
        SqliteConnections connections = connections(draft);
        Migrations.run("sqlite", connections.migrating());
        try (Connection connection = connections.migrating().getConnection();
                Statement statement = connection.createStatement();
                Statements statements = new SqliteStatements(connection)) {
            // Synced once, as a whole file.
            statement.execute("pragma synchronous = off");
            statement.execute("pragma foreign_keys = on");
            statement.execute("pragma cache_size = " + -CACHE_KIB);
            connection.setAutoCommit(false);
            new LedgerCopy(view, statements).run();
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("pragma application_id = " + MARK);
            statement.execute("vacuum");
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Where the system does not open folders, it keeps their entries by itself. */
    private static void syncFolder(Path folder) throws IOException {
        if (isPosix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void allowReadingOnly(Path file) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Looks whether a file is an archive that this version can read.
     *
     * @throws StoreUnavailableException if it is not
     */
    public static void requireOne(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreUnavailableException("the archive must be a file that is there, was not: " + file);
        }
        try (Connection connection = connections(file).openReader()) {
            if (!isMarked(connection)) {
                throw new StoreUnavailableException("the file must be an archive, it holds something else: " + file);
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the archive could not be read: " + e.getMessage(), e);
        }
        Migrations.requireCurrent("sqlite", connections(file).reading());
    }

    /** Whether the file of a connection is an archive. */
    static boolean isMarked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet mark = statement.executeQuery("pragma application_id")) {
            return mark.next() && mark.getInt(1) == MARK;
        }
    }

    private static StoreUnavailableException isThere(Path target) {
        return new StoreUnavailableException("an archive must not take the place of a file, there is one: " + target);
    }
}
