package com.minsapay.charge;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is left of a charge after its refunds, by the account that paid it. Immutable and thread-safe.
 *
 * @param booth who was paid
 * @param parts what is left of each part, in the order in which they were spent; never below zero
 */
record Unrefunded(AccountId booth, Map<AccountId, Money> parts) {
    /**
     * @param charge an approved charge
     * @param refunds its approved refunds
     */
    static Unrefunded of(Transaction charge, List<Transaction> refunds) {
        Map<AccountId, Money> parts = new LinkedHashMap<>();
        charge.transfers().forEach(transfer -> parts.merge(transfer.from(), transfer.amount(), Money::plus));
        for (Transaction refund : refunds) {
            for (Transfer transfer : refund.transfers()) {
                parts.computeIfPresent(payer(transfer.to(), parts), (payer, left) -> left.minus(transfer.amount()));
            }
        }
        return new Unrefunded(charge.transfers().get(0).to(), parts);
    }

    /** A fund was given what had been paid from its grant. */
    private static AccountId payer(AccountId given, Map<AccountId, Money> parts) {
        return parts.keySet().stream()
                .filter(payer -> payer.equals(given)
                        || payer.fund()
                                .map(AccountId::fund)
                                .filter(given::equals)
                                .isPresent())
                .findFirst()
                .orElse(given);
    }

    /** All that is left. */
    Money amount() {
        return parts.values().stream().reduce(Money::plus).orElseThrow();
    }

    /**
     * How an amount goes back: what was spent last first.
     *
     * @param amount positive, at most {@link #amount()}
     * @param hasExpired whether the account's grant can no longer be spent, so that its fund gets it
     */
    List<Transfer> giveBack(Money amount, Predicate<AccountId> hasExpired) {
        List<Map.Entry<AccountId, Money>> spentLastFirst = new ArrayList<>(parts.entrySet());
        Collections.reverse(spentLastFirst);
        List<Transfer> transfers = new ArrayList<>();
        Money due = amount;
        for (Map.Entry<AccountId, Money> part : spentLastFirst) {
            Money given = part.getValue().min(due);
            if (given.isPositive()) {
                transfers.add(new Transfer(booth, receiver(part.getKey(), hasExpired), given));
                due = due.minus(given);
            }
        }
        return transfers;
    }

    private static AccountId receiver(AccountId payer, Predicate<AccountId> hasExpired) {
        return hasExpired.test(payer) ? AccountId.fund(payer.fund().orElseThrow()) : payer;
    }
}
