package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.Main;
import com.minsapay.examples.replay.post.MadeUpCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No number of a card is left behind: not in a file of a replay, nor in what it said. */
class NoCardNumberAnywhereTest {
    private static final List<String> USERS = List.of("user#001", "user#002", "user#003", "user#004", "user#005");

    @TempDir
    private Path folder;

    @Test
    void the_cards_of_a_replay_are_found_in_no_file_and_in_nothing_it_says() throws Exception {
        FestivalText festival = festival();
        Places places = new Places(folder).write(festival.text());
        assertThat(exitCode("replay", places.replay())).isEqualTo(ExitCode.OK);
        assertThat(exitCode("guarded", "replay", places.festival(), "--guarded", "--report", places.guarded()))
                .isEqualTo(ExitCode.OK);
        assertThat(exitCode("wallet", "statement", "--store", places.store(), "--wallet", "user-001"))
                .isEqualTo(ExitCode.OK);
        places.write(festival.row(5, 0, "9:09:00", "open", 7000, 7000).text());
        assertThat(exitCode("another", places.replay())).isEqualTo(ExitCode.STORE);
        LedgerDump.tamper(places.store(), "update wallet set own = own + 1");
        assertThat(exitCode("altered", "verify", "--store", places.store())).isEqualTo(ExitCode.NOT_VERIFIED);

        assertThat(folder.toFile().list())
                .contains("ledger.sqlite", "ledger.sqlite.key", "report.json", "report.html")
                .contains("guarded.json", "guarded.html");
        assertThat(folder.resolve("guarded.out")).content().contains("reconcile to the won");
        assertThat(folder.resolve("replay.err")).content().contains("posting");
        assertThat(folder.resolve("wallet.out")).content().contains("payment");
        assertThat(folder.resolve("altered.out")).content().contains("user-001");
        assertThat(found()).isEmpty();
    }

    @Test
    void a_planted_number_is_found_in_each_form_in_a_text_and_in_a_ledger() throws Exception {
        Places places = new Places(folder).write(festival().text());
        assertThat(CommandRun.of(places.replay()).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(found()).isEmpty();
        for (Map.Entry<String, String> form : new MadeUpCard("user#003").forms().entrySet()) {
            byte[] planted = form.getValue().getBytes(StandardCharsets.ISO_8859_1);
            Path text = folder.resolve("replay.err");
            Files.write(text, planted);
            assertThat(found()).contains("user#003 as " + form.getKey() + " in replay.err");
            Files.delete(text);
            LedgerDump.tamper(
                    places.store(),
                    "create table if not exists planted (number)",
                    "insert into planted values (x'" + HexFormat.of().formatHex(planted) + "')");
            assertThat(found()).contains("user#003 as " + form.getKey() + " in ledger.sqlite");
        }
    }

    /** Every kind of posting, and most kinds of correction. */
    private static FestivalText festival() {
        return FestivalText.of()
                .row(1, 0, "9:00:00", "open", 7000, 7000)
                .row(2, 0, "9:01:00", "opne", 7000, 7000)
                .row(3, 3, "9:02:00", "pay", 1000, 4000)
                .row(1, 0, "9:03:00", "charge", 2147483647, 2147490647L)
                .row(1, 3, "9:04:00", "pay", 1500, 2147489147L)
                .row(2, 0, "9:05:00", "charge", 10_000, 17_000)
                .row(2, 0, "9:06:00", "withdraw", 17_000, 0)
                .row(3, 0, "9:07:00", "open", 7000, 11_000)
                .row(4, 0, "9:08:00", "charge", 5000, 900);
    }

    /** Runs a command in a Java of its own, as only that shows all it says; keeps it in files named after it. */
    private int exitCode(String name, Object... arguments) throws Exception {
        return ChildJvm.exitCode(ChildJvm.of(Main.class, arguments)
                .redirectErrorStream(false)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile())
                .start());
    }

    /** Which card's number stands where, and in which form. */
    private List<String> found() throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // One character a byte, so that bytes are found as text is.
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String user : USERS) {
                    new MadeUpCard(user).forms().forEach((name, form) -> {
                        if (content.contains(form)) {
                            found.add(user + " as " + name + " in " + folder.relativize(file));
                        }
                    });
                }
            }
        }
        return found;
    }
}
