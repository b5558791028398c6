package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.account.WalletId;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.CardId;
import com.minsapay.card.CardUid;
import com.minsapay.charge.CaptureRequest;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.ExpireHoldRequest;
import com.minsapay.charge.HoldRequest;
import com.minsapay.charge.LateChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.charge.ReleaseRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.DeskTransferRequest;
import com.minsapay.desk.DropRequest;
import com.minsapay.desk.FloatRequest;
import com.minsapay.desk.ReverseTopUpRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.grant.ExpireGrantRequest;
import com.minsapay.grant.GrantRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.pass.EndFreePassRequest;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.CloseWalletRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.OpenWalletRequest.GrantOf;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.KeyedIds;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A small ledger that has everything: each kind of transaction, declined ones too, a seal key that was changed, a day that was
 * closed, and something after its close.
 */
final class SchoolDay {
    private static final Instant MORNING = Instant.parse("2026-05-15T00:00:00Z");
    private static final Instant NOON = MORNING.plus(Duration.ofHours(3));
    private static final Instant EVENING = MORNING.plus(Duration.ofHours(8));
    private static final Policy POLICY = Policy.builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
            .chargeLimit(Money.won(30_000))
            .build();
    private static final OperatorId KIM = OperatorId.of("kim");
    private static final OperatorId LEE = OperatorId.of("lee");
    private static final BoothId BOOTH = BoothId.of("tteokbokki");
    private static final BoothId OTHER_BOOTH = BoothId.of("lemonade");
    private static final DeskId DESK = DeskId.of("main");
    private static final DeskId OTHER_DESK = DeskId.of("gate");
    private static final FundId SCHOOL = FundId.of("school");
    private static final FundId PARENTS = FundId.of("parents");
    private static final FundId LAST_YEAR = FundId.of("last-year");
    private static final SponsorId COUNCIL = SponsorId.of("council");

    /** In the end. */
    private static final Map<String, Integer> ACTIVE_CARDS = Map.of("w-1", 1, "w-2", 5, "w-3", 2, "w-4", 4, "w-6", 7);

    private SchoolDay() {}

    /** The key that seals now, and the one that sealed the morning. */
    static Keys keys() {
        return Keys.of(key("seal-2", 2), key("card-1", 3)).withFormer(key("seal-1", 1));
    }

    /** Makes the ledger, and closes it. */
    static void run(Path file) {
        try (MinsaPay pay = open(file, Keys.of(key("seal-1", 1), key("card-1", 3)), MORNING)) {
            send(
                    pay,
                    OpenAccountRequest.booth(key("b1"), BOOTH, "떡볶이", KIM),
                    OpenAccountRequest.booth(key("b2"), OTHER_BOOTH, "Lemonade", KIM),
                    OpenAccountRequest.desk(key("d1"), DESK, "데스크", KIM),
                    OpenAccountRequest.fund(key("f1"), SCHOOL, "School", Optional.empty(), KIM),
                    OpenAccountRequest.fund(
                            key("f2"), PARENTS, "Parents", Optional.of(MORNING.plus(Duration.ofDays(1))), KIM),
                    OpenAccountRequest.fund(key("f3"), LAST_YEAR, "Last year", Optional.of(MORNING), KIM),
                    open("o1", "w-1", Optional.of(card(1)), Optional.of(new GrantOf(SCHOOL, Money.won(7_000)))),
                    open("o2", "w-2", Optional.of(card(2)), Optional.of(new GrantOf(PARENTS, Money.won(3_000)))),
                    open("o3", "w-3", Optional.of(card(3)), Optional.empty()),
                    open("o4", "w-4", Optional.empty(), Optional.empty()),
                    TopUpRequest.of(key("t1"), DESK, WalletRef.of(card(1)), Money.won(10_000), KIM),
                    ChargeRequest.of(key("c1"), BOOTH, WalletRef.of(card(1)), Money.won(8_000), KIM),
                    ChargeRequest.of(key("c2"), BOOTH, WalletRef.of(card(9)), Money.won(100), KIM));
        }
        try (MinsaPay pay = open(file, keys(), MORNING)) {
            afternoon(pay);
        }
        try (MinsaPay pay = open(file, keys())) {
            evening(pay);
        }
        try (LedgerStore store = JpaLedgerStore.sqlite(file)) {
            assertThat(LedgerSnapshot.of(store).journal())
                    .filteredOn(JournalRow::isApproved)
                    .extracting(row -> TransactionKind.valueOf(row.kind()))
                    .contains(TransactionKind.values());
        }
    }

    private static void afternoon(MinsaPay pay) {
        send(
                pay,
                TopUpRequest.of(key("t2"), DESK, WalletRef.of(WalletId.of("w-2")), Money.won(5_000), KIM),
                ChargeRequest.of(key("c3"), OTHER_BOOTH, WalletRef.of(card(2)), Money.won(4_000), KIM),
                ChargeRequest.of(key("c4"), OTHER_BOOTH, WalletRef.of(card(2)), Money.won(40_000), KIM),
                new WithdrawalRequest(key("x1"), DESK, WalletRef.of(WalletId.of("w-1")), Money.won(1_000), KIM),
                new ReplaceCardRequest(key("r1"), WalletId.of("w-2"), card(5), KIM),
                new BlockCardRequest(key("k1"), card(3), KIM),
                ChargeRequest.of(key("c5"), BOOTH, WalletRef.of(card(3)), Money.won(100), KIM),
                new LinkCardRequest(key("l1"), card(4), WalletId.of("w-4"), KIM),
                new LinkCardRequest(key("l2"), card(2), WalletId.of("w-3"), KIM),
                open("o5", "w-5", Optional.of(card(6)), Optional.of(new GrantOf(SCHOOL, Money.won(600)))),
                new CloseWalletRequest(key("z1"), WalletRef.of(WalletId.of("w-5")), Optional.empty(), KIM),
                new CloseWalletRequest(key("z2"), WalletRef.of(WalletId.of("w-5")), Optional.empty(), KIM),
                new BlockCardRequest(key("k2"), card(5), KIM),
                new LinkCardRequest(key("l3"), card(5), WalletId.of("w-2"), KIM),
                new LinkCardRequest(key("l4"), card(5), WalletId.of("w-2"), KIM),
                new GrantRequest(key("a1"), SCHOOL, WalletRef.of(WalletId.of("w-3")), Money.won(900), KIM),
                new GrantRequest(key("a2"), LAST_YEAR, WalletRef.of(WalletId.of("w-3")), Money.won(100), KIM),
                OpenAccountRequest.sponsor(key("s1"), COUNCIL, "Council", KIM),
                pass("s2", "w-1", Optional.empty(), OTHER_BOOTH),
                pass("s3", "w-4", Optional.of(MORNING.plus(Duration.ofHours(9))), BOOTH, OTHER_BOOTH),
                pass("s4", "w-5", Optional.empty(), BOOTH),
                new EndFreePassRequest(key("s5"), WalletRef.of(WalletId.of("w-4")), COUNCIL, Set.of(BOOTH), KIM),
                EndFreePassRequest.all(key("s6"), WalletRef.of(WalletId.of("w-2")), COUNCIL, KIM),
                ChargeRequest.of(key("c6"), OTHER_BOOTH, WalletRef.of(card(1)), Money.won(2_500), KIM),
                RefundRequest.part(key("f1-c6"), KeyedIds.of(key("c6")), Money.won(500), KIM),
                OpenAccountRequest.desk(key("d2"), OTHER_DESK, "Gate", KIM),
                new FloatRequest(key("g1"), DESK, Money.won(50_000), KIM),
                new DeskTransferRequest(key("g2"), DESK, OTHER_DESK, Money.won(20_000), KIM),
                new DropRequest(key("g3"), DESK, Money.won(30_000), KIM),
                new DropRequest(key("g4"), DeskId.of("closed"), Money.won(100), KIM),
                new CountRequest(key("n1"), DESK, Money.won(13_500), LEE),
                new CountRequest(key("n2"), OTHER_DESK, Money.won(20_000), LEE),
                PayoutRequest.of(key("p1"), BOOTH, Money.won(5_000), KIM),
                PayoutRequest.of(key("p2"), BOOTH, Money.won(5_000), KIM),
                PayoutRequest.full(key("p3"), OTHER_BOOTH, KIM),
                new CorrectionRequest(
                        key("m1"),
                        List.of(
                                new Transfer(AccountId.suspense(), AccountId.own(WalletId.of("w-4")), Money.won(500)),
                                new Transfer(
                                        AccountId.fund(SCHOOL),
                                        AccountId.grant(WalletId.of("w-4"), SCHOOL),
                                        Money.won(200)),
                                new Transfer(
                                        AccountId.fund(LAST_YEAR),
                                        AccountId.grant(WalletId.of("w-4"), LAST_YEAR),
                                        Money.won(300))),
                        "counted twice",
                        KIM,
                        LEE),
                new ExpireGrantRequest(key("a3"), WalletId.of("w-4"), LAST_YEAR, OperatorId.SWEEP),
                new ExpireGrantRequest(key("a4"), WalletId.of("w-9"), LAST_YEAR, OperatorId.SWEEP),
                HoldRequest.of(
                        key("h1"),
                        BOOTH,
                        WalletRef.of(card(1)),
                        Money.won(900),
                        MORNING.plus(Duration.ofHours(1)),
                        KIM),
                HoldRequest.of(
                        key("h2"),
                        BOOTH,
                        WalletRef.of(card(1)),
                        Money.won(700),
                        MORNING.plus(Duration.ofHours(1)),
                        KIM),
                HoldRequest.of(
                        key("h3"), BOOTH, WalletRef.of(card(1)), Money.won(50), MORNING.plus(Duration.ofHours(1)), KIM),
                HoldRequest.of(
                        key("h4"), BOOTH, WalletRef.of(card(1)), Money.won(80), MORNING.plus(Duration.ofHours(1)), KIM),
                CaptureRequest.part(key("h1-c"), KeyedIds.of(key("h1")), Money.won(400), KIM),
                new ReleaseRequest(key("h1-r"), KeyedIds.of(key("h1")), KIM),
                new ReleaseRequest(key("h2-r"), KeyedIds.of(key("h2")), KIM),
                RefundRequest.part(key("f1-h1"), KeyedIds.of(key("h1-c")), Money.won(100), KIM),
                RefundRequest.part(key("f1-c1"), KeyedIds.of(key("c1")), Money.won(500), KIM),
                RefundRequest.full(key("f2-c1"), KeyedIds.of(key("c1")), KIM),
                RefundRequest.full(key("f3-c1"), KeyedIds.of(key("c1")), KIM));
    }

    /** What was sold on paper is entered, a mistyped top-up taken back and the day closed; one wallet comes after that. */
    private static void evening(MinsaPay pay) {
        send(
                pay,
                new ExpireHoldRequest(key("h4-e"), KeyedIds.of(key("h4")), OperatorId.SWEEP),
                new ExpireHoldRequest(key("h1-e"), KeyedIds.of(key("h1")), OperatorId.SWEEP),
                LateChargeRequest.of(key("y1"), BOOTH, WalletRef.of(card(1)), Money.won(300), NOON, KIM),
                // Closed by now, so that it owes all of it.
                LateChargeRequest.of(key("y2"), BOOTH, WalletRef.of(WalletId.of("w-5")), Money.won(250), NOON, KIM),
                LateChargeRequest.of(key("y3"), BOOTH, WalletRef.of(card(9)), Money.won(100), NOON, KIM),
                TopUpRequest.of(key("t3"), DESK, WalletRef.of(WalletId.of("w-4")), Money.won(30_000), KIM),
                new ReverseTopUpRequest(key("v1"), KeyedIds.of(key("t3")), KIM, Optional.of(LEE)),
                ReverseTopUpRequest.of(key("v2"), KeyedIds.of(key("t3")), KIM),
                new CloseDayRequest(key("e1"), KIM),
                new CountRequest(key("n3"), DESK, Money.won(13_500), LEE),
                new CorrectionRequest(
                        key("m2"),
                        List.of(new Transfer(AccountId.overShort(), AccountId.suspense(), Money.won(500))),
                        "counted once",
                        KIM,
                        LEE),
                new CloseDayRequest(key("e2"), KIM),
                open("o6", "w-6", Optional.of(card(7)), Optional.empty()),
                TopUpRequest.of(key("t4"), DESK, WalletRef.of(card(7)), Money.won(2_000), KIM));
    }

    /** In the evening. */
    static MinsaPay open(Path file, Keys keys) {
        return open(file, keys, EVENING);
    }

    private static MinsaPay open(Path file, Keys keys, Instant now) {
        JpaLedgerStore store = JpaLedgerStore.sqlite(file);
        try {
            return MinsaPay.builder(store, keys)
                    .policy(POLICY)
                    .clock(SettableClock.at(now))
                    .ids(new KeyedIds())
                    .build();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** A top-up of ten won that is always approved. */
    static Request topUp(String key, String wallet) {
        return TopUpRequest.of(key(key), DESK, WalletRef.of(WalletId.of(wallet)), Money.won(10), KIM);
    }

    /** A charge of ten won that is always approved while there is money. */
    static Request charge(String key, String wallet) {
        return ChargeRequest.of(key(key), BOOTH, WalletRef.of(WalletId.of(wallet)), Money.won(10), KIM);
    }

    /** The same, by the wallet's card, if it has one that pays. */
    static Optional<Request> tapped(String key, String wallet) {
        return Optional.ofNullable(ACTIVE_CARDS.get(wallet))
                .map(card -> ChargeRequest.of(key(key), BOOTH, WalletRef.of(card(card)), Money.won(10), KIM));
    }

    /** Lets another booth take part. */
    static Request booth(String name) {
        return OpenAccountRequest.booth(key(name), BoothId.of(name), name, KIM);
    }

    private static void send(MinsaPay pay, Request... requests) {
        for (Request request : requests) {
            if (!Load.send(pay, request).isFinal()) {
                throw new AssertionError("not recorded: " + request.key());
            }
        }
    }

    private static Request open(String key, String wallet, Optional<CardId> card, Optional<GrantOf> grant) {
        return new OpenWalletRequest(key(key), WalletId.of(wallet), card, grant, KIM);
    }

    private static Request pass(String key, String wallet, Optional<Instant> until, BoothId... booths) {
        return new FreePassRequest(key(key), WalletRef.of(WalletId.of(wallet)), COUNCIL, Set.of(booths), until, KIM);
    }

    private static IdempotencyKey key(String text) {
        return IdempotencyKey.of(text);
    }

    private static MacKey key(String id, int seed) {
        byte[] secret = new byte[MacKey.LENGTH];
        new Random(seed).nextBytes(secret);
        return MacKey.of(id, secret);
    }

    private static CardId card(int number) {
        return CardUid.of(new byte[] {4, 1, 2, 3, 4, 5, (byte) number}).identify(keys().cardKey());
    }
}
