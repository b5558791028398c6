package com.minsapay.internal.engine;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.RecentCardNumbers;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.Instants;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.Policy;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.TransactionIds;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides a group of requests in one unit of work: locks, reads, decides each in order, appends. May run again after a
 * fault, as it changes nothing but the unit. Thread-safe.
 */
public final class GroupDecision {
    private final Policy policy;
    private final InstantSource clock;
    private final TransactionIds ids;
    private final Sealer sealer;
    private final RecentCardNumbers cardNumbers;

    /**
     * @param policy what the school allows
     * @param clock when a decision is recorded
     * @param ids names for transactions
     * @param sealer chains them
     * @param cardNumbers cards read lately
     */
    public GroupDecision(
            Policy policy, InstantSource clock, TransactionIds ids, Sealer sealer, RecentCardNumbers cardNumbers) {
        this.policy = policy;
        this.clock = clock;
        this.ids = ids;
        this.sealer = sealer;
        this.cardNumbers = cardNumbers;
    }

    /**
     * The answers to the arrivals, in their order; what was approved or declined is in the unit's posting. Those about
     * something busy are left for later.
     */
    List<Answer> decide(List<Arrival> arrivals, LedgerUnit unit) {
        GroupReading reading = new GroupReading(sealer, arrivals);
        WorkingState state = read(reading, unit);
        List<Answer> answers = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            answers.add(reading.isHeldUp(arrival) ? Answer.LATER : answer(arrival, state));
        }
        state.posting().ifPresent(unit::append);
        return answers;
    }

    private static WorkingState read(GroupReading reading, LedgerUnit unit) {
        try {
            return reading.read(unit);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new LedgerCorruptException("the ledger must hold what this library writes, holds something else", e);
        }
    }

    /** A request that cannot be decided gets its fault, and its neighbours their answers. */
    private Answer answer(Arrival arrival, WorkingState state) {
        try {
            Optional<JournalRow> recorded =
                    state.recorded(arrival.request().key().value());
            return recorded.isPresent() ? repeat(arrival.request(), recorded.get()) : decide(arrival, state);
        } catch (RuntimeException e) {
            return Answer.fault(e);
        }
    }

    private Answer repeat(Request request, JournalRow recorded) {
        if (!sealer.meansTheSame(request, recorded)) {
            return Answer.fault(new IdempotencyConflictException(
                    "an idempotency key must keep its request, this one was used for another"));
        }
        Transaction transaction = RowCodec.toTransaction(recorded);
        return Answer.repeated(Outcome.of(transaction), transaction);
    }

    private Answer decide(Arrival arrival, WorkingState state) {
        Decision decision = arrival.request().decide(new WorkingSituation(state, policy, cardNumbers, arrival));
        if (decision instanceof Decision.Ask ask) {
            return Answer.passing(new Outcome.Asked(ask.question()));
        }
        if (decision instanceof Decision.Decline decline) {
            return decline.reason().isRecorded()
                    ? recordDecline(arrival, decline, state)
                    : Answer.passing(new Outcome.Declined(
                            decline.reason(), money(decline, Detail.SHORTFALL), money(decline, Detail.LIMIT)));
        }
        return recordPost(arrival, (Decision.Post) decision, state);
    }

    private Optional<Money> money(Decision.Decline decline, Detail detail) {
        return Optional.ofNullable(decline.details().get(detail))
                .map(minorUnits -> Money.ofMinor(policy.currency(), Long.parseLong(minorUnits)));
    }

    private Answer recordDecline(Arrival arrival, Decision.Decline decline, WorkingState state) {
        Optional<Wallet> wallet = concerned(arrival.needs(), state);
        return record(
                arrival,
                new Effect(
                        Optional.of(decline.reason()),
                        wallet,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        decline.details()),
                state);
    }

    private Answer recordPost(Arrival arrival, Decision.Post post, WorkingState state) {
        Optional<Wallet> after = post.wallet().map(id -> after(id, post, state));
        return record(
                arrival,
                new Effect(
                        Optional.empty(),
                        after,
                        post.transfers(),
                        post.changes(),
                        post.about(),
                        post.due(),
                        post.details()),
                state);
    }

    private Answer record(Arrival arrival, Effect effect, WorkingState state) {
        ChainHead head = state.head(effect.chain());
        Transaction transaction = transaction(arrival, effect, head.number() + 1);
        JournalRow row = RowCodec.toRow(transaction, sealer.fingerprint(arrival.request()));
        JournalRow sealed = sealer.seal(row, head.seal());
        Outcome outcome = Outcome.of(transaction);
        state.record(transaction, sealed, effect.after(), effect.changes(), policy.startOfDay(arrival.at()));
        return Answer.recorded(outcome, transaction);
    }

    private Transaction transaction(Arrival arrival, Effect effect, long number) {
        Request request = arrival.request();
        Instant recordedAt = Instants.cut(clock.instant());
        return new Transaction(
                ids.next(request.key(), recordedAt),
                request.kind(),
                effect.declined(),
                effect.after().map(Wallet::id),
                number,
                request.key(),
                policy.currency(),
                effect.transfers(),
                effect.after().map(Wallet::balance),
                request.happenedEarlier().orElse(arrival.at()),
                recordedAt,
                effect.due(),
                request.operator(),
                cardOf(effect.changes()),
                effect.about(),
                effect.details());
    }

    /**
     * What a decision does to the books.
     *
     * @param after the wallet it concerns, as it leaves it; empty if it concerns the house
     */
    private record Effect(
            Optional<DeclineReason> declined,
            Optional<Wallet> after,
            List<Transfer> transfers,
            List<Change> changes,
            Optional<TransactionId> about,
            Optional<Instant> due,
            Map<Detail, String> details) {
        String chain() {
            return after.map(Wallet::id).map(WalletId::value).orElse(JournalRow.HOUSE);
        }
    }

    /** The wallet whose chain a decline belongs in; none means the house's. */
    private static Optional<Wallet> concerned(Needs needs, WorkingState state) {
        Stream<WalletId> byCard = needs.wallets().isEmpty()
                ? needs.cards().stream()
                        .flatMap(card -> state.card(card).stream())
                        .map(Card::wallet)
                : Stream.empty();
        Stream<WalletId> byOriginal = needs.originals().stream()
                .flatMap(original -> state.original(original).stream())
                .flatMap(original -> original.wallet().stream());
        return Stream.of(needs.wallets().stream(), byCard, byOriginal)
                .flatMap(Function.identity())
                .flatMap(wallet -> state.wallet(wallet).stream())
                .findFirst();
    }

    private Wallet after(WalletId id, Decision.Post post, WorkingState state) {
        Wallet before = state.wallet(id).orElseGet(() -> Wallet.empty(id, Money.zero(policy.currency())));
        return before.after(
                        post.transfers(),
                        fund -> state.account(AccountId.fund(fund)).flatMap(HouseAccount::expiresAt))
                .map(after -> changed(after, post.changes()))
                .orElseThrow(() -> new IllegalStateException("a rule let wallet " + id + " go below zero"));
    }

    private static Wallet changed(Wallet wallet, List<Change> changes) {
        Wallet changed = wallet;
        for (Change change : changes) {
            if (change instanceof Change.WalletClosed) {
                changed = changed.close();
            } else if (change instanceof Change.PassesGiven given) {
                changed = changed.with(given.passes());
            } else if (change instanceof Change.PassesEnded ended) {
                changed = changed.without(ended.booths());
            }
        }
        return changed;
    }

    /** The card that a transaction is about: of a replacement, the new one, which comes last. */
    private static Optional<CardId> cardOf(List<Change> changes) {
        return changes.stream()
                .filter(Change.CardChanged.class::isInstance)
                .map(change -> ((Change.CardChanged) change).card().id())
                .reduce((former, later) -> later);
    }
}
