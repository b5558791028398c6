package com.minsapay.examples.replay.post;

import com.minsapay.MinsaPay;
import com.minsapay.card.CardId;
import com.minsapay.crypto.Bytes;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.PostingStep;
import com.minsapay.outcome.Outcome;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Posts a plan in its order, each step at its own instant and under its own key. What the ledger holds already is
 * answered from it and moves no money again, so an interrupted replay is simply started again.
 */
public final class FestivalPoster {
    /** In place of every card where there is no key yet to tell cards apart. */
    private static final CardId ANY_CARD = new CardId(Bytes.of(new byte[32]));

    private final MinsaPay pay;
    private final ReplayClock clock;

    /**
     * @param pay the ledger, made with this clock and with {@link Names#transaction} for its transactions' names
     * @param clock set to each step's instant
     */
    public FestivalPoster(MinsaPay pay, ReplayClock clock) {
        this.pay = pay;
        this.clock = clock;
    }

    /**
     * Makes every request and sends none, so that what no ledger can be asked for is found before there is one.
     *
     * @throws UnpostableException if a step has no request
     */
    public static void requirePostable(FestivalFile file, PostingPlan plan) {
        Postings postings = new Postings(uid -> ANY_CARD);
        postings.house(file);
        plan.steps().forEach(postings::of);
    }

    /**
     * Posts everything.
     *
     * @param progress told how many steps are done, after each
     * @throws ReplayFailedException if the ledger does not do what happened that day
     * @throws com.minsapay.fault.IdempotencyConflictException if the ledger holds another festival; nothing was posted
     */
    public void post(FestivalFile file, PostingPlan plan, LongConsumer progress) {
        Postings postings = new Postings(pay::read);
        postings.house(file).forEach(this::post);
        long done = 0;
        for (PostingStep step : plan.steps()) {
            postings.of(step).ifPresent(this::post);
            progress.accept(++done);
        }
    }

    private void post(Posting posting) {
        clock.set(posting.at());
        Outcome outcome = posting.sending().send(pay, Set.of());
        if (!(outcome instanceof Outcome.Approved)) {
            throw new ReplayFailedException(posting.what(), outcome);
        }
    }
}
