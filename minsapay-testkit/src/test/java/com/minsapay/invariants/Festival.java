package com.minsapay.invariants;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Verification;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.Assurance;
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
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.fault.MinsaPayException;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.OverloadedException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.grant.ExpireGrantRequest;
import com.minsapay.grant.GrantRequest;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.pass.EndFreePassRequest;
import com.minsapay.pass.FreePassRequest;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.CloseWalletRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.report.Sweep;
import com.minsapay.request.Request;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.Crowd;
import com.minsapay.testkit.Fault;
import com.minsapay.testkit.FaultyLedgerStore;
import com.minsapay.testkit.KeyedIds;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The library as a program meets it: a ledger with a clock, ids and faults that a test decides on. */
final class Festival implements AutoCloseable {
    static final Instant OPENING = Instant.parse("2026-11-21T03:00:00Z");
    static final Policy POLICY = Policy.builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
            .chargeLimit(Money.won(100))
            .cardLimit(Assurance.UID_ONLY, Money.won(60))
            .topUpLimit(Money.won(200))
            .withdrawalLimit(Money.won(150))
            .balanceLimit(Money.won(300))
            .dailySpendingLimit(Money.won(250))
            .askAbove(Money.won(60))
            .doubleTapWindow(Duration.ofSeconds(10))
            .build();

    /** What every program finds: booths, a desk, funds, a sponsor, and two wallets with cards and grants. */
    static final List<Act> OPENED = List.of(
            new Act("booth", new Ask.OpenHouse("booth:b1", Optional.empty())),
            new Act("other-booth", new Ask.OpenHouse("booth:b2", Optional.empty())),
            new Act("desk", new Ask.OpenHouse("desk:d1", Optional.empty())),
            new Act("other-desk", new Ask.OpenHouse("desk:d2", Optional.empty())),
            new Act("soon", new Ask.OpenHouse("fund:soon", Optional.of(OPENING.plusSeconds(30)))),
            new Act("late", new Ask.OpenHouse("fund:late", Optional.of(OPENING.plus(Duration.ofHours(2))))),
            new Act("never", new Ask.OpenHouse("fund:never", Optional.empty())),
            new Act("council", new Ask.OpenHouse("sponsor:council", Optional.empty())),
            new Act("club", new Ask.OpenHouse("sponsor:club", Optional.empty())),
            new Act("w1", new Ask.OpenWallet("w1", Optional.of("c1"), Optional.of("soon"), 40)),
            new Act("w2", new Ask.OpenWallet("w2", Optional.of("c2"), Optional.of("never"), 25)));

    static final Keys KEYS = Keys.of(key("seal", 1), key("card", 2));
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long GLANCE_NANOS = 20_000;
    /** Closing waits for threads to fall asleep, which a program need not wait for. */
    private static final Executor CLOSING = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "closing");
        thread.setDaemon(true);
        return thread;
    });

    private final Policy policy;
    private final SettableClock clock = SettableClock.at(OPENING);
    private final LedgerStore kept;
    private final List<MinsaPay> started = new ArrayList<>();
    private final Set<GroupWatch.Sight> sights = ConcurrentHashMap.newKeySet();
    private FaultyLedgerStore store;
    private MinsaPay pay;
    /** The last position before the step that runs. */
    private volatile long before;
    /** Keys that several callers of the step that runs have. */
    private volatile Set<String> shared = Set.of();

    private Festival(LedgerStore kept, Policy policy) {
        this.kept = kept;
        this.policy = policy;
        this.store = new FaultyLedgerStore(kept);
        this.pay = start(store);
    }

    /** A festival that found what every program finds, beside a model that was told the same. */
    static Festival opened(LedgerStore store, ReferenceModel model) {
        Festival festival = new Festival(store, POLICY);
        for (Act act : OPENED) {
            festival.insist(act);
            model.answer(act, festival.now());
        }
        return festival;
    }

    Instant now() {
        return clock.instant();
    }

    /** A festival in memory, under another policy, that found what every program finds. */
    static Festival opened(Policy policy) {
        Festival festival = new Festival(MinsaPay.inMemoryStore(), policy);
        OPENED.forEach(festival::insist);
        return festival;
    }

    /** Waits, and lets go wrong what the step says. */
    void prepare(Program.Step step) {
        pass(step);
        store.plan(step.faults().toArray(Fault[]::new));
    }

    private void pass(Program.Step step) {
        clock.advance(step.pause());
        if (step.restart()) {
            store = new FaultyLedgerStore(kept);
            pay = start(store);
        }
        before = ledger().lastPosition();
        List<String> keys = step.acts().stream().map(Act::key).toList();
        shared = keys.stream()
                .filter(key -> Collections.frequency(keys, key) > 1)
                .collect(Collectors.toSet());
    }

    /** The last step is over, though faults may be left of it: what is recorded by now was so before. */
    void endStep() {
        before = ledger().lastPosition();
    }

    /** What the step that runs has recorded: its keys, in the journal's order, and closes at their cuts. */
    List<String> recorded() {
        return ledger().journal().stream()
                .filter(row -> row.position() > before)
                .sorted(Comparator.comparing(DayWatch::place).thenComparing(JournalRow::position))
                .map(JournalRow::key)
                .toList();
    }

    /** What a request is answered in the end, in the words of {@link ReferenceModel}. */
    String insist(Act act) {
        try {
            return Replies.of(outcome(act));
        } catch (IdempotencyConflictException e) {
            return ReferenceModel.CONFLICT;
        }
    }

    /** Asks until the store lets an outcome through; each of the three faults says to use the same key again. */
    Outcome outcome(Act act) {
        MinsaPayException last = new StoreUnavailableException("nothing was asked yet");
        boolean mayHaveHappened = shared.contains(act.key());
        for (int attempt = 1; attempt <= 20; attempt++) {
            try {
                return send(act.request());
            } catch (OutcomeUnknownException e) {
                sights.add(GroupWatch.Sight.CALLER_NOT_TOLD);
                mayHaveHappened = true;
                last = e;
            } catch (StoreUnavailableException | OverloadedException e) {
                if (!mayHaveHappened && recorded().contains(act.key())) {
                    throw new AssertionError("was told that nothing happened, and it is recorded: " + act, e);
                }
                last = e;
            }
        }
        throw new AssertionError("20 times no answer to " + act, last);
    }

    /**
     * Sends a step's requests from one thread each, at the same instant, and insists on each.
     *
     * @param asOneGroup whether the store is held until all of them wait, so that one unit carries them, and the first of
     *     the step's faults is that unit's
     */
    List<String> send(Program.Step step, boolean asOneGroup) {
        return send(step, asOneGroup, this::insist);
    }

    /** The same with another way to ask. */
    <T> List<T> send(Program.Step step, boolean asOneGroup, Function<Act, T> caller) {
        if (step.acts().size() > 1 && asOneGroup) {
            return sendAsOneGroup(step, caller);
        }
        prepare(step);
        return new Crowd(LIMIT)
                .runAll(step.acts().stream()
                        .<Callable<T>>map(act -> () -> caller.apply(act))
                        .toList());
    }

    private <T> List<T> sendAsOneGroup(Program.Step step, Function<Act, T> caller) {
        Crowd crowd = new Crowd(LIMIT);
        List<Crowd.Running<T>> running = new ArrayList<>();
        pass(step);
        store.plan(Fault.NONE);
        store.plan(step.faults().toArray(Fault[]::new));
        try (FaultyLedgerStore.Hold hold = store.hold()) {
            // The unit of this one is held, and is the one without a fault.
            crowd.start(() -> insist(OPENED.get(0)));
            hold.awaitUnit(LIMIT);
            for (Act act : step.acts()) {
                Crowd.Running<T> one = crowd.start(() -> caller.apply(act));
                awaitWaiting(one.thread());
                running.add(one);
            }
        }
        return running.stream().map(one -> one.result(LIMIT)).toList();
    }

    /** Sweeps from so many programs at once, each with a commit thread of its own. */
    void sweep(int programs) {
        while (started.size() < programs) {
            start(store);
        }
        List<Sweep> swept = new Crowd(LIMIT)
                .runAll(started.subList(0, programs).stream()
                        .<Callable<Sweep>>map(one -> one::sweep)
                        .toList());
        if (swept.stream().anyMatch(one -> one.failed() > 0)) {
            throw new AssertionError("could not end what was due: " + swept);
        }
    }

    /** Whether this was seen since the festival began. */
    boolean saw(GroupWatch.Sight sight) {
        return sights.contains(sight);
    }

    LedgerSnapshot ledger() {
        return LedgerSnapshot.of(kept);
    }

    LedgerStore store() {
        return kept;
    }

    MinsaPay pay() {
        return pay;
    }

    /** What verification finds in another store, with the same keys. */
    static Verification verify(LedgerStore other) {
        MinsaPay pay = MinsaPay.builder(other, KEYS).policy(POLICY).build();
        CLOSING.execute(pay::close);
        return pay.verify();
    }

    @Override
    public void close() {
        started.forEach(one -> CLOSING.execute(one::close));
    }

    private MinsaPay start(LedgerStore over) {
        MinsaPay one = MinsaPay.builder(new GroupWatch(over, sights::add), KEYS)
                .policy(policy)
                .clock(clock)
                .ids(new KeyedIds())
                .build();
        started.add(one);
        return one;
    }

    private Outcome send(Request request) {
        return switch (request.kind()) {
            case CHARGE -> pay.charge((ChargeRequest) request);
            case LATE_CHARGE -> pay.chargeLate((LateChargeRequest) request);
            case HOLD -> pay.hold((HoldRequest) request);
            case CAPTURE -> pay.capture((CaptureRequest) request);
            case RELEASE -> pay.release((ReleaseRequest) request);
            case HOLD_EXPIRE -> pay.expireHold((ExpireHoldRequest) request);
            case REFUND -> pay.refund((RefundRequest) request);
            case TOP_UP -> pay.topUp((TopUpRequest) request);
            case TOP_UP_REVERSAL -> pay.reverseTopUp((ReverseTopUpRequest) request);
            case GRANT -> pay.grant((GrantRequest) request);
            case GRANT_EXPIRE -> pay.expireGrant((ExpireGrantRequest) request);
            case FREE_PASS -> pay.giveFreePass((FreePassRequest) request);
            case FREE_PASS_END -> pay.endFreePass((EndFreePassRequest) request);
            case WITHDRAWAL -> pay.withdraw((WithdrawalRequest) request);
            case DESK_FLOAT -> pay.bringFloat((FloatRequest) request);
            case DESK_DROP -> pay.drop((DropRequest) request);
            case DESK_TRANSFER -> pay.transfer((DeskTransferRequest) request);
            case DESK_COUNT -> pay.count((CountRequest) request);
            case BOOTH_PAYOUT -> pay.payOut((PayoutRequest) request);
            case DAY_CLOSE -> pay.closeDay((CloseDayRequest) request);
            case CORRECTION -> pay.correct((CorrectionRequest) request);
            case WALLET_OPEN -> pay.openWallet((OpenWalletRequest) request);
            case BOOTH_OPEN, DESK_OPEN, FUND_OPEN, SPONSOR_OPEN -> pay.openAccount((OpenAccountRequest) request);
            case WALLET_CLOSE -> pay.closeWallet((CloseWalletRequest) request);
            case CARD_LINK -> pay.linkCard((LinkCardRequest) request);
            case CARD_BLOCK -> pay.blockCard((BlockCardRequest) request);
            case CARD_REPLACE -> pay.replaceCard((ReplaceCardRequest) request);
        };
    }

    /** A caller waits once its request is in the queue. */
    private static void awaitWaiting(Thread caller) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (caller.getState() != Thread.State.TIMED_WAITING && caller.getState() != Thread.State.TERMINATED) {
            if (System.nanoTime() > end) {
                throw new AssertionError("a request was not queued within " + LIMIT);
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private static MacKey key(String id, int content) {
        byte[] secret = new byte[MacKey.LENGTH];
        Arrays.fill(secret, (byte) content);
        return MacKey.of(id, secret);
    }
}
