package com.minsapay.examples.replay.cli;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.FileTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys of a ledger in a small text file that only its owner may read: a line {@code seal ID HEX} and a line
 * {@code card ID HEX}; lines that begin with {@code #} say what it is. Messages never repeat a line.
 */
final class KeyFile {
    private static final String SEAL = "seal";
    private static final String CARD = "card";
    private static final String DRAFT = ".draft";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Makes the file with fresh keys, whole or not at all; if someone else has just made it, theirs stays.
     *
     * @throws CommandException if it cannot be made
     */
    void make() {
        try {
            // A name of its own: of two that try at once, neither must put the other's half-written draft in place.
            Path draft = Files.createTempFile(folder(), file.getFileName() + ".", DRAFT, ownerOnly());
            try {
                writeDurably(draft);
                putInPlace(draft);
                sync(folder());
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unusable(FileTrouble.why(e), e);
        }
    }

    /**
     * Removes what a {@link #make} that was killed has left beside the keys: it may be a second name of theirs. What
     * another is making at this moment is of no use any more, as the keys are there.
     *
     * @throws CommandException if it cannot be removed
     */
    void removeDrafts() {
        Pattern draft = Pattern.compile(Pattern.quote(file.getFileName() + ".") + "\\d+" + Pattern.quote(DRAFT));
        String[] left =
                folder().toFile().list((folder, name) -> draft.matcher(name).matches());
        try {
            // Null in a folder that may not be listed; then nobody can tell what is left there.
            for (String name : left == null ? new String[0] : left) {
                Files.deleteIfExists(file.resolveSibling(name));
            }
        } catch (IOException e) {
            throw unusable(FileTrouble.why(e), e);
        }
    }

    /** Takes back what {@link #make} made, because the ledger it was meant for was not. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(FileTrouble.why(e), e);
        }
    }

    /**
     * Reads the keys.
     *
     * @throws CommandException if the file is missing or damaged, or others than its owner may use it
     */
    Keys read() {
        try {
            if (!Files.isRegularFile(file)) {
                throw unusable(Bilingual.of("그런 파일이 없음", "there is no such file"));
            }
            requireOwnerOnly();
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return Keys.of(key(SEAL, lines), key(CARD, lines));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw unusable(Bilingual.of("키 파일이 아니거나 손상됨", "it is no key file, or a damaged one"), e);
        } catch (IOException e) {
            throw unusable(FileTrouble.why(e), e);
        }
    }

    private Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    }

    private static void writeDurably(Path draft) throws IOException {
        Files.write(
                draft,
                List.of(
                        "# MinsaPay keys: keep them secret, and apart from the ledger.",
                        "# Without them the ledger can be neither continued nor verified.",
                        line(SEAL, "seal-1"),
                        line(CARD, "card-1")));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A link is made by one of two that try at once; a move would let the second replace keys already in use. */
    private void putInPlace(Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // If another process was first, its keys are as good, and it may have removed this draft.
            if (!exists()) {
                Files.move(draft, file);
            }
        }
    }

    /** A folder can be synced on POSIX systems only; elsewhere the file system has to see to it. */
    private static void sync(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void requireOwnerOnly() throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw unusable(Bilingual.of(
                    "주인만 쓸 수 있어야 함 (chmod 600)", "nobody but its owner may have access to it (chmod 600)"));
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String line(String purpose, String id) {
        return purpose + " " + id + " " + Bytes.of(MacKey.randomSecret()).hex();
    }

    /** @throws IllegalArgumentException if there is not exactly one sound line of that purpose */
    private static MacKey key(String purpose, List<String> lines) {
        List<MacKey> keys = lines.stream()
                .map(line -> line.strip().split(" "))
                .filter(words -> words[0].equals(purpose))
                .map(KeyFile::key)
                .toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException("there must be one " + purpose + " key, were " + keys.size());
        }
        return keys.get(0);
    }

    private static MacKey key(String[] words) {
        if (words.length != 3) {
            throw new IllegalArgumentException("a key's line must have 3 words, had " + words.length);
        }
        return MacKey.of(words[1], Bytes.ofHex(words[2]).toArray());
    }

    private CommandException unusable(Bilingual why) {
        return new CommandException(ExitCode.KEY, told(why));
    }

    private CommandException unusable(Bilingual why, Exception cause) {
        return new CommandException(ExitCode.KEY, told(why), cause);
    }

    private Bilingual told(Bilingual why) {
        return Bilingual.of(
                "키 파일 " + file + "을(를) 쓸 수 없습니다: " + why.korean(),
                "the key file " + file + " cannot be used: " + why.english());
    }
}
