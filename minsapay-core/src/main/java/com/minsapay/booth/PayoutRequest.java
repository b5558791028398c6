package com.minsapay.booth;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
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
import java.util.Optional;

/**
 * A booth gets what it has earned, from the safe: in cash, or by a transfer from the house's bank account. All it is owed
 * at that moment, or an amount. A charge that commits at the same time may be left for the next payout.
 *
 * <p>Declined, with what the booth is owed, if that is less than was asked for or not above zero: a booth is never paid in
 * advance, and one that owes the house, by refunds after its last payout, earns that back first. No other limit and no
 * question applies, but the amount may not be a card number. Immutable and thread-safe.
 *
 * @param key one per payout, kept over retries
 * @param booth who gets it
 * @param amount positive, in the ledger's currency; empty for all it is owed
 * @param operator who paid it out
 */
public record PayoutRequest(IdempotencyKey key, BoothId booth, Optional<Money> amount, OperatorId operator)
        implements Request {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public PayoutRequest {
        amount.ifPresent(Rules::requireAmount);
    }

    /** All that the booth is owed when the request is decided. */
    public static PayoutRequest full(IdempotencyKey key, BoothId booth, OperatorId operator) {
        return new PayoutRequest(key, booth, Optional.empty(), operator);
    }

    /** A part of what the booth is owed. */
    public static PayoutRequest of(IdempotencyKey key, BoothId booth, Money amount, OperatorId operator) {
        return new PayoutRequest(key, booth, Optional.of(amount), operator);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.BOOTH_PAYOUT;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), booth.value(), amount.map(Money::toString).orElse(""), operator.value());
    }

    @Override
    public List<Money> amounts() {
        return amount.stream().toList();
    }

    @Override
    public Needs needs() {
        return Needs.ofBalance(AccountId.booth(booth));
    }

    @Override
    public Decision decide(Situation situation) {
        return amount.flatMap(asked -> Rules.refuseCardNumber(asked, situation))
                .or(() -> Rules.requireAccount(AccountId.booth(booth), DeclineReason.UNKNOWN_BOOTH, situation))
                .orElseGet(() -> pay(situation.balance(AccountId.booth(booth))));
    }

    private Decision pay(Money owed) {
        Money paid = amount.orElse(owed);
        return !paid.isPositive() || paid.isMoreThan(owed)
                ? Decision.aboveLimit(DeclineReason.MORE_THAN_OWED, owed)
                // What is in the safe is the negative of its balance: paying out credits it.
                : Decision.ofHouse(List.of(new Transfer(AccountId.booth(booth), AccountId.safe(), paid)), Map.of());
    }
}
