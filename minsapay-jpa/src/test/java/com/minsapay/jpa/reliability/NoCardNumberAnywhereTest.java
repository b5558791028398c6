package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants card numbers and looks for them: in the ledger's files as a stopped program leaves them and as a closed one
 * does, in everything logged at the finest level, and in every text that the library gives out.
 *
 * <p>Not looked at: the memory of a running program, and what a caller writes down itself, such as a request that it
 * made with a card number as the amount.
 */
class NoCardNumberAnywhereTest {
    private static final String LOGS = "logs.txt";

    @TempDir
    static Path folder;

    @BeforeAll
    static void runADayWithPlantedNumbers() throws Exception {
        Path errors = folder.resolve("errors.txt");
        Path levels = Files.writeString(
                folder.resolve("levels.properties"),
                "handlers=java.util.logging.ConsoleHandler\njava.util.logging.ConsoleHandler.level=ALL\n.level=FINE\n");
        Process day = new ChildJvm()
                .with("org.slf4j.simpleLogger.logFile", folder.resolve(LOGS).toString())
                .with("org.slf4j.simpleLogger.defaultLogLevel", "trace")
                .with("org.slf4j.simpleLogger.log.org.flywaydb", "trace")
                .with("org.jboss.logging.provider", "slf4j")
                .with("java.util.logging.config.file", levels.toString())
                .start(CardNumberDay.class, errors, folder.toString());
        try (InputStream out = day.getInputStream()) {
            Files.write(folder.resolve("out.txt"), out.readAllBytes());
        }
        assertThat(day.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(day.exitValue()).as(Files.readString(errors)).isZero();
    }

    @Test
    void a_planted_card_number_is_found_nowhere() throws IOException {
        assertThat(files()).contains("ledger.db", "ledger.db-wal", "ledger.db.lock", "texts.txt", LOGS);
        assertThat(found(files())).isEmpty();

        SchoolDay.open(folder.resolve("ledger.db"), SchoolDay.keys()).close();
        assertThat(files())
                .as("the log has been folded into the file")
                .contains("ledger.db")
                .doesNotContain("ledger.db-wal");
        assertThat(found(List.of("ledger.db", "ledger.db.lock"))).isEmpty();
    }

    @Test
    void it_was_looked_for_where_it_could_have_been() throws IOException {
        String logs = Files.readString(folder.resolve(LOGS));
        for (String logger : List.of(
                "TRACE org.sqlite.",
                "DEBUG org.hibernate.",
                "INFO org.flywaydb.",
                "WARN com.minsapay.internal.engine.GroupCommit",
                "WARN com.minsapay.internal.event.")) {
            assertThat(logs.contains(logger)).as(logger).isTrue();
        }
        String texts = Files.readString(folder.resolve("texts.txt"));
        for (String kind : List.of(
                "Approved[",
                "Declined[",
                "Asked[",
                "LikelyDoubleTap[",
                "AMOUNT_IS_A_CARD_NUMBER",
                "UNKNOWN_CARD",
                "CARD_BLOCKED",
                "IdempotencyConflictException",
                "LedgerCorruptException",
                "OutcomeUnknownException",
                "OverloadedException",
                "StoreUnavailableException",
                "WrongKeyException",
                "ArithmeticException",
                "IllegalArgumentException",
                "WalletStatement[",
                "AccountStatement[",
                "ChargeRequest[",
                "CardUid[")) {
            assertThat(texts.contains(kind)).as(kind).isTrue();
        }
    }

    @Test
    void every_form_would_be_found() {
        for (CardNumber number : CardNumber.PLANTED) {
            byte[] uid = number.uid();
            List<byte[]> plants = new ArrayList<>();
            plants.add(uid);
            plants.add(text(number.hex()));
            plants.add(text(number.hex().toUpperCase(Locale.ROOT)));
            plants.add(text(String.join(":", number.hex().split("(?<=\\G..)"))));
            for (String digits : number.typed()) {
                plants.add(text(digits));
                plants.add(text("amount=" + digits + "]"));
                plants.add(text(String.format(Locale.ROOT, "₩%,d", new BigInteger(digits))));
                if (digits.length() > 8) {
                    plants.add(text("1" + digits));
                    plants.add(new BigInteger(digits).toByteArray());
                }
            }
            for (byte[] plant : plants) {
                byte[] around = new byte[plant.length + 20];
                System.arraycopy(plant, 0, around, 10, plant.length);
                assertThat(CardNumber.findAllIn(around))
                        .as("%s in %s", number, new String(plant, StandardCharsets.UTF_8))
                        .isNotEmpty();
            }
        }
        assertThat(CardNumber.findAllIn(text("nothing to see, 12345678 90123456789")))
                .isEmpty();
    }

    @Test
    void the_planted_numbers_are_long_in_every_form() {
        assertThat(CardNumber.PLANTED)
                .allSatisfy(number -> assertThat(number.typed()).allMatch(digits -> digits.length() >= 8));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static List<String> found(List<String> files) throws IOException {
        List<String> found = new ArrayList<>();
        for (String file : files) {
            CardNumber.findAllIn(Files.readAllBytes(folder.resolve(file)))
                    .forEach(form -> found.add(file + ": " + form));
        }
        return found;
    }
}
