package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.minsapay.examples.replay.FestivalText;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private static Path original;

    @TempDir
    private Path folder;

    private Places places = new Places(Path.of(""));

    @BeforeAll
    static void replay() {
        Places made = new Places(original)
                .write(FestivalText.of()
                        .row(1, 0, "9:00:00", "open", 7000, 7000)
                        .text());
        assertThat(CommandRun.of(made.replay()).exitCode()).isEqualTo(ExitCode.OK);
    }

    @BeforeEach
    void copy() {
        new Places(original).copyTo(folder);
        places = new Places(folder);
    }

    @Test
    void a_key_file_is_made_for_its_owner_only_with_two_secrets() throws Exception {
        List<String> lines = Files.readAllLines(places.key());
        assertThat(lines).filteredOn(line -> !line.startsWith("#")).hasSize(2).doesNotHaveDuplicates();
        assertThat(lines).anyMatch(line -> line.matches("seal seal-1 [0-9a-f]{64}"));
        assertThat(lines).anyMatch(line -> line.matches("card card-1 [0-9a-f]{64}"));
        requirePosix();
        assertThat(Files.getPosixFilePermissions(places.key())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_key_file_that_others_may_read_is_refused() throws Exception {
        requirePosix();
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(places.key(), PosixFilePermissions.fromString(permissions));
            assertRefused("nobody but its owner may have access to it (chmod 600)");
        }
        Files.setPosixFilePermissions(places.key(), PosixFilePermissions.fromString("r--------"));
        assertThat(CommandRun.of("verify", "--store", places.store()).exitCode())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void a_missing_key_file_beside_an_existing_store_is_refused_and_not_made() throws Exception {
        Files.delete(places.key());
        assertRefused("cannot be used: there is no such file");
        assertThat(places.key()).doesNotExist();
    }

    @Test
    void a_damaged_key_file_is_refused_without_repeating_a_secret() throws Exception {
        List<String> lines = Files.readAllLines(places.key());
        String seal = lines.get(2);
        String card = lines.get(3);
        String secret = seal.substring(seal.lastIndexOf(' ') + 1);
        for (List<String> damaged : List.of(
                List.<String>of(),
                List.of(seal),
                List.of(seal, card, "seal seal-2 " + secret),
                List.of(seal.substring(0, 40), card),
                List.of(seal + " again", card),
                List.of(seal, "card card-1 " + secret),
                List.of(seal.replace("seal-1", "seal/1"), card))) {
            Files.write(places.key(), damaged);
            CommandRun run = assertRefused("it is no key file, or a damaged one");
            assertThat(run.err()).doesNotContain(secret.substring(0, 16));
        }
        Files.write(places.key(), new byte[] {(byte) 0xff, 0x00, (byte) 0xfe});
        assertRefused("it is no key file, or a damaged one");
    }

    @Test
    void another_ledgers_key_file_is_refused() throws Exception {
        Path other = folder.resolve("other.key");
        new KeyFile(other).make();
        Files.write(places.key(), Files.readAllLines(other));
        assertRefused("the key file is not this store's");
    }

    @Test
    void a_key_file_somebody_else_made_first_stays() throws Exception {
        byte[] before = Files.readAllBytes(places.key());
        new KeyFile(places.key()).make();
        assertThat(Files.readAllBytes(places.key())).isEqualTo(before);
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".draft"));
    }

    @Test
    void a_second_name_of_the_keys_that_a_killed_start_left_is_removed() throws Exception {
        byte[] keys = Files.readAllBytes(places.key());
        Path left = places.folder().resolve("ledger.sqlite.key.2026.draft");
        Path notOurs = places.folder().resolve("ledger.sqlite.key.old.draft");
        Files.createLink(left, places.key());
        Files.write(notOurs, keys);
        assertThat(CommandRun.of(places.replay()).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(left).doesNotExist();
        assertThat(notOurs).exists();
        assertThat(places.key()).hasBinaryContent(keys);
    }

    @Test
    void one_key_file_may_serve_from_elsewhere() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("safe")).resolve("festival.key");
        Files.move(places.key(), elsewhere);
        assertThat(CommandRun.of("verify", "--store", places.store(), "--key", elsewhere)
                        .exitCode())
                .isEqualTo(ExitCode.OK);
    }

    private CommandRun assertRefused(String message) {
        var before = places.content();
        for (Object[] arguments : List.of(places.replay(), new Object[] {"verify", "--store", places.store()})) {
            assertThat(CommandRun.in(Locale.KOREAN, arguments).err()).startsWith("키 파일");
            CommandRun run = CommandRun.of(arguments);
            assertThat(run.err()).contains(message);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.exitCode()).isEqualTo(ExitCode.KEY);
            assertThat(run.out()).isEmpty();
        }
        assertThat(places.content()).isEqualTo(before);
        return CommandRun.of(places.replay());
    }

    private static void requirePosix() {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews())
                .as("file permissions are POSIX's")
                .contains("posix");
    }
}
