package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.MinsaPay;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.request.Request;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The crash test can fail: what it must catch, planted one by one. */
class CrashCheckTest {
    private static final IdempotencyKey CHARGED = Load.key(0, 0, 4);

    private final CallLog log = new CallLog();

    @Test
    void a_ledger_that_holds_what_was_acknowledged_has_no_problems() {
        LedgerSnapshot ledger = ledger();
        assertThat(CrashCheck.problems(log, ledger)).isEmpty();
        assertThat(ledger.journal())
                .filteredOn(JournalRow::isApproved)
                .extracting(JournalRow::kind)
                .hasSameElementsAs(Load.kinds());
        assertThat(log.answers()).containsKey(CHARGED.value());
        assertThat(log.answers().get(CHARGED.value()).isApproved()).isTrue();
    }

    @Test
    void an_answer_given_before_the_commit_is_caught() {
        LedgerStore honest = MinsaPay.inMemoryStore();
        EagerStore eager = new EagerStore(honest);
        try (MinsaPay pay = CrashLoad.open(eager)) {
            Load.opening().forEach(request -> ask(pay, request));
            ask(pay, Load.of(Load.key(0, 0, 1)));
            eager.answersBeforeItCommits = true;
            ask(pay, Load.of(Load.key(0, 0, 3)));

            assertThat(CrashCheck.problems(log, LedgerSnapshot.of(honest)))
                    .containsExactly("k.0.0.3 was acknowledged, and is there 0 times");
        }
    }

    @Test
    void a_lost_row_is_caught() {
        LedgerSnapshot lost = withJournal(ledger(), journal -> journal.removeIf(CrashCheckTest::isCharged));
        assertThat(CrashCheck.problems(log, lost)).contains("k.0.0.4 was acknowledged, and is there 0 times");
    }

    @Test
    void a_row_that_is_there_twice_is_caught() {
        LedgerSnapshot doubled = withJournal(
                ledger(),
                journal -> journal.add(journal.stream()
                        .filter(CrashCheckTest::isCharged)
                        .findFirst()
                        .orElseThrow()));
        assertThat(CrashCheck.problems(log, doubled)).contains("k.0.0.4 is there 2 times");
    }

    @Test
    void another_id_is_caught() {
        LedgerSnapshot renamed = withRow(row -> Rows.with(row, "id", new UUID(1, 2)));
        assertThat(CrashCheck.problems(log, renamed))
                .singleElement()
                .asString()
                .contains("k.0.0.4 was acknowledged as");
    }

    @Test
    void another_amount_is_caught() {
        LedgerSnapshot cheaper = withRow(row -> Rows.with(
                row,
                "transfers",
                row.transfers().stream()
                        .map(transfer -> Rows.with(transfer, "amount", transfer.amount() - 1))
                        .toList()));
        assertThat(CrashCheck.problems(log, cheaper))
                .anyMatch(problem -> problem.startsWith("k.0.0.4 was acknowledged as"))
                .anyMatch(problem -> problem.startsWith("k.0.0.4 asked for 2500, and is there as"))
                .anyMatch(problem -> problem.contains("does not follow from its transactions"));
    }

    @Test
    void another_decision_is_caught() {
        LedgerSnapshot declined =
                withRow(row -> Rows.with(Rows.with(row, "status", "CARD_BLOCKED"), "transfers", List.of()));
        assertThat(CrashCheck.problems(log, declined))
                .anyMatch(problem -> problem.startsWith("k.0.0.4 was acknowledged as"));
    }

    @Test
    void half_of_what_nobody_saw_an_answer_to_is_caught() {
        LedgerSnapshot ledger = ledger();
        CallLog unseen = new CallLog();
        log.sent().forEach(key -> unseen.add(CallLog.sent(IdempotencyKey.of(key))));
        LedgerSnapshot torn = withJournal(
                ledger,
                journal -> journal.replaceAll(row -> isCharged(row) ? Rows.with(row, "transfers", List.of()) : row));

        assertThat(CrashCheck.problems(unseen, ledger)).isEmpty();
        assertThat(CrashCheck.problems(unseen, torn))
                .anyMatch(problem -> problem.startsWith("k.0.0.4 asked for 2500, and is there as"));
    }

    @Test
    void a_balance_written_apart_is_caught() {
        LedgerSnapshot ledger = ledger();
        List<WalletRow> wallets = new ArrayList<>(ledger.wallets());
        wallets.replaceAll(wallet -> Rows.with(wallet, "own", wallet.own() + 1));
        assertThat(CrashCheck.problems(log, Rows.with(ledger, "wallets", wallets)))
                .hasSize(wallets.size());
    }

    @Test
    void a_missing_wallet_is_caught() {
        LedgerSnapshot ledger = ledger();
        assertThat(CrashCheck.problems(
                        log, Rows.with(ledger, "wallets", ledger.wallets().subList(1, 2))))
                .anyMatch(problem -> problem.endsWith("has transactions, and is not there"));
    }

    @Test
    void a_row_that_nobody_asked_for_is_caught() {
        LedgerSnapshot ledger = ledger();
        assertThat(CrashCheck.problems(new CallLog(), ledger)).contains("k.0.0.4 is there, and nobody asked for it");
    }

    @Test
    void two_answers_to_one_key_are_caught() {
        ledger();
        log.add(CHARGED.value(), new CallLog.Answer("another", "2500", "approved"));
        assertThat(log.troubles()).singleElement().asString().startsWith("k.0.0.4 was answered ");
    }

    @Test
    void of_two_programs_one_that_was_told_otherwise_is_caught() {
        LedgerSnapshot ledger = ledger();
        CallLog other = new CallLog();
        log.answers().forEach(other::add);
        assertThat(CrashCheck.problems(CallLog.together(List.of(log, other)), ledger))
                .isEmpty();

        CallLog misled = new CallLog();
        misled.add(CHARGED.value(), new CallLog.Answer("-", "CARD_BLOCKED", "declined"));
        assertThat(CrashCheck.problems(CallLog.together(List.of(log, misled)), ledger))
                .singleElement()
                .asString()
                .startsWith("k.0.0.4 was answered ")
                .endsWith(", then declined");
    }

    @Test
    void of_two_programs_what_only_one_was_told_and_is_lost_or_doubled_is_caught() {
        LedgerSnapshot ledger = ledger();
        CallLog other = new CallLog();
        CallLog together = CallLog.together(List.of(other, log));
        LedgerSnapshot lost = withJournal(ledger, journal -> journal.removeIf(CrashCheckTest::isCharged));
        LedgerSnapshot doubled = withJournal(ledger, journal -> journal.addAll(ledger.journal()));

        assertThat(other.answers()).isEmpty();
        assertThat(CrashCheck.problems(together, ledger)).isEmpty();
        assertThat(CrashCheck.problems(together, lost)).contains("k.0.0.4 was acknowledged, and is there 0 times");
        assertThat(CrashCheck.problems(together, doubled)).contains("k.0.0.4 was acknowledged, and is there 2 times");
    }

    @Test
    void another_answer_when_asked_again_is_caught() throws Exception {
        try (MinsaPay pay = CrashLoad.open(MinsaPay.inMemoryStore())) {
            Load.opening().forEach(request -> ask(pay, request));
            ask(pay, Load.of(Load.key(0, 0, 0)));
            ask(pay, Load.of(CHARGED));
            assertThat(AskAgain.problems(pay, log.answers().entrySet())).isEmpty();

            CallLog.Answer told = log.answers().get(CHARGED.value());
            CallLog.Answer another = new CallLog.Answer(told.id(), told.result(), told.text() + "!");
            assertThat(AskAgain.problems(pay, Map.of(CHARGED.value(), another).entrySet()))
                    .singleElement()
                    .asString()
                    .startsWith("k.0.0.4 was answered " + another.text());
        }
    }

    @Test
    void a_caller_goes_on_after_the_last_it_asked_for() {
        Load.Place begin = new Load.Place(0, 0, 0);
        assertThat(log.next(begin)).isEqualTo(begin);
        log.add(CallLog.sent(Load.key(0, 0, 9)));
        log.add(CallLog.sent(Load.key(0, 0, 10)));
        log.add(CallLog.sent(Load.key(0, 1, 30)));

        assertThat(log.next(begin)).isEqualTo(new Load.Place(0, 0, 11));
        assertThat(log.unanswered()).containsExactly("k.0.0.9", "k.0.0.10", "k.0.1.30");
    }

    @Test
    void a_fault_while_nothing_was_killed_is_caught() {
        log.add(CallLog.fault(CHARGED, new IllegalStateException("broken")));
        assertThat(log.troubles())
                .containsExactly("a fault without a crash, under k.0.0.4: java.lang.IllegalStateException: broken");
    }

    /** A ledger on which one caller has asked for everything, and the log of it. */
    private LedgerSnapshot ledger() {
        LedgerStore store = MinsaPay.inMemoryStore();
        try (MinsaPay pay = CrashLoad.open(store)) {
            Load.opening().forEach(request -> ask(pay, request));
            for (int n = 0; n < Load.ROUND; n++) {
                ask(pay, Load.of(Load.key(0, 0, n)));
            }
            return LedgerSnapshot.of(store);
        }
    }

    private void ask(MinsaPay pay, Request request) {
        log.add(CallLog.sent(request.key()));
        log.add(CallLog.answer(request.key(), Load.send(pay, request)));
    }

    private LedgerSnapshot withRow(UnaryOperator<JournalRow> change) {
        return withJournal(ledger(), journal -> journal.replaceAll(row -> isCharged(row) ? change.apply(row) : row));
    }

    private static boolean isCharged(JournalRow row) {
        return row.key().equals(CHARGED.value());
    }

    private static LedgerSnapshot withJournal(LedgerSnapshot ledger, Consumer<List<JournalRow>> change) {
        List<JournalRow> journal = new ArrayList<>(ledger.journal());
        change.accept(journal);
        return Rows.with(ledger, "journal", journal);
    }

    /** Answers with what a unit came to, and is stopped before it commits. */
    private static final class EagerStore implements LedgerStore {
        private final LedgerStore delegate;
        private volatile boolean answersBeforeItCommits;

        EagerStore(LedgerStore delegate) {
            this.delegate = delegate;
        }

        @Override
        public <T> T transact(Function<LedgerUnit, T> work) {
            if (!answersBeforeItCommits) {
                return delegate.transact(work);
            }
            List<T> result = new ArrayList<>();
            try {
                return delegate.transact(unit -> {
                    result.add(work.apply(unit));
                    throw new IllegalStateException("stopped before the commit");
                });
            } catch (IllegalStateException e) {
                return result.get(0);
            }
        }

        @Override
        public LedgerView view() {
            return delegate.view();
        }

        @Override
        public void close() {
            delegate.close();
        }
    }
}
