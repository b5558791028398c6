package com.minsapay.charge;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.FundId;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The parts of a payment, in the order in which they were spent. What goes back comes off its end, as if the payment had
 * been that much smaller. Immutable and thread-safe.
 *
 * @param all each by the account that it was taken from, of the wallet and grants first, or a sponsor's; none of them zero;
 *     may be empty
 */
record Parts(List<Part> all) {
    /**
     * One of them.
     *
     * @param account the account that it was taken from
     * @param amount positive
     */
    record Part(AccountId account, Money amount) {}

    /** What a payment took for its booth. */
    static Parts paid(Transaction payment) {
        return new Parts(payment.transfers().stream()
                .filter(transfer -> transfer.to().kind() == AccountKind.BOOTH)
                .map(transfer -> new Part(transfer.from(), transfer.amount()))
                .toList());
    }

    /** What a hold set aside, by the accounts that hold it. */
    static Parts held(Transaction hold) {
        return new Parts(hold.transfers().stream()
                .map(transfer -> new Part(transfer.to(), transfer.amount()))
                .toList());
    }

    /** Whom a payment paid. */
    static AccountId booth(Transaction payment) {
        return payment.transfers().stream()
                .map(Transfer::to)
                .filter(account -> account.kind() == AccountKind.BOOTH)
                .findFirst()
                .orElseThrow();
    }

    /** All parts together. */
    Money sum(Money zero) {
        return all.stream().map(Part::amount).reduce(zero, Money::plus);
    }

    /** The parts that were spent first, up to an amount in all. */
    Parts first(Money amount) {
        List<Part> first = new ArrayList<>();
        Money due = amount;
        for (Part part : all) {
            Money taken = part.amount().min(due);
            if (taken.isPositive()) {
                first.add(new Part(part.account(), taken));
                due = due.minus(taken);
            }
        }
        return new Parts(first);
    }

    /** The parts that were spent last, up to an amount in all; still in the order in which they were spent. */
    Parts last(Money amount) {
        return new Parts(reversed(new Parts(reversed(all)).first(amount).all()));
    }

    /**
     * How all of it goes back, what was spent last first: own money, and what was owed, as own money that comes in to the
     * wallet; grants to their accounts, those that have expired meanwhile to their funds; a sponsor's to the sponsor.
     *
     * @param wallet as it is now
     * @param from the account that has a part's money now, by the account that it was taken from
     */
    List<Transfer> giveBack(Wallet wallet, Instant now, UnaryOperator<AccountId> from) {
        List<Transfer> transfers = new ArrayList<>();
        own().stream()
                .findFirst()
                .map(part -> from.apply(part.account()))
                .ifPresent(source -> transfers.addAll(wallet.credit(ofOwn(wallet), source)));
        for (Part part : reversed(all)) {
            receiver(part, wallet, now)
                    .map(receiver -> new Transfer(from.apply(part.account()), receiver, part.amount()))
                    .ifPresent(transfers::add);
        }
        return transfers;
    }

    private Money ofOwn(Wallet wallet) {
        return new Parts(own()).sum(Money.zero(wallet.own().currency()));
    }

    private List<Part> own() {
        return all.stream().filter(Parts::isOwn).toList();
    }

    private static boolean isOwn(Part part) {
        return part.account().kind().isOfWallet() && part.account().fund().isEmpty();
    }

    /** Who gets a part that is not own money. */
    private static Optional<AccountId> receiver(Part part, Wallet wallet, Instant now) {
        return part.account().kind() == AccountKind.SPONSOR
                ? Optional.of(part.account())
                : part.account().fund().map(fund -> receiver(fund, wallet, now));
    }

    private static AccountId receiver(FundId fund, Wallet wallet, Instant now) {
        return wallet.isExpired(fund, now) ? AccountId.fund(fund) : AccountId.grant(wallet.id(), fund);
    }

    private static List<Part> reversed(List<Part> parts) {
        List<Part> reversed = new ArrayList<>(parts);
        Collections.reverse(reversed);
        return reversed;
    }
}
