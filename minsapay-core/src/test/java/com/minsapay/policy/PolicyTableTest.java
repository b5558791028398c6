package com.minsapay.policy;

import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.card.Assurance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.outcome.Question;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in the documentation says what {@link Policy#festival} does, figure by figure and sentence by sentence. */
class PolicyTableTest {
    private static final Path TABLE = Path.of("..", "docs", "policy.md");
    private static final Policy FESTIVAL = Policy.festival();

    @Test
    void the_table_has_every_figure_of_the_policy_and_its_festival_default() throws Exception {
        assertThat(column(1)).isEqualTo(defaults()).hasSizeGreaterThan(10);
    }

    @Test
    void the_table_gives_a_reason_for_each_default() throws Exception {
        assertThat(column(2)).allSatisfy((name, why) -> assertThat(why).as(name).isNotBlank());
    }

    @Test
    void the_table_tells_the_sentences_that_people_read() throws Exception {
        Map<String, String> sentences = Map.of(
                "chargeLimit", declined(DeclineReason.ABOVE_REQUEST_LIMIT, FESTIVAL.chargeLimit()),
                "cardLimit(UID_ONLY)", declined(DeclineReason.ABOVE_CARD_LIMIT, FESTIVAL.cardLimit(Assurance.UID_ONLY)),
                "dailySpendingLimit", declined(DeclineReason.ABOVE_DAILY_LIMIT, FESTIVAL.dailySpendingLimit()),
                "topUpLimit", declined(DeclineReason.ABOVE_REQUEST_LIMIT, FESTIVAL.topUpLimit()),
                "withdrawalLimit", declined(DeclineReason.ABOVE_REQUEST_LIMIT, FESTIVAL.withdrawalLimit()),
                "balanceLimit", declined(DeclineReason.ABOVE_BALANCE_LIMIT, FESTIVAL.balanceLimit()),
                "largeAmount", inBoth(new Outcome.Asked(new Question.LargeAmount(won(45_000), won(30_000)))),
                "doubleTapWindow",
                        inBoth(new Outcome.Asked(
                                new Question.LikelyDoubleTap(transaction(1), won(3_000), Duration.ofSeconds(2)))),
                "cardNumberMemory", declined(DeclineReason.AMOUNT_IS_A_CARD_NUMBER, Optional.empty()));
        assertThat(column(3)).containsAllEntriesOf(sentences);
    }

    /** Every figure of the policy by its name, as the table writes it. */
    private static Map<String, String> defaults() throws ReflectiveOperationException {
        Map<String, String> defaults = new TreeMap<>();
        for (Method figure : Policy.class.getMethods()) {
            List<Class<?>> takes = Arrays.asList(figure.getParameterTypes());
            boolean tells = figure.getReturnType() == Optional.class || figure.getReturnType() == Duration.class;
            if (tells && takes.isEmpty()) {
                defaults.put(figure.getName(), text(figure.invoke(FESTIVAL)));
            } else if (tells && takes.equals(List.of(Assurance.class))) {
                for (Assurance assurance : Assurance.values()) {
                    defaults.put(figure.getName() + "(" + assurance + ")", text(figure.invoke(FESTIVAL, assurance)));
                }
            }
        }
        return defaults;
    }

    private static String text(Object figure) {
        if (figure instanceof Duration duration) {
            if (duration.toSeconds() < 60) {
                return duration.toSeconds() + " seconds";
            }
            return duration.toMinutes() < 60 ? duration.toMinutes() + " minutes" : duration.toHours() + " hours";
        }
        return ((Optional<?>) figure)
                .map(limit -> ((Money) limit).format(Locale.ENGLISH))
                .orElse("none");
    }

    private static String declined(DeclineReason reason, Optional<Money> limit) {
        return inBoth(new Outcome.Declined(reason, Optional.empty(), limit));
    }

    private static String inBoth(Outcome outcome) {
        return outcome.message(Locale.ENGLISH) + " " + outcome.message(Locale.KOREAN);
    }

    /** A column of the table by the code name that its row begins with. */
    private static Map<String, String> column(int which) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (line.startsWith("| `")) {
                rows.add(Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get(0).split("`", -1)[1],
                        row -> row.get(which),
                        (one, other) -> {
                            throw new AssertionError("a figure stands in the table twice");
                        },
                        TreeMap::new));
    }
}
