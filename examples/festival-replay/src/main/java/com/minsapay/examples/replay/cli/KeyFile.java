package com.minsapay.examples.replay.cli;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.examples.replay.text.Bilingual;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The keys of a ledger in a small text file that only its owner may read: a line {@code seal ID HEX} and a line
 * {@code card ID HEX}; lines that begin with {@code #} say what it is.
 */
final class KeyFile {
    private static final String SEAL = "seal";
    private static final String CARD = "card";

    private KeyFile() {}

    /**
     * Reads the keys; makes them first if there is neither a key file nor a store.
     *
     * @throws CommandException if the store is there and its keys are not, or the file cannot be read or made
     */
    static Keys open(Path file, Path store) {
        try {
            if (!Files.exists(file)) {
                if (Files.exists(store)) {
                    throw new CommandException(
                            ExitCode.WRONG_KEY,
                            Bilingual.of(
                                    "키 파일 " + file + "이 없습니다. " + store + "는 그 키로 쓴 원장입니다.",
                                    "there is no key file " + file + ", and " + store + " was written with one"));
                }
                create(file);
            }
            return parse(file, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNREADABLE,
                    Bilingual.of("키 파일 " + file + "을 쓸 수 없습니다: " + e, "the key file " + file + " cannot be used: " + e),
                    e);
        }
    }

    /** Written aside and moved into place, so that an interrupted start leaves no half a key. */
    private static void create(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path draft = Files.createTempFile(parent, "keys", ".draft", ownerOnly(file));
        try {
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
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String line(String purpose, String id) {
        return purpose + " " + id + " " + Bytes.of(MacKey.randomSecret()).hex();
    }

    private static Keys parse(Path file, List<String> lines) {
        return Keys.of(key(SEAL, file, lines), key(CARD, file, lines));
    }

    private static MacKey key(String purpose, Path file, List<String> lines) {
        try {
            return lines.stream()
                    .map(line -> line.strip().split(" "))
                    .filter(words -> words.length == 3 && words[0].equals(purpose))
                    .map(words -> MacKey.of(words[1], Bytes.ofHex(words[2]).toArray()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no line for the " + purpose + " key"));
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.WRONG_KEY,
                    Bilingual.of(
                            file + "은 키 파일이 아닙니다: " + e.getMessage(), file + " is not a key file: " + e.getMessage()),
                    e);
        }
    }
}
