package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import java.util.List;
import java.util.Map;

/**
 * A blind count: somebody counted a till without being told what should be in it. What is over or short is booked, so that
 * the till then holds what was counted; if it is exact, nothing is booked. Recorded either way, with both figures, which
 * the receipt tells; a wrong count is put right by counting again, under another key. Count while nobody takes or gives
 * cash at the desk: what is posted between counting and sending shows as a difference.
 *
 * <p>Declined if there is no such desk. No limit and no question applies, as a question would tell that the count is not
 * what was expected; but the amount may not be a card number. Immutable and thread-safe.
 *
 * @param key one per count, kept over retries
 * @param desk whose till
 * @param counted zero or more, in the ledger's currency
 * @param operator who counted
 */
public record CountRequest(IdempotencyKey key, DeskId desk, Money counted, OperatorId operator) implements Request {
    /** @throws IllegalArgumentException as {@link Rules#requireCounted} */
    public CountRequest {
        Rules.requireCounted(counted);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.DESK_COUNT;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), desk.value(), counted.toString(), operator.value());
    }

    @Override
    public List<Money> amounts() {
        return List.of(counted);
    }

    @Override
    public Needs needs() {
        return Needs.ofBalance(till());
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.refuseCardNumber(counted, situation)
                .or(() -> Rules.requireAccount(till(), DeclineReason.UNKNOWN_DESK, situation))
                .orElseGet(() -> book(situation.balance(till()).negated()));
    }

    private Decision book(Money expected) {
        return Decision.ofHouse(
                difference(counted.minus(expected)),
                Map.of(
                        Detail.ACCOUNT, till().toString(),
                        Detail.COUNTED, Long.toString(counted.minorUnits()),
                        Detail.EXPECTED, Long.toString(expected.minorUnits())));
    }

    /** Cash is the negative of a balance: a till that holds more than it should is debited. */
    private List<Transfer> difference(Money over) {
        if (over.isZero()) {
            return List.of();
        }
        return over.isPositive()
                ? List.of(new Transfer(till(), AccountId.overShort(), over))
                : List.of(new Transfer(AccountId.overShort(), till(), over.negated()));
    }

    private AccountId till() {
        return AccountId.desk(desk);
    }
}
