package com.minsapay.wallet;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.BoothId;
import com.minsapay.account.FundId;
import com.minsapay.account.WalletId;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A student's prepaid money at one moment. Immutable and thread-safe; no part of it is ever below zero.
 *
 * @param id which wallet
 * @param own topped-up money that is free
 * @param held own money that holds have set aside
 * @param owed what it owes; own money that comes in repays it first, so that both are above zero only after a correction
 * @param grants every grant it ever had, in spending order, spent ones as zero
 * @param passes where it pays nothing, by booth; expired ones too, until they are renewed or ended
 * @param closed whether nothing more is done with it
 */
public record Wallet(
        WalletId id, Money own, Money held, Money owed, List<Grant> grants, List<FreePass> passes, boolean closed) {
    /**
     * @throws IllegalArgumentException if own money or a debt is below zero, two grants are of one fund, or two passes
     *     of one booth
     */
    public Wallet {
        if (own.isNegative() || held.isNegative()) {
            throw new IllegalArgumentException("own money must not be below zero, was " + own + " and held " + held);
        }
        if (owed.isNegative()) {
            throw new IllegalArgumentException("what a wallet owes must not be below zero, was " + owed);
        }
        grants = inOrder(grants, Grant.SPENDING_ORDER, Grant::fund, "grant of a fund");
        passes = inOrder(passes, Comparator.comparing(FreePass::booth), FreePass::booth, "pass of a booth");
    }

    private static <T> List<T> inOrder(List<T> given, Comparator<T> order, Function<T, ?> of, String what) {
        if (given.size() < 2) {
            return List.copyOf(given);
        }
        if (given.stream().map(of).distinct().count() < given.size()) {
            throw new IllegalArgumentException("a wallet must have one " + what + ", had two");
        }
        return given.stream().sorted(order).toList();
    }

    /** A wallet that is not closed and has no free pass. */
    public Wallet(WalletId id, Money own, Money held, Money owed, List<Grant> grants) {
        this(id, own, held, owed, grants, List.of(), false);
    }

    /** A wallet of which nothing is held, and that owes nothing. */
    public Wallet(WalletId id, Money own, List<Grant> grants) {
        this(id, own, Money.zero(own.currency()), Money.zero(own.currency()), grants);
    }

    /** A new wallet with nothing in it. */
    public static Wallet empty(WalletId id, Money zero) {
        return new Wallet(id, zero, List.of());
    }

    /** The same, closed: it has no free pass any more. */
    public Wallet close() {
        return new Wallet(id, own, held, owed, grants, List.of(), true);
    }

    /** The same with more free passes; one of a booth where it has one takes that one's place. */
    public Wallet with(List<FreePass> given) {
        Set<BoothId> booths = given.stream().map(FreePass::booth).collect(Collectors.toSet());
        List<FreePass> all = new ArrayList<>(without(booths).passes);
        all.addAll(given);
        return new Wallet(id, own, held, owed, grants, all, closed);
    }

    /** The same without a free pass at some booths. */
    public Wallet without(Set<BoothId> booths) {
        List<FreePass> left =
                passes.stream().filter(pass -> !booths.contains(pass.booth())).toList();
        return new Wallet(id, own, held, owed, grants, left, closed);
    }

    /** The free pass by which it pays nothing at a booth at an instant; empty if it pays there. */
    public Optional<FreePass> pass(BoothId booth, Instant now) {
        return passes.stream()
                .filter(pass -> pass.booth().equals(booth))
                .filter(pass -> pass.isValidAt(now))
                .findFirst();
    }

    /** Own money and all that is left of grants, expired or not; what is held of both; what is owed. */
    public Balance balance() {
        return new Balance(own, sum(grants, Grant::amount), held.plus(sum(grants, Grant::held)), owed);
    }

    /** What a booth can be paid at an instant: own money and the grants that have not expired. */
    public Money spendable(Instant now) {
        return own.plus(sum(spendableGrants(now), Grant::amount));
    }

    /** What a desk can hand back: own money, less what is owed; never below zero. */
    public Money withdrawable() {
        return own.minus(owed.min(own));
    }

    /** Whether this wallet's grant of a fund can no longer be spent at an instant. */
    public boolean isExpired(FundId fund, Instant now) {
        return grants.stream().filter(grant -> grant.fund().equals(fund)).anyMatch(grant -> !grant.isSpendableAt(now));
    }

    /**
     * How own money comes in: it repays what the wallet owes, and the rest is the wallet's.
     *
     * @param amount zero or more
     * @param from the account that it comes from
     */
    public List<Transfer> credit(Money amount, AccountId from) {
        List<Transfer> transfers = new ArrayList<>();
        Money repaid = move(amount.min(owed), from, AccountId.iou(id), transfers);
        move(amount.minus(repaid), from, AccountId.own(id), transfers);
        return transfers;
    }

    /**
     * How an amount would be paid to an account: from grants first, soonest expiry first, then from own money.
     *
     * @param amount positive, at most {@link #spendable}
     * @throws IllegalArgumentException if the wallet holds less
     */
    public List<Transfer> pay(Money amount, AccountId to, Instant now) {
        List<Transfer> transfers = new ArrayList<>();
        Money due = payWhatThereIs(amount, to, now, transfers);
        if (due.isPositive()) {
            throw new IllegalArgumentException(
                    "a payment must not exceed what the wallet can spend, was short of " + due);
        }
        return transfers;
    }

    /**
     * How an amount would be paid that was spent already: as {@link #pay}, and what the wallet does not have it owes.
     *
     * @param amount positive
     * @param then when it was spent: grants that had expired by then do not pay
     */
    public List<Transfer> payOrOwe(Money amount, AccountId to, Instant then) {
        List<Transfer> transfers = new ArrayList<>();
        move(payWhatThereIs(amount, to, then, transfers), AccountId.iou(id), to, transfers);
        return transfers;
    }

    /** Adds how the wallet pays; gives what is still due. */
    private Money payWhatThereIs(Money amount, AccountId to, Instant at, List<Transfer> transfers) {
        Money due = amount;
        for (Grant grant : spendableGrants(at)) {
            due = due.minus(move(grant.amount().min(due), AccountId.grant(id, grant.fund()), to, transfers));
        }
        return due.minus(move(own.min(due), AccountId.own(id), to, transfers));
    }

    /**
     * How own money goes back that should never have come in: as far as it is there, and the rest the wallet owes.
     *
     * @param amount positive
     */
    public List<Transfer> debit(Money amount, AccountId to) {
        List<Transfer> transfers = new ArrayList<>();
        Money taken = move(amount.min(own), AccountId.own(id), to, transfers);
        move(amount.minus(taken), AccountId.iou(id), to, transfers);
        return transfers;
    }

    /**
     * How an amount would be set aside: from the parts that would pay it, each to the account of what is held of it.
     *
     * @param amount positive, at most {@link #spendable}
     * @throws IllegalArgumentException if the wallet holds less
     */
    public List<Transfer> hold(Money amount, Instant now) {
        return pay(amount, AccountId.held(id), now).stream()
                .map(transfer -> transfer.from()
                        .fund()
                        .map(fund -> new Transfer(transfer.from(), AccountId.heldGrant(id, fund), transfer.amount()))
                        .orElse(transfer))
                .toList();
    }

    /**
     * The wallet after transfers, as a whole: the order of the transfers makes no difference to whether a part ends
     * below zero.
     *
     * @param transfers those of one transaction
     * @param expiryOf when a fund's grants expire; asked for grants that the wallet has not had before
     * @return the new state, or empty if a part of the wallet would end below zero
     * @throws ArithmeticException if an amount does not fit 64 bits
     */
    public Optional<Wallet> after(List<Transfer> transfers, Function<FundId, Optional<Instant>> expiryOf) {
        Money newOwn = own.plus(changeOf(AccountId.own(id), transfers));
        Money newHeld = held.plus(changeOf(AccountId.held(id), transfers));
        Money newOwed = owed.minus(changeOf(AccountId.iou(id), transfers));
        List<Grant> newGrants = new ArrayList<>();
        for (Grant grant : withNewGrants(transfers, expiryOf)) {
            Money amount = grant.amount().plus(changeOf(AccountId.grant(id, grant.fund()), transfers));
            Money heldOfIt = grant.held().plus(changeOf(AccountId.heldGrant(id, grant.fund()), transfers));
            if (amount.isNegative() || heldOfIt.isNegative()) {
                return Optional.empty();
            }
            newGrants.add(new Grant(grant.fund(), amount, heldOfIt, grant.expiresAt()));
        }
        return Stream.of(newOwn, newHeld, newOwed).anyMatch(Money::isNegative)
                ? Optional.empty()
                : Optional.of(new Wallet(id, newOwn, newHeld, newOwed, newGrants, passes, closed));
    }

    private List<Grant> withNewGrants(List<Transfer> transfers, Function<FundId, Optional<Instant>> expiryOf) {
        List<Grant> known = new ArrayList<>(grants);
        for (Transfer transfer : transfers) {
            addIfNew(transfer.from(), known, expiryOf);
            addIfNew(transfer.to(), known, expiryOf);
        }
        return known;
    }

    private void addIfNew(AccountId account, List<Grant> known, Function<FundId, Optional<Instant>> expiryOf) {
        if (account.kind() == AccountKind.GRANT || account.kind() == AccountKind.HELD_GRANT) {
            FundId fund = account.fund().orElseThrow();
            if (known.stream().noneMatch(grant -> grant.fund().equals(fund))) {
                known.add(new Grant(fund, Money.zero(own.currency()), expiryOf.apply(fund)));
            }
        }
    }

    private List<Grant> spendableGrants(Instant now) {
        return grants.stream().filter(grant -> grant.isSpendableAt(now)).toList();
    }

    private Money sum(List<Grant> some, Function<Grant, Money> part) {
        Money sum = Money.zero(own.currency());
        for (Grant grant : some) {
            sum = sum.plus(part.apply(grant));
        }
        return sum;
    }

    private Money changeOf(AccountId account, List<Transfer> transfers) {
        Money change = Money.zero(own.currency());
        for (Transfer transfer : transfers) {
            if (transfer.from().equals(account)) {
                change = change.minus(transfer.amount());
            }
            if (transfer.to().equals(account)) {
                change = change.plus(transfer.amount());
            }
        }
        return change;
    }

    private static Money move(Money part, AccountId from, AccountId to, List<Transfer> transfers) {
        if (part.isPositive()) {
            transfers.add(new Transfer(from, to, part));
        }
        return part;
    }
}
