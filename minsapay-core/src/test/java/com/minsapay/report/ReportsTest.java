package com.minsapay.report;

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
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.BoothId;
import com.minsapay.account.WalletId;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.DeskTransferRequest;
import com.minsapay.desk.DropRequest;
import com.minsapay.desk.FloatRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.outcome.TillCount;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Desks, booths, the day's close, double taps and exports, through the front door. */
class ReportsTest {
    private Instant now = NOON;
    private int keys;
    private final MinsaPay pay = MinsaPay.builder(MinsaPay.inMemoryStore(), keys())
            .policy(Policy.unlimited(KRW, ZoneId.of("Asia/Seoul")))
            .clock(() -> now)
            .build();

    @BeforeEach
    void open() {
        pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM));
        pay.openAccount(OpenAccountRequest.desk(key(), DESK, "데스크", KIM));
        pay.openAccount(OpenAccountRequest.fund(key(), FUND, "지원금", Optional.empty(), KIM));
        pay.openWallet(new OpenWalletRequest(
                key(), WALLET, Optional.of(CARD), Optional.of(new OpenWalletRequest.GrantOf(FUND, won(1_000))), KIM));
        pay.openWallet(new OpenWalletRequest(key(), OTHER_WALLET, Optional.empty(), Optional.empty(), KIM));
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void a_desk_tells_what_came_in_and_out_by_kind_and_what_should_be_in_it() {
        pay.openAccount(OpenAccountRequest.desk(key(), OTHER_DESK, "2번", KIM));
        pay.bringFloat(new FloatRequest(key(), DESK, won(10_000), KIM));
        topUp(5_000);
        topUp(2_000);
        pay.withdraw(new WithdrawalRequest(key(), DESK, WalletRef.of(WALLET), won(500), KIM));
        pay.drop(new DropRequest(key(), DESK, won(3_000), KIM));
        pay.transfer(new DeskTransferRequest(key(), DESK, OTHER_DESK, won(1_000), KIM));
        correct(AccountId.desk(DESK), AccountId.suspense(), 100);

        assertThat(pay.deskReports(Period.ALL))
                .satisfiesExactly(
                        other -> {
                            assertThat(other.desk().name()).isEqualTo("2번");
                            assertThat(other.flows()).containsExactly(flow(TransactionKind.DESK_TRANSFER, 1, 1_000, 0));
                            assertThat(other.expected()).isEqualTo(won(1_000));
                        },
                        main -> {
                            assertThat(main.before()).isEqualTo(won(0));
                            assertThat(main.flows())
                                    .containsExactlyInAnyOrder(
                                            flow(TransactionKind.DESK_FLOAT, 1, 10_000, 0),
                                            flow(TransactionKind.TOP_UP, 2, 7_000, 0),
                                            flow(TransactionKind.WITHDRAWAL, 1, 0, 500),
                                            flow(TransactionKind.DESK_DROP, 1, 0, 3_000),
                                            flow(TransactionKind.DESK_TRANSFER, 1, 0, 1_000),
                                            flow(TransactionKind.CORRECTION, 1, 100, 0));
                            assertThat(main.expected()).isEqualTo(won(12_600));
                            assertThat(main.lastCount()).isEmpty();
                        });
    }

    @Test
    void a_desk_tells_its_last_count_and_what_moved_since() {
        topUp(5_000);
        count(4_000);
        now = now.plusSeconds(60);
        count(4_000);
        assertThat(desk(Period.ALL).lastCount())
                .as("an exact count books nothing and is a count all the same")
                .contains(new DeskReport.LastCount(now, LEE, new TillCount(won(4_000), won(4_000)), List.of()));
        topUp(300);
        pay.withdraw(new WithdrawalRequest(key(), DESK, WalletRef.of(WALLET), won(50), KIM));

        DeskReport desk = desk(Period.ALL);
        assertThat(desk.lastCount().orElseThrow().since())
                .containsExactly(flow(TransactionKind.TOP_UP, 1, 300, 0), flow(TransactionKind.WITHDRAWAL, 1, 0, 50));
        assertThat(desk.expected()).isEqualTo(won(4_250));
        assertThat(desk.flows()).contains(flow(TransactionKind.DESK_COUNT, 1, 0, 1_000));
        assertThat(desk(new Period(NOON, now)).lastCount().orElseThrow().count().difference())
                .as("the count that the period knows")
                .isEqualTo(won(-1_000));
    }

    @Test
    void a_last_count_is_found_behind_hundreds_of_other_transactions_of_the_house() {
        count(0);
        for (int i = 0; i < 450; i++) {
            pay.bringFloat(new FloatRequest(key(), DESK, won(1), KIM));
        }
        assertThat(desk(Period.ALL).lastCount().orElseThrow().since())
                .containsExactly(flow(TransactionKind.DESK_FLOAT, 450, 450, 0));
    }

    @Test
    void a_business_day_begins_with_what_the_day_before_left() {
        topUp(5_000);
        charge(WALLET, 400);
        now = Instant.parse("2026-05-15T15:00:00Z");
        topUp(200);
        charge(WALLET, 50);

        DeskReport desk = desk(pay.businessDay(LocalDate.of(2026, 5, 16)));
        assertThat(desk.before()).isEqualTo(won(5_000));
        assertThat(desk.flows()).containsExactly(flow(TransactionKind.TOP_UP, 1, 200, 0));
        assertThat(desk.expected()).isEqualTo(won(5_200));
        BoothSettlement booth = booth(pay.businessDay(LocalDate.of(2026, 5, 16)));
        assertThat(booth.charges()).isEqualTo(1);
        assertThat(booth.gross()).isEqualTo(won(50));
        assertThat(booth.owedBefore()).isEqualTo(won(400));
        assertThat(booth.owed()).isEqualTo(won(450));
        assertThat(booth(pay.businessDay(LocalDate.of(2026, 5, 15))).owed()).isEqualTo(won(400));
        assertThat(booth(pay.businessDay(LocalDate.of(2026, 5, 17))).gross()).isEqualTo(won(0));
    }

    @Test
    void a_booth_is_settled_by_sales_refunds_sponsors_corrections_and_payouts() {
        topUp(5_000);
        TransactionId first = charge(WALLET, 1_500);
        charge(WALLET, 700);
        pay.refund(RefundRequest.part(key(), first, won(800), KIM));
        correct(AccountId.own(WALLET), AccountId.booth(BOOTH), 30);
        pay.payOut(PayoutRequest.of(key(), BOOTH, won(1_000), KIM));

        BoothSettlement booth = booth(Period.ALL);
        assertThat(booth.charges()).isEqualTo(2);
        assertThat(booth.gross()).isEqualTo(won(2_200));
        assertThat(booth.refunds()).isEqualTo(won(800));
        assertThat(booth.net()).isEqualTo(won(1_400));
        assertThat(booth.sponsored())
                .as("1,000 of grants paid, 300 of them came back after 500 of own money")
                .isEqualTo(won(700));
        assertThat(booth.corrections()).isEqualTo(won(30));
        assertThat(booth.paidOut()).isEqualTo(won(1_000));
        assertThat(booth.owed()).isEqualTo(won(430)).isEqualTo(owed(BOOTH));
    }

    @Test
    void i12_the_day_closes_on_its_proof() {
        pay.bringFloat(new FloatRequest(key(), DESK, won(10_000), KIM));
        topUp(5_000);
        charge(WALLET, 1_500);
        pay.payOut(PayoutRequest.of(key(), BOOTH, won(200), KIM));
        count(14_900);
        correct(AccountId.own(WALLET), AccountId.suspense(), 40);

        DayClose close = pay.dayClose();
        assertThat(close.tills()).isEqualTo(won(14_900));
        assertThat(close.safe()).isEqualTo(won(-10_200));
        assertThat(close.receivable()).isEqualTo(won(1_000));
        assertThat(close.own()).isEqualTo(won(4_460));
        assertThat(close.granted()).isEqualTo(won(0));
        assertThat(close.booths()).isEqualTo(won(1_300));
        assertThat(close.overShort()).isEqualTo(won(-100));
        assertThat(close.ious()).isEqualTo(won(0));
        assertThat(close.held()).isEqualTo(won(0));
        assertThat(close.suspense()).isEqualTo(won(40));
        assertThat(close.has()).isEqualTo(won(5_700));
        assertThat(close.owes()).isEqualTo(won(5_760));
        assertThat(close.difference()).isEqualTo(won(0));
        assertThat(close.isProven()).isTrue();
        assertThat(close.owedBooths()).extracting(DayClose.Owed::amount).containsExactly(won(1_300));
        assertThat(close.funds()).singleElement().satisfies(fund -> {
            assertThat(fund.given()).isEqualTo(won(1_000));
            assertThat(fund.left()).isEqualTo(won(0));
            assertThat(fund.spent()).isEqualTo(won(1_000));
        });
    }

    @Test
    void i12_what_free_passes_cost_is_owed_by_their_sponsor_and_not_spent_by_a_wallet() {
        pay.openAccount(OpenAccountRequest.sponsor(key(), SPONSOR, "학생회", KIM));
        pay.giveFreePass(
                new FreePassRequest(key(), WalletRef.of(WALLET), SPONSOR, Set.of(BOOTH), Optional.empty(), KIM));
        TransactionId first = charge(WALLET, 1_500);
        charge(WALLET, 1_500);
        pay.refund(RefundRequest.part(key(), first, won(400), KIM));

        DayClose close = pay.dayClose();
        assertThat(close.receivable()).isEqualTo(won(3_600));
        assertThat(close.granted()).isEqualTo(won(1_000));
        assertThat(close.booths()).isEqualTo(won(2_600));
        assertThat(close.isProven()).isTrue();
        assertThat(close.sponsors()).singleElement().satisfies(sponsor -> {
            assertThat(sponsor.sponsor().name()).isEqualTo("학생회");
            assertThat(sponsor.amount()).isEqualTo(won(2_600));
        });
        BoothSettlement booth = booth(Period.ALL);
        assertThat(booth.net()).isEqualTo(won(2_600)).isEqualTo(booth.sponsored());
        assertThat(pay.statement(WALLET, OptionalLong.empty(), 10).orElseThrow().transactions())
                .extracting(Transaction::walletChange)
                .containsExactly(won(0), won(0), won(0), won(0), won(1_000));
        assertThat(pay.doubleTaps(Period.ALL, Duration.ofSeconds(10)))
                .singleElement()
                .satisfies(tap -> assertThat(tap.refunded()).isEqualTo(won(400)));
        assertThat(export(ExportForm.anonymised()).toString())
                .contains("sponsor:s1")
                .doesNotContain("council");
    }

    @Test
    void i12_books_that_do_not_meet_are_not_proven_and_tell_by_how_much() {
        TrialBalance altered = TrialBalance.of(Map.of(AccountKind.OWN, won(107), AccountKind.DESK, won(-100)), won(0));
        DayClose close = DayClose.of(altered, List.of(), List.of(), List.of());
        assertThat(close.difference()).isEqualTo(won(-7));
        assertThat(close.isProven()).isFalse();
    }

    @Test
    void a_debt_tells_how_it_came_since_the_wallet_last_owed_nothing() {
        assertThat(pay.ious()).isEmpty();
        correct(AccountId.iou(WALLET), AccountId.suspense(), 70);
        topUp(70);
        topUp(1);
        correct(AccountId.iou(WALLET), AccountId.suspense(), 500);
        pay.payOut(PayoutRequest.full(key(), BOOTH, KIM));
        charge(WALLET, 10);
        topUp(200);

        assertThat(pay.ious()).singleElement().satisfies(iou -> {
            assertThat(iou.wallet()).isEqualTo(WALLET);
            assertThat(iou.owed()).isEqualTo(won(300));
            assertThat(iou.since())
                    .extracting(Transaction::kind)
                    .containsExactly(TransactionKind.CORRECTION, TransactionKind.TOP_UP);
        });
        DayClose close = pay.dayClose();
        assertThat(close.ious()).isEqualTo(won(300));
        assertThat(close.isProven()).isTrue();
    }

    @Test
    void wallets_come_by_pages_and_one_opened_meanwhile_moves_none() {
        WalletPage first = pay.wallets(Optional.empty(), 1);
        assertThat(first.wallets()).extracting(wallet -> wallet.id()).containsExactly(WALLET);
        pay.openWallet(new OpenWalletRequest(key(), WalletId.of("a-new-one"), Optional.empty(), Optional.empty(), KIM));
        WalletPage second = pay.wallets(first.next(), 1);
        assertThat(second.wallets()).extracting(wallet -> wallet.id()).containsExactly(OTHER_WALLET);
        assertThat(second.next()).isEmpty();
        assertThat(pay.wallets(Optional.empty(), 1_000).wallets()).hasSize(3);
        assertThatThrownBy(() -> pay.wallets(Optional.empty(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_page_of_a_statement_stays_the_same_while_new_transactions_arrive() {
        topUp(5_000);
        for (int amount = 1; amount <= 4; amount++) {
            charge(WALLET, amount);
        }
        OptionalLong wallet =
                pay.statement(WALLET, OptionalLong.empty(), 2).orElseThrow().next();
        OptionalLong booth = pay.statement(AccountId.booth(BOOTH), OptionalLong.empty(), 2)
                .orElseThrow()
                .next();
        charge(WALLET, 99);
        assertThat(pay.statement(WALLET, wallet, 2).orElseThrow().transactions())
                .extracting(Transaction::amount)
                .containsExactly(won(2), won(1));
        assertThat(pay.statement(AccountId.booth(BOOTH), booth, 2).orElseThrow().transactions())
                .extracting(Transaction::amount)
                .containsExactly(won(2), won(1));
    }

    @Test
    void a_repeated_payment_within_the_window_is_suspected_until_it_is_refunded() {
        topUp(5_000);
        TransactionId first = charge(WALLET, 300);
        now = now.plusSeconds(10);
        TransactionId second = charge(WALLET, 300);
        assertThat(pay.doubleTaps(Period.ALL, Duration.ofSeconds(9))).isEmpty();
        assertThat(pay.doubleTaps(Period.ALL, Duration.ofSeconds(10)))
                .singleElement()
                .satisfies(tap -> {
                    assertThat(tap.first().id()).isEqualTo(first);
                    assertThat(tap.second().id()).isEqualTo(second);
                    assertThat(tap.gap()).isEqualTo(Duration.ofSeconds(10));
                    assertThat(tap.refunded()).isEqualTo(won(0));
                    assertThat(tap.isRefunded()).isFalse();
                });
        assertThat(pay.doubleTaps(new Period(now, Instant.MAX), Duration.ofSeconds(10)))
                .isEmpty();
        pay.refund(RefundRequest.part(key(), second, won(299), KIM));
        assertThat(pay.doubleTaps(Period.ALL, Duration.ofSeconds(10))).noneMatch(DoubleTap::isRefunded);
        pay.refund(RefundRequest.full(key(), second, KIM));
        assertThat(pay.doubleTaps(Period.ALL, Duration.ofSeconds(10))).allMatch(DoubleTap::isRefunded);
        assertThatThrownBy(() -> pay.doubleTaps(Period.ALL, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_wallet_booth_or_amount_is_no_double_tap_and_three_in_a_row_are_two() {
        pay.openAccount(OpenAccountRequest.booth(key(), OTHER_BOOTH, "호떡", KIM));
        pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(OTHER_WALLET), won(5_000), KIM));
        topUp(5_000);
        charge(WALLET, 300);
        charge(OTHER_WALLET, 300);
        charge(WALLET, 301);
        pay.charge(ChargeRequest.of(key(), OTHER_BOOTH, WalletRef.of(WALLET), won(300), KIM));
        assertThat(pay.doubleTaps(Period.ALL, Duration.ofHours(1))).isEmpty();
        charge(OTHER_WALLET, 300);
        charge(OTHER_WALLET, 300);
        assertThat(pay.doubleTaps(Period.ALL, Duration.ofHours(1))).hasSize(2);
    }

    @Test
    void a_raw_export_tells_everything_in_the_order_of_the_ledger() {
        topUp(5_000);
        TransactionId charge = charge(WALLET, 1_500);
        pay.refund(RefundRequest.part(key(), charge, won(100), KIM));
        List<ExportRow> rows = export(ExportForm.raw());
        assertThat(rows).extracting(ExportRow::position).isSorted().hasSize(8);
        ExportRow refund = rows.get(7);
        assertThat(refund.about()).hasValue(rows.get(6).position());
        assertThat(rows.get(6).transfers()).hasSize(2);
        assertThat(rows.get(6).raw().orElseThrow().id()).isEqualTo(charge);
        assertThat(rows.get(0).raw().orElseThrow().details()).containsValue("떡볶이");
        assertThat(refund.wallet()).contains(WALLET);
        assertThat(refund.at()).contains(NOON);
        assertThat(refund.after()).isEqualTo(refund.raw().orElseThrow().after());
    }

    @Test
    void an_anonymised_export_numbers_names_by_first_appearance_and_tells_no_text() {
        pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(OTHER_WALLET), won(5_000), LEE));
        topUp(5_000);
        charge(WALLET, 1_500);
        pay.charge(ChargeRequest.of(key(), BoothId.of("nobody"), WalletRef.of(WALLET), won(1), KIM));
        pay.correct(new CorrectionRequest(
                key(),
                List.of(new Transfer(AccountId.own(WALLET), AccountId.suspense(), won(1))),
                "김민지에게 사과",
                KIM,
                LEE));
        List<ExportRow> rows = export(ExportForm.anonymised());

        assertThat(rows).allSatisfy(row -> {
            assertThat(row.raw()).isEmpty();
            assertThat(row.at()).isEmpty();
            assertThat(row.toString())
                    .doesNotContain("tteokbokki", "main", "school", "w-1", "w-2", "kim", "lee", "key-", "김");
        });
        assertThat(rows)
                .extracting(row -> row.wallet().map(WalletId::value).orElse("") + row.operator())
                .containsExactly("o1", "o1", "o1", "w1o1", "w2o1", "w2o2", "w1o1", "w1o1", "w1o1", "w1o1");
        assertThat(rows.get(7).transfers())
                .extracting(Transfer::toString)
                .containsExactly(
                        transfer("grant:w1:f1", "booth:b1", 1_000).toString(),
                        transfer("own:w1", "booth:b1", 500).toString());
        assertThat(rows.get(5).transfers()).containsExactly(transfer("desk:d1", "own:w2", 5_000));
        assertThat(rows.get(8).declined()).isPresent();
        assertThat(rows.get(9).transfers()).containsExactly(transfer("own:w1", "suspense", 1));
    }

    @Test
    void times_are_cut_to_bins_from_midnight_where_the_school_is() {
        now = Instant.parse("2026-05-15T14:59:59.5Z");
        topUp(1);
        assertThat(lastTime(Duration.ofHours(1))).isEqualTo(Instant.parse("2026-05-15T14:00:00Z"));
        assertThat(lastTime(Duration.ofDays(1))).isEqualTo(Instant.parse("2026-05-14T15:00:00Z"));
        assertThat(lastTime(Duration.ofSeconds(1))).isEqualTo(Instant.parse("2026-05-15T14:59:59Z"));
        now = Instant.parse("2026-05-15T15:00:00Z");
        topUp(1);
        assertThat(lastTime(Duration.ofDays(1))).isEqualTo(now);
        for (Duration bad : List.of(
                Duration.ZERO, Duration.ofMillis(999), Duration.ofDays(1).plusNanos(1))) {
            assertThatThrownBy(() -> ExportForm.anonymised(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_export_is_of_one_state_and_two_wallets_alike_hide_each_other_in_it() {
        for (WalletId wallet : List.of(WALLET, OTHER_WALLET)) {
            pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(wallet), won(5_000), KIM));
            charge(wallet, 10);
            charge(wallet, 20);
            now = now.plusSeconds(60);
        }
        try (Stream<ExportRow> rows = pay.export(ExportForm.anonymised(Duration.ofHours(1)))) {
            charge(WALLET, 30);
            assertThat(Reidentification.of(rows)).isEqualTo(new Reidentification(2, 0, 0));
        }
        try (Stream<ExportRow> rows = pay.export(ExportForm.anonymised(Duration.ofSeconds(1)))) {
            assertThat(Reidentification.of(rows)).isEqualTo(new Reidentification(2, 2, 2));
        }
    }

    private Instant lastTime(Duration bin) {
        List<ExportRow> rows = export(ExportForm.anonymised(bin));
        return rows.get(rows.size() - 1).at().orElseThrow();
    }

    private List<ExportRow> export(ExportForm form) {
        try (Stream<ExportRow> rows = pay.export(form)) {
            return new ArrayList<>(rows.toList());
        }
    }

    private DeskReport desk(Period period) {
        return pay.deskReports(period).get(0);
    }

    private BoothSettlement booth(Period period) {
        return pay.settlements(period).get(0);
    }

    private Money owed(BoothId booth) {
        return pay.statement(AccountId.booth(booth), OptionalLong.empty(), 1)
                .orElseThrow()
                .balance();
    }

    private static CashFlow flow(TransactionKind kind, long transactions, long in, long out) {
        return new CashFlow(kind, transactions, won(in), won(out));
    }

    private static Transfer transfer(String from, String to, long amount) {
        return new Transfer(AccountId.parse(from), AccountId.parse(to), won(amount));
    }

    private void topUp(long amount) {
        pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(WALLET), won(amount), KIM));
    }

    private void count(long counted) {
        pay.count(new CountRequest(key(), DESK, won(counted), LEE));
    }

    private TransactionId charge(WalletId wallet, long amount) {
        Outcome outcome = pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(wallet), won(amount), KIM));
        return ((Outcome.Approved) outcome).receipt().transaction();
    }

    private void correct(AccountId from, AccountId to, long amount) {
        pay.correct(new CorrectionRequest(key(), List.of(new Transfer(from, to, won(amount))), "why", KIM, LEE));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }
}
