package com.minsapay.examples.replay.post;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.audit.Verification;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.PostingStep;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.outcome.Outcome;
import com.minsapay.outcome.Question;
import com.minsapay.policy.Policy;
import com.minsapay.report.AccountStatement;
import com.minsapay.wallet.Wallet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * A ledger in memory, under keys of its own, that a festival's steps are offered to; gone when it is closed. Its desks,
 * booths and fund are those of the file. Used by one thread.
 */
public final class MemoryLedger implements AutoCloseable {
    private final FestivalFile file;
    private final ReplayClock clock;
    private final MinsaPay pay;
    private final Postings postings;

    /**
     * Opens desks, booths and fund.
     *
     * @param file the festival; nothing of its rows is posted yet
     * @param policy what the rules allow
     */
    public MemoryLedger(FestivalFile file, Policy policy) {
        this.file = file;
        this.clock = new ReplayClock(file.rows().get(0).at());
        this.pay = MinsaPay.builder(MinsaPay.inMemoryStore(), Keys.of(key("seal-1"), key("card-1")))
                .policy(policy)
                .clock(clock)
                .ids((idempotencyKey, recordedAt) -> Names.transaction(idempotencyKey))
                .build();
        this.postings = new Postings(pay::read);
        postings.house(file).forEach(posting -> posting.sending().send(pay, Set.of()));
    }

    /**
     * Posts the day as it was recorded, as {@link FestivalPoster} does.
     *
     * @throws ReplayFailedException if the ledger does not do what happened that day
     */
    public void post(PostingPlan plan, LongConsumer progress) {
        new FestivalPoster(pay, clock).post(file, plan, progress);
    }

    /**
     * Offers one step at its instant, card read first; nothing is made to happen.
     *
     * @param answer a person's answer to each question that is asked about it
     * @return what it came to: {@link Outcome.Asked} if the last answer was no
     * @throws IllegalArgumentException if the step asks for nothing
     */
    public Outcome offer(PostingStep step, Predicate<Question> answer) {
        clock.set(step.at());
        Posting posting = postings.of(step)
                .orElseThrow(() -> new IllegalArgumentException("a step to offer must ask for something"));
        Set<Confirmation> yes = new HashSet<>();
        while (true) {
            Outcome outcome = posting.sending().send(pay, yes);
            Optional<Question> question =
                    outcome.fold(a -> Optional.empty(), d -> Optional.empty(), asked -> Optional.of(asked.question()));
            if (question.isEmpty() || !answer.test(question.get())) {
                return outcome;
            }
            yes.add(question.get().confirmation());
        }
    }

    /** What a user's wallet holds in all, in won; empty if it was never opened. */
    public Optional<Long> balance(String user) {
        return pay.wallet(Names.wallet(user))
                .map(Wallet::balance)
                .map(balance -> balance.total().minorUnits());
    }

    /** The balance of all accounts of a kind, in won; zero if there are none. */
    public long balance(AccountKind kind) {
        return Optional.ofNullable(pay.trialBalance().balances().get(kind))
                .map(Money::minorUnits)
                .orElse(0L);
    }

    /** Cash that the desks took in, in won. */
    public long cashIn() {
        return sum(file.desks(), desk -> AccountId.desk(Names.desk(desk)), AccountStatement::out);
    }

    /** Cash that the desks handed out, in won. */
    public long cashOut() {
        return sum(file.desks(), desk -> AccountId.desk(Names.desk(desk)), AccountStatement::in);
    }

    /** What the booths sold for, in won. */
    public long sales() {
        return sum(file.sellers(), booth -> AccountId.booth(Names.booth(booth)), AccountStatement::balance);
    }

    /** Walks the ledger. */
    public Verification verify() {
        return pay.verify();
    }

    @Override
    public void close() {
        pay.close();
    }

    private long sum(
            Collection<String> places, Function<String, AccountId> account, Function<AccountStatement, Money> part) {
        return places.stream()
                .map(account)
                .map(id -> pay.statement(id, OptionalLong.empty(), 1).orElseThrow())
                .mapToLong(statement -> part.apply(statement).minorUnits())
                .reduce(0, Math::addExact);
    }

    private static MacKey key(String id) {
        return MacKey.of(id, MacKey.randomSecret());
    }
}
