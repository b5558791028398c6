package com.minsapay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.ledger.DeclineReason;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Whether the random programs get as far as each rule: an invariant says nothing of one that none of them reaches. */
class ProgramsTest {
    private static final int EACH = 300;
    private static final int USUAL_SIZE = 1_000;

    /** No program alters a row, and none reads a card before it types an amount. */
    private static final Set<DeclineReason> OUT_OF_REACH =
            Set.of(DeclineReason.BOOKS_NOT_PROVEN, DeclineReason.AMOUNT_IS_A_CARD_NUMBER);

    @Test
    void every_reason_to_decline_is_reached() {
        Set<String> reached = new TreeSet<>();
        JqwikSession.run(() -> Stream.of(
                        Programs.withFaults(),
                        Programs.crowded(),
                        Programs.stormy(),
                        Programs.refunding(),
                        Programs.holding(),
                        Programs.passing(),
                        Programs.owing(),
                        Programs.closing())
                .flatMap(ProgramsTest::some)
                .forEach(program -> reached.addAll(refusals(program))));

        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(Stream.of(DeclineReason.values())
                        .filter(reason -> !OUT_OF_REACH.contains(reason))
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
    }

    private static Stream<Program> some(Arbitrary<Program> programs) {
        RandomGenerator<Program> generator = programs.generator(USUAL_SIZE);
        Random random = new Random(2019);
        return Stream.generate(() -> generator.next(random).value()).limit(EACH);
    }

    /** By the model alone: the properties show that the library answers the same. */
    private static Set<String> refusals(Program program) {
        ReferenceModel model = new ReferenceModel();
        Festival.OPENED.forEach(act -> model.answer(act, Festival.OPENING));
        Set<String> reasons = new TreeSet<>();
        Instant now = Festival.OPENING;
        for (Program.Step step : program.steps()) {
            now = now.plus(step.pause());
            for (Act act : step.acts()) {
                String[] words = model.answer(act, now).split(" ", -1);
                if (Set.of("declined", "refused").contains(words[0])) {
                    reasons.add(words[1]);
                }
            }
        }
        return reasons;
    }
}
