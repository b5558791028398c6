package com.minsapay.jpa.reliability;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.SponsorId;
import com.minsapay.account.WalletId;
import com.minsapay.audit.Checkpoint;
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
import com.minsapay.crypto.Bytes;
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
import com.minsapay.jpa.SqliteOptions;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.pass.EndFreePassRequest;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.policy.GroupBounds;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.CloseWalletRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.OpenWalletRequest.GrantOf;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.report.Period;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.Posting;
import com.minsapay.testkit.Fault;
import com.minsapay.testkit.FaultyLedgerStore;
import com.minsapay.testkit.KeyedIds;
import com.minsapay.testkit.SettableClock;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * A program that reads the planted cards and does everything wrong that can be done with them. It writes every text that
 * the library gives out to a file, and stops without closing the ledger.
 */
final class CardNumberDay {
    private static final Instant NOON = Instant.parse("2026-05-15T03:00:00Z");
    private static final Currency USD = Currency.getInstance("USD");
    private static final OperatorId KIM = OperatorId.of("kim");
    private static final OperatorId LEE = OperatorId.of("lee");
    private static final BoothId BOOTH = BoothId.of("booth");
    private static final DeskId DESK = DeskId.of("desk");
    private static final DeskId OTHER_DESK = DeskId.of("gate");
    private static final FundId FUND = FundId.of("fund");
    private static final SponsorId SPONSOR = SponsorId.of("sponsor");

    private final Path folder;
    private final PrintWriter texts;
    private final FaultyLedgerStore store;
    private final MinsaPay pay;
    private int keys;

    private CardNumberDay(Path folder, PrintWriter texts) {
        this.folder = folder;
        this.texts = texts;
        this.store = new FaultyLedgerStore(
                JpaLedgerStore.sqlite(SqliteOptions.of(ledger()).withBusyTimeout(Duration.ofMillis(50))));
        this.pay = open(store, SchoolDay.keys(), GroupBounds.DEFAULT);
    }

    /** @param arguments the folder to work in */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (PrintWriter texts = new PrintWriter(Files.newBufferedWriter(folder.resolve("texts.txt")))) {
            new CardNumberDay(folder, texts).run();
        }
        // Without closing the ledger: what is in the log stays there to be searched.
        Runtime.getRuntime().halt(0);
    }

    private void run() throws Exception {
        send(OpenAccountRequest.booth(key(), BOOTH, "Booth", KIM));
        send(OpenAccountRequest.desk(key(), DESK, "Desk", KIM));
        send(OpenAccountRequest.desk(key(), OTHER_DESK, "Gate", KIM));
        send(OpenAccountRequest.fund(key(), FUND, "Fund", Optional.empty(), KIM));
        send(OpenAccountRequest.sponsor(key(), SPONSOR, "Sponsor", KIM));
        for (CardNumber number : CardNumber.PLANTED) {
            use(number);
            typeAsAmount(number);
            misuse(number);
        }
        for (CardNumber number : CardNumber.PLANTED) {
            breakThings(number);
        }
        lookAround();
    }

    /** Everything that a card is for. */
    private void use(CardNumber number) {
        CardUid uid = CardUid.of(number.uid());
        CardId card = pay.read(uid);
        WalletId wallet = wallet(number);
        say(uid);
        say(card);
        send(charge(card, 100));
        send(new OpenWalletRequest(
                key(), wallet, Optional.of(card), Optional.of(new GrantOf(FUND, Money.won(1_000))), KIM));
        send(TopUpRequest.of(key(), DESK, WalletRef.of(card), Money.won(20_000), KIM));
        send(new GrantRequest(key(), FUND, WalletRef.of(card), Money.won(500), KIM));
        send(new ExpireGrantRequest(key(), wallet, FUND, KIM));
        send(new FreePassRequest(key(), WalletRef.of(card), SPONSOR, Set.of(BOOTH), Optional.empty(), KIM));
        send(charge(card, 600));
        send(EndFreePassRequest.all(key(), WalletRef.of(card), SPONSOR, KIM));
        Request charge = charge(card, 700);
        send(charge);
        send(charge);
        send(charge(card, 700));
        send(charge(card, 40_000_000));
        IdempotencyKey held = key();
        send(HoldRequest.of(held, BOOTH, WalletRef.of(card), Money.won(300), NOON.plusSeconds(60), KIM));
        send(new ExpireHoldRequest(key(), KeyedIds.of(held), KIM));
        send(CaptureRequest.part(key(), KeyedIds.of(held), Money.won(200), KIM));
        send(new ReleaseRequest(key(), KeyedIds.of(held), KIM));
        send(LateChargeRequest.of(key(), BOOTH, WalletRef.of(card), Money.won(200), NOON, KIM));
        send(LateChargeRequest.of(key(), BOOTH, WalletRef.of(card), Money.won(200), NOON.minusSeconds(60), KIM));
        IdempotencyKey mistyped = key();
        send(TopUpRequest.of(mistyped, DESK, WalletRef.of(card), Money.won(900), KIM));
        send(new ReverseTopUpRequest(key(), KeyedIds.of(mistyped), KIM, Optional.of(LEE)));
        send(ReverseTopUpRequest.of(key(), KeyedIds.of(mistyped), KIM));
        send(new LinkCardRequest(key(), card, wallet, KIM));
        say(pay.card(card));
        say(pay.wallet(wallet));
    }

    /** The reader types the number into the field for the amount. */
    private void typeAsAmount(CardNumber number) {
        Set<String> amounts = new LinkedHashSet<>();
        for (String typed : number.typed()) {
            amounts.addAll(List.of(typed, "1" + typed, "25" + typed, typed + "0", typed + "500"));
        }
        CardId card = pay.read(CardUid.of(number.uid()));
        for (String digits : amounts) {
            if (new BigInteger(digits).bitLength() < Long.SIZE) {
                Money amount = Money.won(Long.parseLong(digits));
                refused(() -> pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(card), amount, KIM)));
                refused(() ->
                        pay.chargeLate(LateChargeRequest.of(key(), BOOTH, WalletRef.of(card), amount, NOON, KIM)));
                refused(() -> pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(card), amount, KIM)));
                refused(() -> pay.refund(RefundRequest.part(key(), KeyedIds.of(key()), amount, KIM)));
                refused(() ->
                        pay.hold(HoldRequest.of(key(), BOOTH, WalletRef.of(card), amount, NOON.plusSeconds(60), KIM)));
                refused(() -> pay.capture(CaptureRequest.part(key(), KeyedIds.of(key()), amount, KIM)));
                refused(() -> pay.withdraw(new WithdrawalRequest(key(), DESK, WalletRef.of(card), amount, KIM)));
                refused(() -> pay.bringFloat(new FloatRequest(key(), DESK, amount, KIM)));
                refused(() -> pay.drop(new DropRequest(key(), DESK, amount, KIM)));
                refused(() -> pay.transfer(new DeskTransferRequest(key(), DESK, OTHER_DESK, amount, KIM)));
                refused(() -> pay.count(new CountRequest(key(), DESK, amount, KIM)));
                refused(() -> pay.count(new CountRequest(key(), DESK, amount.negated(), KIM)));
                refused(() -> pay.payOut(PayoutRequest.of(key(), BOOTH, amount, KIM)));
                refused(() -> pay.grant(new GrantRequest(key(), FUND, WalletRef.of(card), amount, KIM)));
                refused(() -> pay.openWallet(new OpenWalletRequest(
                        key(), WalletId.of("new"), Optional.empty(), Optional.of(new GrantOf(FUND, amount)), KIM)));
                refused(() -> pay.correct(correction(number, amount)));
                refused(() -> pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(card), amount.negated(), KIM)));
                refused(() -> pay.charge(ChargeRequest.of(
                        key(), BOOTH, WalletRef.of(card), Money.ofMinor(USD, amount.minorUnits()), KIM)));
            }
            refused(() -> pay.topUp(TopUpRequest.of(
                    key(),
                    DESK,
                    WalletRef.of(card),
                    Money.of(Currency.getInstance("KRW"), new BigDecimal(digits)),
                    KIM)));
            refused(() -> Money.of(Currency.getInstance("KRW"), new BigDecimal(digits + ".5")));
            refused(() -> Money.won(Long.MAX_VALUE).plus(Money.of(USD, new BigDecimal(digits))));
            refused(() ->
                    Money.won(Long.MAX_VALUE).plus(Money.of(Currency.getInstance("KRW"), new BigDecimal(digits))));
            refused(() -> Money.of(Currency.getInstance("KRW"), new BigDecimal(digits))
                    .times(Long.MAX_VALUE));
        }
    }

    /** The number is put where something else belongs. */
    private void misuse(CardNumber number) {
        List<String> spellings = new ArrayList<>(number.typed());
        spellings.add(number.hex());
        spellings.add(number.hex().toUpperCase(Locale.ROOT));
        spellings.add(String.join(":", number.hex().split("(?<=\\G..)")));
        spellings.add(number.hex() + "0");
        spellings.add(number.hex() + "ZZ");
        spellings.add(number.hex() + "ABCDEF");
        for (String text : spellings) {
            String shapeless = text + " \u00e9";
            refused(() -> CardUid.ofHex(shapeless));
            refused(() -> CardUid.ofHex(text + "00"));
            refused(() -> WalletId.of(shapeless));
            refused(() -> BoothId.of(shapeless));
            refused(() -> DeskId.of(shapeless));
            refused(() -> FundId.of(shapeless));
            refused(() -> SponsorId.of(shapeless));
            refused(() -> OperatorId.of(shapeless));
            refused(() -> IdempotencyKey.of(shapeless));
            refused(() -> AccountId.parse(text));
            refused(() -> AccountId.parse(text + ":" + text));
            refused(() -> AccountId.parse("own:" + shapeless));
            refused(() -> AccountId.parse("own:" + text + ":" + text));
            refused(() -> TransactionId.parse(text));
            refused(() -> Checkpoint.parse(text));
            refused(() -> Bytes.ofHex(shapeless));
            refused(() -> MacKey.of(shapeless, new byte[32]));
            refused(() -> MacKey.of("key", text.getBytes(StandardCharsets.UTF_8)));
            refused(() -> OpenAccountRequest.booth(key(), BOOTH, text + "\n", KIM));
            refused(() -> new CorrectionRequest(key(), List.of(move(number, Money.won(1))), text + "\n", KIM, LEE));
        }
        byte[] longer = new byte[number.uid().length + 1];
        System.arraycopy(number.uid(), 0, longer, 0, number.uid().length);
        refused(() -> CardUid.of(longer));
        refused(() -> new CardId(Bytes.of(number.uid())));
    }

    /** Each kind of fault, while the card is used. */
    private void breakThings(CardNumber number) throws Exception {
        CardId card = pay.read(CardUid.of(number.uid()));
        Request charge = charge(card, 10);
        send(charge);
        refused(() -> pay.charge(ChargeRequest.of(charge.key(), BOOTH, WalletRef.of(card), Money.won(11), KIM)));
        for (Fault fault : List.of(Fault.BEFORE_WORK, Fault.BEFORE_COMMIT)) {
            store.plan(fault);
            send(charge(card, 20));
        }
        store.plan(Fault.LOST_REPLY, Fault.LOST_REPLY, Fault.LOST_REPLY, Fault.LOST_REPLY, Fault.LOST_REPLY);
        send(charge(card, 30));
        store.plan(Fault.LOST_REPLY, Fault.BEFORE_WORK);
        send(new BlockCardRequest(key(), card, KIM));
        send(charge(card, 40));
        CardId other = pay.read(CardUid.of(new byte[] {4, 1, 2, 3, 4, 5, (byte) CardNumber.PLANTED.indexOf(number)}));
        send(new LinkCardRequest(key(), other, wallet(number), KIM));
        send(new LinkCardRequest(key(), other, wallet(number), KIM));
        send(new ReplaceCardRequest(key(), wallet(number), card, KIM));
        refused(() -> store.transact(unit -> {
            unit.append(new Posting(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new CardRow(card.value(), "w", "ACTIVE", 0)),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of()));
            return "unreached";
        }));
        refused(() -> {
            open(JpaLedgerStore.sqlite(ledger()), SchoolDay.keys(), GroupBounds.DEFAULT)
                    .close();
            return "unreached";
        });
        send(new CloseWalletRequest(key(), WalletRef.of(card), Optional.empty(), KIM));
        inAShorterLedger(number, card);
        try (TamperedFile file = new TamperedFile(ledger())) {
            file.run("begin immediate");
            send(charge(card, 50));
            send(new BlockCardRequest(key(), other, KIM));
            file.run("rollback");
            String status = "update card set status = ? where id = ?";
            file.change(status, "HERS", card.value().toArray());
            send(charge(card, 60));
            refused(() -> pay.card(card));
            say(pay.verify());
            file.change(status, "ACTIVE", card.value().toArray());
        }
    }

    /** With other keys, too little room, and closed. */
    private void inAShorterLedger(CardNumber number, CardId card) throws Exception {
        Path file = folder.resolve("short-" + CardNumber.PLANTED.indexOf(number) + ".db");
        FaultyLedgerStore slow = new FaultyLedgerStore(JpaLedgerStore.sqlite(file));
        MinsaPay busy = open(slow, SchoolDay.keys(), new GroupBounds(1, 1, Duration.ofMillis(30)));
        busy.read(CardUid.of(number.uid()));
        try (FaultyLedgerStore.Hold hold = slow.hold()) {
            List<Thread> crowd = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Request charge = charge(card, 70);
                crowd.add(new Thread(() -> send(busy, charge)));
            }
            crowd.forEach(Thread::start);
            hold.awaitUnit(Duration.ofSeconds(20));
            for (Thread caller : crowd) {
                caller.join();
            }
        }
        busy.close();
        send(busy, charge(card, 80));
        refused(() -> slow.view());
        refused(() -> slow.transact(unit -> "unreached"));
        MacKey seal = SchoolDay.keys().sealKey();
        refused(() -> {
            try (LedgerStore again = JpaLedgerStore.sqlite(file)) {
                return open(again, Keys.of(seal, MacKey.of("card-1", new byte[32])), GroupBounds.DEFAULT);
            }
        });
    }

    private void lookAround() {
        say(pay.sweep());
        say(pay.trialBalance());
        say(pay.checkpoint());
        say(pay.paymentsPerMinute(NOON.minusSeconds(3_600), NOON.plusSeconds(3_600)));
        send(new FloatRequest(key(), DESK, Money.won(700), KIM));
        send(new DeskTransferRequest(key(), DESK, OTHER_DESK, Money.won(600), KIM));
        send(new DropRequest(key(), DESK, Money.won(500), KIM));
        send(new CountRequest(key(), DESK, Money.won(400), KIM));
        send(PayoutRequest.of(key(), BOOTH, Money.won(300), KIM));
        send(PayoutRequest.full(key(), BOOTH, KIM));
        IdempotencyKey evening = key();
        send(new CloseDayRequest(key(), KIM));
        send(new CountRequest(key(), OTHER_DESK, Money.won(600), KIM));
        send(new CloseDayRequest(evening, KIM));
        say(pay.daySheet(KeyedIds.of(evening)).orElseThrow());
        say(pay.dayClose());
        say(pay.closedDays());
        say(pay.ious());
        say(pay.declinedLateCharges(Period.ALL));
        for (AccountId account : List.of(
                AccountId.booth(BOOTH),
                AccountId.desk(DESK),
                AccountId.fund(FUND),
                AccountId.safe(),
                AccountId.overShort())) {
            say(pay.statement(account, OptionalLong.empty(), 1_000));
        }
        for (CardNumber number : CardNumber.PLANTED) {
            say(pay.statement(wallet(number), OptionalLong.empty(), 1_000));
        }
    }

    private CorrectionRequest correction(CardNumber number, Money amount) {
        return new CorrectionRequest(key(), List.of(move(number, amount)), "mistyped", KIM, LEE);
    }

    private static Transfer move(CardNumber number, Money amount) {
        return new Transfer(AccountId.suspense(), AccountId.own(wallet(number)), amount);
    }

    private Request charge(CardId card, long won) {
        return ChargeRequest.of(key(), BOOTH, WalletRef.of(card), Money.won(won), KIM);
    }

    private void send(Request request) {
        send(pay, request);
    }

    private void send(MinsaPay to, Request request) {
        say(request);
        try {
            say(Load.send(to, request));
        } catch (RuntimeException e) {
            say(e);
        }
    }

    /** Expects that something is not done: a fault, or a refusal that is not recorded. */
    private void refused(Callable<?> attempt) {
        Object result;
        try {
            result = attempt.call();
        } catch (Exception e) {
            say(e);
            return;
        }
        say(result);
        boolean told = result instanceof Outcome.Declined declined
                && declined.reason() == DeclineReason.AMOUNT_IS_A_CARD_NUMBER;
        if (!told) {
            throw new AssertionError("done, though it should have been refused: " + result);
        }
    }

    private synchronized void say(Object thing) {
        texts.println(thing);
        if (thing instanceof Outcome outcome) {
            texts.println(outcome.message(Locale.KOREAN));
            texts.println(outcome.message(Locale.ENGLISH));
        } else if (thing instanceof Throwable fault) {
            fault.printStackTrace(texts);
        }
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }

    private static WalletId wallet(CardNumber number) {
        return WalletId.of("w-" + CardNumber.PLANTED.indexOf(number));
    }

    private Path ledger() {
        return folder.resolve("ledger.db");
    }

    /** A ledger without limits, so that nothing but its number stops a card number from being an amount. */
    private static MinsaPay open(LedgerStore store, Keys keys, GroupBounds bounds) {
        Policy policy = Policy.builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
                .doubleTapWindow(Duration.ofSeconds(10))
                .cardNumberMemory(Duration.ofMinutes(10))
                .build();
        return MinsaPay.builder(store, keys)
                .policy(policy)
                .clock(SettableClock.at(NOON))
                .ids(new KeyedIds())
                .bounds(bounds)
                .listener(transaction -> {
                    throw new IllegalStateException("a listener that fails at " + transaction);
                })
                .build();
    }
}
