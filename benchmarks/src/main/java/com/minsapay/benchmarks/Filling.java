package com.minsapay.benchmarks;

import com.minsapay.Joined;
import com.minsapay.MinsaPay;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** A school's days, one after the other: payments, top-ups, refunds and what is declined. Used by one thread. */
final class Filling {
    /** As if each of 1,000 wallets had ten transactions a day. */
    static final Duration BETWEEN = Duration.ofDays(1).dividedBy(10_000);

    private static final int REQUESTS_A_TRANSACTION = 10_000;
    private static final int PERCENT = 100;
    private static final int TOP_UPS = 8;
    private static final int REFUNDS = 2;
    private static final int TOO_MUCH = 1;
    private static final long MOST_WON = 9_999;
    private static final Money TOP_UP = Money.won(20_000);
    private static final Money BEYOND_THE_LIMIT = Money.won(60_000);

    private final School school;
    private final PacedClock clock;
    private final SplittableRandom random;
    private final List<Optional<TransactionId>> refundable = new ArrayList<>();

    /** @param seed of what happens */
    Filling(School school, PacedClock clock, long seed) {
        this.school = school;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        for (int wallet = 0; wallet < school.wallets(); wallet++) {
            refundable.add(Optional.empty());
        }
    }

    /**
     * Fills a ledger up to a position.
     *
     * @param store closed in the end
     * @param progress told of the position, now and then
     */
    void fill(FillStore store, Keys keys, long upTo, LongConsumer progress) throws Exception {
        try (MinsaPay pay = MinsaPay.builder(store, keys)
                .policy(MinsaPayContestant.policy())
                .clock(clock)
                .build()) {
            while (store.position() < upTo) {
                // What is joined takes note of all it has recorded.
                Joined joined = pay.joining(store);
                long end = Math.min(upTo, store.position() + REQUESTS_A_TRANSACTION);
                while (store.position() < end) {
                    clock.putForward(BETWEEN);
                    ask(joined, store.position() + 1);
                }
                progress.accept(store.position());
            }
            store.finish();
        }
    }

    private void ask(Joined joined, long position) {
        int wallet = random.nextInt(school.wallets());
        Request request = next(IdempotencyKey.of("fill-" + position), wallet);
        Outcome outcome = joined.submit(request);
        boolean isPaid = request instanceof ChargeRequest && outcome instanceof Outcome.Approved;
        refundable.set(
                wallet,
                isPaid
                        ? Optional.of(((Outcome.Approved) outcome).receipt().transaction())
                        : request instanceof RefundRequest ? Optional.empty() : refundable.get(wallet));
    }

    private Request next(IdempotencyKey key, int wallet) {
        WalletRef ref = WalletRef.of(MinsaPayContestant.wallet(wallet));
        int kind = random.nextInt(PERCENT);
        if (kind < TOP_UPS) {
            return TopUpRequest.of(key, MinsaPayContestant.DESK, ref, TOP_UP, MinsaPayContestant.OPERATOR);
        }
        Optional<TransactionId> last = refundable.get(wallet);
        if (kind < TOP_UPS + REFUNDS && last.isPresent()) {
            return RefundRequest.full(key, last.get(), MinsaPayContestant.OPERATOR);
        }
        Money amount = kind >= PERCENT - TOO_MUCH ? BEYOND_THE_LIMIT : Money.won(1 + random.nextLong(MOST_WON));
        return ChargeRequest.of(
                key,
                MinsaPayContestant.booth(random.nextInt(school.booths())),
                ref,
                amount,
                MinsaPayContestant.OPERATOR);
    }
}
