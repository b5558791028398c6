package com.minsapay.internal;

import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Verification;
import com.minsapay.card.CardId;
import com.minsapay.card.CardUid;
import com.minsapay.card.RecentCardNumbers;
import com.minsapay.crypto.Keys;
import com.minsapay.event.LedgerListener;
import com.minsapay.internal.audit.KeyChecks;
import com.minsapay.internal.audit.Verifier;
import com.minsapay.internal.codec.Instants;
import com.minsapay.internal.engine.Arrival;
import com.minsapay.internal.engine.GroupCommit;
import com.minsapay.internal.engine.GroupDecision;
import com.minsapay.internal.engine.JoinedCommit;
import com.minsapay.internal.event.EventDispatcher;
import com.minsapay.internal.report.Exports;
import com.minsapay.internal.report.Reports;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.internal.sweep.Sweeper;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.GroupBounds;
import com.minsapay.policy.Policy;
import com.minsapay.report.ExportForm;
import com.minsapay.report.ExportRow;
import com.minsapay.report.Period;
import com.minsapay.report.Sweep;
import com.minsapay.request.Books;
import com.minsapay.request.Request;
import com.minsapay.spi.JoinedTransaction;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.TransactionIds;
import com.minsapay.spi.WalletRow;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts the parts together: requests to the group commit, questions to a view of the store. Thread-safe. */
public final class Ledger implements AutoCloseable {
    private final LedgerStore store;
    private final Keys keys;
    private final Policy policy;
    private final InstantSource clock;
    private final RecentCardNumbers cardNumbers;
    private final EventDispatcher events;
    private final GroupCommit commits;
    private final Reports reports;
    private final GroupDecision decision;
    private final GroupBounds bounds;

    /** Checks the keys against the store, then starts; the parameters are those of the front door's builder. */
    public Ledger(
            LedgerStore store,
            Keys keys,
            Policy policy,
            InstantSource clock,
            TransactionIds ids,
            GroupBounds bounds,
            List<LedgerListener> listeners) {
        KeyChecks.checkAtStart(keys, store);
        requireSameCurrency(store, policy.currency());
        this.store = store;
        this.keys = keys;
        this.policy = policy;
        this.clock = clock;
        this.cardNumbers = new RecentCardNumbers(keys.cardKey(), policy.cardNumberMemory());
        this.events = new EventDispatcher(listeners);
        this.bounds = bounds;
        Sealer sealer = new Sealer(keys);
        this.decision = new GroupDecision(policy, clock, ids, sealer, cardNumbers);
        this.commits = new GroupCommit(store, decision, bounds, events::tell);
        this.reports = new Reports(store, policy.currency(), sealer);
    }

    /** Any transaction of the house tells, or else any wallet. */
    private static void requireSameCurrency(LedgerStore store, Currency currency) {
        try (LedgerView view = store.view();
                Stream<WalletRow> wallets = view.wallets()) {
            view.chain(JournalRow.HOUSE, Long.MAX_VALUE, 1).stream()
                    .map(JournalRow::currency)
                    .findFirst()
                    .or(() -> wallets.map(WalletRow::currency).findFirst())
                    .filter(code -> !code.equals(currency.getCurrencyCode()))
                    .ifPresent(code -> {
                        throw new IllegalArgumentException(
                                "a policy must be in the ledger's currency, " + code + ", was in " + currency);
                    });
        }
    }

    /** Takes note of a card, and tells its id. */
    public CardId read(CardUid uid) {
        if (!policy.cardNumberMemory().isZero()) {
            cardNumbers.read(uid, clock.instant());
        }
        return uid.identify(keys.cardKey());
    }

    /** Waits for a request's outcome. */
    public Outcome submit(Request request) {
        return begin(request).get();
    }

    private Supplier<Outcome> begin(Request request) {
        return commits.begin(arrival(request));
    }

    /** Requests in a transaction that somebody else commits. */
    public JoinedCommit joining(JoinedTransaction transaction) {
        return new JoinedCommit(transaction, decision, bounds.deadline(), events::tell);
    }

    /**
     * A request that arrives now.
     *
     * @throws IllegalArgumentException if it is about another currency
     */
    public Arrival arrival(Request request) {
        for (Money amount : request.amounts()) {
            if (!amount.currency().equals(policy.currency())) {
                throw new IllegalArgumentException(
                        "an amount must be in " + policy.currency() + ", was in " + amount.currency());
            }
        }
        return new Arrival(request, Instants.cut(clock.instant()), books(request));
    }

    /** Of one state of the ledger, on the caller's thread: what the commit thread waits for, everybody does. */
    private Optional<Books> books(Request request) {
        if (!request.needs().books()) {
            return Optional.empty();
        }
        try (LedgerView view = store.view()) {
            return view.recorded(request.key().value()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Verifier(view, keys, Optional.empty()).books(() -> reports.sums(view)));
        }
    }

    /** Ends what is due. */
    public Sweep sweep() {
        return new Sweeper(store, this::begin, clock.instant()).sweep();
    }

    /** Statements and sums. */
    public Reports reports() {
        return reports;
    }

    /** Everything, for others. */
    public Stream<ExportRow> export(ExportForm form) {
        return new Exports(store, policy).rows(form);
    }

    /** From midnight to midnight. */
    public Period businessDay(LocalDate day) {
        return new Period(policy.startOfDay(day), policy.startOfDay(day.plusDays(1)));
    }

    /** Walks the ledger. */
    public Verification verify(Optional<Checkpoint> earlier) {
        try (LedgerView view = store.view()) {
            return new Verifier(view, keys, earlier).verify();
        }
    }

    /** Hands one state of the ledger on, if it holds and is closed; gives its checkpoint. */
    public Checkpoint archive(Consumer<LedgerView> archive) {
        try (LedgerView view = store.view()) {
            Checkpoint walked = new Verifier(view, keys, Optional.empty()).requireClosed();
            archive.accept(view);
            return walked;
        }
    }

    /** The ledger at this moment, in one line. */
    public Checkpoint checkpoint() {
        try (LedgerView view = store.view()) {
            return Verifier.checkpoint(view);
        }
    }

    @Override
    public void close() {
        commits.close();
        events.close();
        store.close();
    }
}
