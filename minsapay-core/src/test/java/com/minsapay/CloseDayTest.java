package com.minsapay;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_DESK;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.DeskId;
import com.minsapay.account.WalletId;
import com.minsapay.audit.Checkpoint;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.LateChargeRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.FloatRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.report.CashFlow;
import com.minsapay.report.ClosedDay;
import com.minsapay.report.DayClose;
import com.minsapay.report.DaySheet;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a day, through the front door. */
class CloseDayTest {
    private final MeanwhileStore store = new MeanwhileStore(MinsaPay.inMemoryStore());
    private Instant now = NOON;
    private final MinsaPay pay = MinsaPay.builder(store, keys())
            .policy(Policy.unlimited(KRW, ZoneOffset.UTC))
            .clock(() -> now)
            .build();
    private int keys;

    @BeforeEach
    void open() {
        approved(pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM)));
        approved(pay.openAccount(OpenAccountRequest.desk(key(), DESK, "데스크", KIM)));
        approved(pay.openAccount(OpenAccountRequest.desk(key(), OTHER_DESK, "2번", KIM)));
        approved(pay.openAccount(OpenAccountRequest.fund(key(), FUND, "지원금", Optional.empty(), KIM)));
        approved(pay.openWallet(new OpenWalletRequest(
                key(), WALLET, Optional.of(CARD), Optional.of(new OpenWalletRequest.GrantOf(FUND, won(1_000))), KIM)));
        topUp(5_000);
        charge(3_000);
        count(5_000);
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void i12_a_close_covers_what_was_committed_and_the_next_one_what_came_after() {
        ClosedDay first = closed();
        assertThat(first.cutBefore()).isZero();
        assertThat(first.cut()).isEqualTo(8);
        assertThat(first.sums()).hasToString("own=3000 booth=3000 desk=-5000 fund=-1000");
        assertThat(first.operator()).isEqualTo(LEE);
        assertThat(pay.verify(Checkpoint.of(first)).findings()).isEmpty();

        now = now.minusSeconds(3_600);
        charge(500);
        ClosedDay second = closed();
        assertThat(second.cutBefore()).isEqualTo(first.cut());
        assertThat(second.cut()).as("with the first close").isEqualTo(10);
        assertThat(second.sums().of(AccountKind.BOOTH)).isEqualTo(won(3_500));
        assertThat(pay.closedDays()).containsExactly(first, second);
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void i12_what_is_committed_while_the_books_are_walked_belongs_to_the_next_close() {
        store.meanwhile(() -> charge(500));

        ClosedDay first = closed();
        assertThat(first.cut()).isEqualTo(8);
        assertThat(first.sums().of(AccountKind.BOOTH)).isEqualTo(won(3_000));
        assertThat(pay.verify().findings()).isEmpty();

        ClosedDay second = closed();
        assertThat(second.cutBefore()).isEqualTo(8);
        assertThat(second.sums().of(AccountKind.BOOTH)).isEqualTo(won(3_500));
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void i12_a_late_charge_belongs_to_the_next_close_whenever_it_happened() {
        Instant during = now;
        now = now.plusSeconds(3_600);
        ClosedDay first = closed();

        approved(pay.chargeLate(LateChargeRequest.of(key(), BOOTH, WalletRef.of(WALLET), won(400), during, KIM)));

        ClosedDay second = closed();
        assertThat(sheet(first.transaction()).booths().get(0).after()).isEqualTo(won(3_000));
        assertThat(sheet(second.transaction()).booths().get(0).flows())
                .containsExactly(new CashFlow(TransactionKind.LATE_CHARGE, 1, won(400), won(0)));
    }

    @Test
    void i12_a_close_that_another_overtook_does_not_go_back() {
        store.meanwhile(() -> {
            charge(500);
            closed();
        });

        assertThat(reason(pay.closeDay(new CloseDayRequest(key(), KIM)))).isEqualTo(DeclineReason.NOTHING_TO_CLOSE);
        assertThat(pay.closedDays()).extracting(ClosedDay::cut).containsExactly(9L);
    }

    @Test
    void i12_a_till_that_moved_since_its_count_stops_it_and_is_named() {
        topUp(100);
        pay.bringFloat(new FloatRequest(key(), OTHER_DESK, won(10), KIM));
        CloseDayRequest close = new CloseDayRequest(key(), KIM);

        Outcome declined = pay.closeDay(close);
        assertThat(declined)
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.TILL_NOT_COUNTED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(OTHER_DESK, DESK)));
        count(5_100);
        assertThat(uncounted(pay.closeDay(new CloseDayRequest(key(), KIM)))).containsExactly(OTHER_DESK);
        approved(pay.count(new CountRequest(key(), OTHER_DESK, won(7), LEE)));

        assertThat(closed().sums().of(AccountKind.OVER_SHORT)).isEqualTo(won(-3));
        assertThat(pay.closeDay(close)).as("the same key").isEqualTo(declined);
        assertThat(pay.verify().findings()).isEmpty();
    }

    /** As in a store with several writers: another program commits between what the count reads and where it is written. */
    @ParameterizedTest
    @ValueSource(longs = {5_000, 5_500})
    void i12_a_till_whose_count_did_not_see_a_top_up_is_counted_again(long found) {
        topUp(500);
        store.inThePast(Map.of(AccountId.desk(DESK).toString(), -5_000L), () -> count(found));

        assertThat(uncounted(pay.closeDay(new CloseDayRequest(key(), KIM)))).containsExactly(DESK);
        count(5_500);
        assertThat(closed().sums().of(AccountKind.OVER_SHORT)).as("booked back").isEqualTo(won(0));
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void i12_a_till_is_not_counted_again_for_another_day_without_cash() {
        closed();
        charge(500);
        assertThat(closed().sums().of(AccountKind.DESK)).isEqualTo(won(-5_000));
    }

    @Test
    void what_waits_in_suspense_stops_it_until_it_is_explained() {
        correct(AccountId.suspense(), AccountId.own(WALLET), 70);
        assertThat(pay.closeDay(new CloseDayRequest(key(), KIM)))
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.SUSPENSE_LEFT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(won(-70)),
                        List.of()));
        correct(AccountId.overShort(), AccountId.suspense(), 70);
        assertThat(closed().sums().of(AccountKind.OVER_SHORT)).isEqualTo(won(-70));
    }

    @Test
    void i12_a_ledger_that_does_not_verify_is_not_closed() {
        edit("own", 3_300L);

        assertThat(pay.closeDay(new CloseDayRequest(key(), KIM)))
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.BOOKS_NOT_PROVEN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(won(-300)),
                        List.of()));
        assertThat(pay.closedDays()).isEmpty();
    }

    @Test
    void i12_a_ledger_that_does_not_verify_is_told_so_though_nothing_moved() {
        closed();
        edit("owed", 1L);

        assertThat(reason(pay.closeDay(new CloseDayRequest(key(), KIM)))).isEqualTo(DeclineReason.BOOKS_NOT_PROVEN);
    }

    @Test
    void i12_a_ledger_that_cannot_be_read_or_added_up_is_not_closed() {
        Outcome noDifference = new Outcome.Declined(
                DeclineReason.BOOKS_NOT_PROVEN, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        WalletRow before = edit("passes", "nonsense");
        assertThat(pay.closeDay(new CloseDayRequest(key(), KIM))).isEqualTo(noDifference);

        edit("passes", before.passes());
        approved(pay.openWallet(new OpenWalletRequest(key(), OTHER_WALLET, Optional.empty(), Optional.empty(), KIM)));
        topUp(OTHER_WALLET, 1);
        count(5_001);
        edit("own", Long.MAX_VALUE);
        assertThat(pay.closeDay(new CloseDayRequest(key(), KIM))).isEqualTo(noDifference);
        assertThat(pay.closedDays()).isEmpty();
    }

    @Test
    void i04_a_repeated_close_gets_the_first_answer_and_looks_at_nothing_new() {
        CloseDayRequest close = new CloseDayRequest(key(), LEE);
        Outcome first = pay.closeDay(close);
        topUp(100);

        assertThat(pay.closeDay(close)).isEqualTo(first);
        assertThat(pay.closedDays()).hasSize(1);
        assertThatThrownBy(() -> pay.closeDay(new CloseDayRequest(close.key(), KIM)))
                .isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    void nothing_is_recorded_if_no_money_moved_since_and_the_key_stays_free() {
        closed();
        approved(pay.openAccount(OpenAccountRequest.booth(key(), OTHER_BOOTH, "음료", KIM)));
        CloseDayRequest close = new CloseDayRequest(key(), KIM);
        Checkpoint before = pay.checkpoint();
        assertThat(reason(pay.closeDay(close))).isEqualTo(DeclineReason.NOTHING_TO_CLOSE);
        assertThat(pay.checkpoint()).isEqualTo(before);

        charge(1);
        approved(pay.closeDay(close));
    }

    @Test
    void its_sheet_prints_equal_for_ever() {
        charge(500);
        approved(pay.payOut(PayoutRequest.of(key(), BOOTH, won(1_500), KIM)));
        ClosedDay first = closed();
        DayClose shown = pay.dayClose();
        DaySheet sheet = sheet(first.transaction());

        assertThat(sheet.close()).isEqualTo(first);
        assertThat(sheet.books()).isEqualTo(shown);
        assertThat(sheet.books().isProven()).isTrue();
        assertThat(sheet.booths()).singleElement().satisfies(booth -> {
            assertThat(booth.account().id()).isEqualTo(AccountId.booth(BOOTH));
            assertThat(booth.before()).isEqualTo(won(0));
            assertThat(booth.flows())
                    .containsExactly(
                            new CashFlow(TransactionKind.CHARGE, 2, won(3_500), won(0)),
                            new CashFlow(TransactionKind.BOOTH_PAYOUT, 1, won(0), won(1_500)));
            assertThat(booth.after()).isEqualTo(won(2_000));
        });
        assertThat(sheet.desks())
                .extracting(desk -> desk.account().id(), DaySheet.AccountDay::after)
                .containsExactly(tuple(AccountId.desk(OTHER_DESK), won(0)), tuple(AccountId.desk(DESK), won(5_000)));

        approved(pay.openAccount(OpenAccountRequest.booth(key(), OTHER_BOOTH, "음료", KIM)));
        charge(200);
        ClosedDay second = closed();
        assertThat(sheet(first.transaction())).isEqualTo(sheet);
        assertThat(sheet(second.transaction()).booths())
                .extracting(DaySheet.AccountDay::before, booth -> booth.flows().size(), DaySheet.AccountDay::after)
                .containsExactly(tuple(won(0), 0, won(0)), tuple(won(2_000), 1, won(2_200)));
        assertThat(pay.daySheet(Given.transaction(99))).isEmpty();
    }

    private DaySheet sheet(TransactionId close) {
        return pay.daySheet(close).orElseThrow();
    }

    /** Closes the day, as the last of its closes. */
    private ClosedDay closed() {
        approved(pay.closeDay(new CloseDayRequest(key(), LEE)));
        List<ClosedDay> closes = pay.closedDays();
        return closes.get(closes.size() - 1);
    }

    /** The wallet's row behind the ledger's back; as it was before. */
    private WalletRow edit(String column, Object value) {
        return store.transact(unit -> {
            WalletRow before =
                    unit.lock(Set.of(WALLET.value()), Set.of()).wallets().get(WALLET.value());
            unit.append(new Posting(
                    List.of(),
                    List.of(),
                    List.of(RowChange.with(before, column, value)),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of()));
            return before;
        });
    }

    private void topUp(long amount) {
        topUp(WALLET, amount);
    }

    private void topUp(WalletId wallet, long amount) {
        approved(pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(wallet), won(amount), KIM)));
    }

    private void charge(long amount) {
        approved(pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(WALLET), won(amount), KIM)));
    }

    private void count(long amount) {
        approved(pay.count(new CountRequest(key(), DESK, won(amount), LEE)));
    }

    private void correct(AccountId from, AccountId to, long amount) {
        approved(pay.correct(
                new CorrectionRequest(key(), List.of(new Transfer(from, to, won(amount))), "found", KIM, LEE)));
    }

    private static void approved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }

    private static DeclineReason reason(Outcome outcome) {
        return ((Outcome.Declined) outcome).reason();
    }

    private static List<DeskId> uncounted(Outcome outcome) {
        return ((Outcome.Declined) outcome).uncounted();
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }

    /** Lets something happen once a view was opened, before it is read; or units read what was. */
    private static final class MeanwhileStore implements LedgerStore {
        private final LedgerStore delegate;
        private Optional<Runnable> next = Optional.empty();
        private volatile Map<String, Long> past = Map.of();

        MeanwhileStore(LedgerStore delegate) {
            this.delegate = delegate;
        }

        void meanwhile(Runnable something) {
            next = Optional.of(something);
        }

        void inThePast(Map<String, Long> balances, Runnable something) {
            past = balances;
            something.run();
            past = Map.of();
        }

        @Override
        public <T> T transact(Function<LedgerUnit, T> work) {
            return delegate.transact(unit -> work.apply(new PastUnit(unit, past)));
        }

        @Override
        public LedgerView view() {
            LedgerView view = delegate.view();
            Optional<Runnable> something = next;
            next = Optional.empty();
            something.ifPresent(Runnable::run);
            return view;
        }

        @Override
        public void close() {
            delegate.close();
        }
    }
}
