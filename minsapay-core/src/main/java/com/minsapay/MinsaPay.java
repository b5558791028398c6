package com.minsapay;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Verification;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.Card;
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
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.DeskTransferRequest;
import com.minsapay.desk.DropRequest;
import com.minsapay.desk.FloatRequest;
import com.minsapay.desk.ReverseTopUpRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.event.LedgerListener;
import com.minsapay.grant.ExpireGrantRequest;
import com.minsapay.grant.GrantRequest;
import com.minsapay.internal.Ledger;
import com.minsapay.internal.engine.TimeOrderedIds;
import com.minsapay.internal.memory.InMemoryLedgerStore;
import com.minsapay.ledger.TransactionId;
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
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.report.AccountStatement;
import com.minsapay.report.BoothSettlement;
import com.minsapay.report.ClosedDay;
import com.minsapay.report.DayClose;
import com.minsapay.report.DaySheet;
import com.minsapay.report.DeclinedLateCharge;
import com.minsapay.report.DeskReport;
import com.minsapay.report.DoubleTap;
import com.minsapay.report.ExportForm;
import com.minsapay.report.ExportRow;
import com.minsapay.report.Iou;
import com.minsapay.report.Minute;
import com.minsapay.report.Period;
import com.minsapay.report.Sweep;
import com.minsapay.report.TrialBalance;
import com.minsapay.report.WalletPage;
import com.minsapay.report.WalletStatement;
import com.minsapay.spi.JoinedTransaction;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.TransactionIds;
import com.minsapay.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Prepaid wallets on student cards: the front door of the library. Thread-safe; make one for a ledger and share it.
 *
 * <p>Every request carries an idempotency key: sent again under the same key, it gets an equal answer and moves no money
 * again. A refusal is a value ({@link Outcome}). An exception is a fault, and its type says what happened to the money:
 *
 * <ul>
 *   <li>{@link com.minsapay.fault.OverloadedException}, {@link com.minsapay.fault.StoreUnavailableException}: nothing
 *       happened; send it again under the same key.
 *   <li>{@link com.minsapay.fault.OutcomeUnknownException}: it may have happened; send it again under the same key to
 *       learn.
 *   <li>{@link com.minsapay.fault.IdempotencyConflictException}: the key was used for another request; nothing happened.
 *   <li>{@link com.minsapay.fault.LedgerCorruptException}: what the request needs was altered; nothing happened.
 *   <li>{@link ArithmeticException}: a sum does not fit 64 bits; nothing happened.
 *   <li>{@link IllegalArgumentException}: the amount is not in the ledger's currency; nothing happened.
 * </ul>
 *
 * <p>What only reads throws {@code StoreUnavailableException} if the store cannot be read, and {@code
 * LedgerCorruptException} if it holds what the library never writes.
 */
public final class MinsaPay implements AutoCloseable {
    private final Ledger ledger;

    private MinsaPay(Builder builder) {
        this.ledger = new Ledger(
                builder.store,
                builder.keys,
                builder.policy,
                builder.clock,
                builder.ids.orElseGet(TimeOrderedIds::new),
                builder.bounds,
                builder.listeners);
    }

    /**
     * @param store where the ledger is kept; closed with the library
     * @param keys those the ledger was, or will be, written with
     */
    public static Builder builder(LedgerStore store, Keys keys) {
        return new Builder(store, keys);
    }

    /** A store that forgets everything when the program ends: for tests and first steps. */
    public static LedgerStore inMemoryStore() {
        return new InMemoryLedgerStore();
    }

    /**
     * Takes note that a card was read: tells what the ledger knows it by, and for a while refuses its number as an
     * amount.
     *
     * @param uid forgotten at once, but for a code of its digits in memory
     */
    public CardId read(CardUid uid) {
        return ledger.read(uid);
    }

    /** Pays a booth from a wallet. */
    public Outcome charge(ChargeRequest request) {
        return ledger.submit(request);
    }

    /** Sets money of a wallet aside for a booth. */
    public Outcome hold(HoldRequest request) {
        return ledger.submit(request);
    }

    /** Pays a booth from what was set aside for it. */
    public Outcome capture(CaptureRequest request) {
        return ledger.submit(request);
    }

    /** Gives back what was set aside. */
    public Outcome release(ReleaseRequest request) {
        return ledger.submit(request);
    }

    /** Gives back what one hold that has lapsed had set aside; {@link #sweep} does it for all. */
    public Outcome expireHold(ExpireHoldRequest request) {
        return ledger.submit(request);
    }

    /** Pays a booth for what it sold while it could not ask. */
    public Outcome chargeLate(LateChargeRequest request) {
        return ledger.submit(request);
    }

    /** Gives a charge, a capture or a late charge back, whole or in part. */
    public Outcome refund(RefundRequest request) {
        return ledger.submit(request);
    }

    /** Gives school money to an open wallet. */
    public Outcome grant(GrantRequest request) {
        return ledger.submit(request);
    }

    /** Gives what is left of one expired grant back to its fund; {@link #sweep} does it for all. */
    public Outcome expireGrant(ExpireGrantRequest request) {
        return ledger.submit(request);
    }

    /** Lets a wallet pay nothing at some booths, as a sponsor pays there. */
    public Outcome giveFreePass(FreePassRequest request) {
        return ledger.submit(request);
    }

    /** Takes free passes away from a wallet. */
    public Outcome endFreePass(EndFreePassRequest request) {
        return ledger.submit(request);
    }

    /** Turns cash into balance. */
    public Outcome topUp(TopUpRequest request) {
        return ledger.submit(request);
    }

    /** Takes a mistyped top-up back. */
    public Outcome reverseTopUp(ReverseTopUpRequest request) {
        return ledger.submit(request);
    }

    /** Hands back own money. */
    public Outcome withdraw(WithdrawalRequest request) {
        return ledger.submit(request);
    }

    /** Puts cash from the safe into a till. */
    public Outcome bringFloat(FloatRequest request) {
        return ledger.submit(request);
    }

    /** Puts cash from a till into the safe. */
    public Outcome drop(DropRequest request) {
        return ledger.submit(request);
    }

    /** Puts cash from one till into another. */
    public Outcome transfer(DeskTransferRequest request) {
        return ledger.submit(request);
    }

    /** Counts a till, and books what is over or short. */
    public Outcome count(CountRequest request) {
        return ledger.submit(request);
    }

    /** Pays a booth what it has earned. */
    public Outcome payOut(PayoutRequest request) {
        return ledger.submit(request);
    }

    /**
     * Closes the day. Before anything is locked, one state of the ledger is walked as {@link #verify()} walks it, and added
     * up as {@link #dayClose()} does, in time that is proportional to the ledger: that state is what the close covers, and it
     * is closed only if it holds and proves itself. Payments go on meanwhile; they belong to the next close. Only what every
     * request of the house waits for is waited for at the end: another unit that has the house's chain.
     */
    public Outcome closeDay(CloseDayRequest request) {
        return ledger.submit(request);
    }

    /** Puts a mistake right. */
    public Outcome correct(CorrectionRequest request) {
        return ledger.submit(request);
    }

    /** Opens a wallet, perhaps with a card and a grant. */
    public Outcome openWallet(OpenWalletRequest request) {
        return ledger.submit(request);
    }

    /** Closes a wallet for good, and gives back what is in it. */
    public Outcome closeWallet(CloseWalletRequest request) {
        return ledger.submit(request);
    }

    /** Opens a booth, a desk, a fund or a sponsor. */
    public Outcome openAccount(OpenAccountRequest request) {
        return ledger.submit(request);
    }

    /** Links a card to a wallet. */
    public Outcome linkCard(LinkCardRequest request) {
        return ledger.submit(request);
    }

    /** Blocks a card. */
    public Outcome blockCard(BlockCardRequest request) {
        return ledger.submit(request);
    }

    /** Gives a wallet another card. */
    public Outcome replaceCard(ReplaceCardRequest request) {
        return ledger.submit(request);
    }

    /**
     * Requests in a transaction that the caller began, and commits or rolls back with everything else in it.
     *
     * @param transaction on the database that this ledger's store is on
     */
    public Joined joining(JoinedTransaction transaction) {
        return new Joined(ledger, ledger.joining(transaction));
    }

    /**
     * Ends what is due by the clock: holds that lapsed give back what they held, and what is left of expired grants goes back to
     * their funds. The library has no timer of its
     * own: call it once a day, or before money is handed back. Payments go on meanwhile; several programs may sweep at the
     * same time; a repeat ends what has become due since, and nothing twice. A fault leaves the rest for the next sweep.
     */
    public Sweep sweep() {
        return ledger.sweep();
    }

    /** A wallet's present state; empty if it is not open. */
    public Optional<Wallet> wallet(WalletId id) {
        return ledger.reports().wallet(id);
    }

    /** A card; empty if it was never linked. */
    public Optional<Card> card(CardId id) {
        return ledger.reports().card(id);
    }

    /**
     * A page of a wallet's history, latest first.
     *
     * @param before the {@code next} of the page before; empty for the first page
     * @param most how many transactions, 1 to 1,000
     * @return empty if the wallet is not open
     * @throws IllegalArgumentException if {@code most} is out of its range
     */
    public Optional<WalletStatement> statement(WalletId id, OptionalLong before, int most) {
        return ledger.reports().statement(id, before, most);
    }

    /**
     * A page of what a booth, desk, fund or sponsor had to do with, latest first.
     *
     * @param before the {@code next} of the page before; empty for the first page
     * @param most how many transactions, 1 to 1,000
     * @return empty if there is no such booth, desk, fund or sponsor
     * @throws IllegalArgumentException if {@code most} is out of its range
     */
    public Optional<AccountStatement> statement(AccountId account, OptionalLong before, int most) {
        return ledger.reports().statement(account, before, most);
    }

    /** The period of a business day: from midnight to midnight in the policy's zone. */
    public Period businessDay(LocalDate day) {
        return ledger.businessDay(day);
    }

    /**
     * What each till had to do with, by desk: cash in and out by kind, what should be in it, its last count and what moved
     * since. Takes time in proportion to what ever touched the tills.
     */
    public List<DeskReport> deskReports(Period period) {
        return ledger.reports().desks(period);
    }

    /** What each booth sold, and what it is owed. Takes time in proportion to what ever touched the booths. */
    public List<BoothSettlement> settlements(Period period) {
        return ledger.reports().booths(period);
    }

    /**
     * Who is owed what at this moment, and whether the books prove that it is there; takes time in proportion to the ledger.
     * Changes nothing: what comes after belongs to the next.
     */
    public DayClose dayClose() {
        return ledger.reports().dayClose();
    }

    /**
     * Every close of the books, in order.
     *
     * @throws com.minsapay.fault.LedgerCorruptException if one was altered
     */
    public List<ClosedDay> closedDays() {
        return ledger.reports().closes();
    }

    /**
     * What was printed when a day was closed, equal for ever; takes time in proportion to the ledger up to its cut. Every
     * transaction's seal is checked on the way; that none is missing is for {@link #verify()} to tell.
     *
     * @param close its transaction
     * @return empty if that is no close
     * @throws com.minsapay.fault.LedgerCorruptException if one of them was altered, or they do not add up to what the close
     *     recorded
     */
    public Optional<DaySheet> daySheet(TransactionId close) {
        return ledger.reports().sheet(close);
    }

    /**
     * A page of all wallets, by id.
     *
     * @param after the {@code next} of the page before; empty for the first page
     * @param most how many wallets, 1 to 1,000
     * @throws IllegalArgumentException if {@code most} is out of its range
     */
    public WalletPage wallets(Optional<WalletId> after, int most) {
        return ledger.reports().wallets(after, most);
    }

    /**
     * Late charges that were declined, by when their sale happened: what a booth gave away, and nobody paid. A sale that is
     * entered twice, under two keys, is two.
     */
    public List<DeclinedLateCharge> declinedLateCharges(Period period) {
        return ledger.reports().declinedLateCharges(period);
    }

    /** Every wallet that owes, by id, and how its debt came. */
    public List<Iou> ious() {
        return ledger.reports().ious();
    }

    /**
     * Payments that repeat an earlier one of the same wallet, booth and amount, by wallet, then by when they happened;
     * three in a row are two pairs. Takes time in proportion to the period's payments.
     *
     * @param window how long after the first the second may have happened, inclusive; the first must be within the period
     *     too
     * @throws IllegalArgumentException if the window is below zero
     */
    public List<DoubleTap> doubleTaps(Period period, Duration window) {
        return ledger.reports().doubleTaps(period, window);
    }

    /** Adds up every transfer; takes time in proportion to the ledger. */
    public TrialBalance trialBalance() {
        return ledger.reports().trialBalance();
    }

    /**
     * Approved charges minute by minute; minutes without any are left out.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public List<Minute> paymentsPerMinute(Instant from, Instant to) {
        return ledger.reports().paymentsPerMinute(from, to);
    }

    /**
     * Every transaction in the order of the ledger, as it is now: what comes later is not in it. Memory grows with the number
     * of names, not of rows.
     *
     * @param form raw, or anonymised
     * @return rows for one thread; holds a view of the store until it is closed, so close it
     */
    public Stream<ExportRow> export(ExportForm form) {
        return ledger.export(form);
    }

    /**
     * Checks every seal, every balance and every registry against the journal, and the journal against what closes of days
     * recorded: the sums of each, and the digest of the last. Payments go on meanwhile. Takes time in proportion to the
     * ledger, and little memory.
     */
    public Verification verify() {
        return ledger.verify(Optional.empty());
    }

    /**
     * Checks as {@link #verify()}, and that the ledger still contains everything it did at a checkpoint.
     *
     * @param earlier kept outside the database
     */
    public Verification verify(Checkpoint earlier) {
        return ledger.verify(Optional.of(earlier));
    }

    /** The ledger at this moment, to be kept outside the database; walks it, without checking it. */
    public Checkpoint checkpoint() {
        return ledger.checkpoint();
    }

    /**
     * Hands the ledger over to be archived, such as {@code view -> LedgerArchive.write(view, file)} of {@code minsapay-jpa}
     * does: one state of it, walked first as {@link #verify()} walks it. It must be closed: no money may have moved since the
     * last close's cut. Payments go on meanwhile, and are not in it. A repeat hands over the ledger as it is then.
     *
     * @param archive used on the caller's thread; must not keep the view
     * @return what was handed over in one line, to be kept elsewhere than the archive: {@link #verify(Checkpoint)} compares
     * @throws com.minsapay.fault.NotClosedException if money moved since the last close, or there is none; nothing was handed over
     * @throws com.minsapay.fault.LedgerCorruptException if verification finds something; nothing was handed over
     */
    public Checkpoint archive(Consumer<LedgerView> archive) {
        return ledger.archive(archive);
    }

    /**
     * Answers what waits, for as long as the store takes, then closes the store; a repeat does nothing. Later requests are
     * refused.
     */
    @Override
    public void close() {
        ledger.close();
    }

    /** Collects what a {@link MinsaPay} is made of. Not thread-safe. */
    public static final class Builder {
        private final LedgerStore store;
        private final Keys keys;
        private final List<LedgerListener> listeners = new ArrayList<>();
        private Policy policy = Policy.festival();
        private InstantSource clock = InstantSource.system();
        private Optional<TransactionIds> ids = Optional.empty();
        private GroupBounds bounds = GroupBounds.DEFAULT;

        private Builder(LedgerStore store, Keys keys) {
            this.store = store;
            this.keys = keys;
        }

        /** @param policy what the school allows; {@link Policy#festival} unless given */
        public Builder policy(Policy policy) {
            this.policy = policy;
            return this;
        }

        /** @param clock tells when requests arrive and are recorded; the system's unless given */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** @param ids names transactions; UUIDv7 unless given */
        public Builder ids(TransactionIds ids) {
            this.ids = Optional.of(ids);
            return this;
        }

        /** @param bounds how far group commit may go; {@link GroupBounds#DEFAULT} unless given */
        public Builder bounds(GroupBounds bounds) {
            this.bounds = bounds;
            return this;
        }

        /** @param listener to be told of recorded transactions, beside those given before */
        public Builder listener(LedgerListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Checks the keys against the ledger and starts. Called once: the store belongs to what it made, or is closed.
         *
         * @throws com.minsapay.fault.WrongKeyException if the ledger was written with other keys
         * @throws IllegalArgumentException if the ledger is in another currency than the policy
         * @throws com.minsapay.fault.StoreUnavailableException if the store cannot be read or written
         * @throws com.minsapay.fault.OutcomeUnknownException if the check values of new keys may or may not be stored;
         *     build again, on a store opened again
         */
        public MinsaPay build() {
            try {
                return new MinsaPay(this);
            } catch (RuntimeException | Error e) {
                store.close();
                throw e;
            }
        }
    }
}
