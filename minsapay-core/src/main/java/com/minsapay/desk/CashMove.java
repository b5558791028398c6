package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cash that goes from one place of the house to another: what a float, a drop and a transfer between desks mean, need, and
 * move. A till is counted, not floored: it may give out more than the books say is in it, and a count tells what was
 * wrong. No limit and no question applies, but the amount may not be a card number.
 */
sealed interface CashMove extends Request permits FloatRequest, DropRequest, DeskTransferRequest {
    /** Where the cash is taken from. */
    AccountId source();

    /** Where it is put. */
    AccountId target();

    /** How much. */
    Money amount();

    @Override
    default List<String> meaning() {
        return List.of(
                kind().name(),
                source().toString(),
                target().toString(),
                amount().toString(),
                operator().value());
    }

    @Override
    default List<Money> amounts() {
        return List.of(amount());
    }

    @Override
    default Needs needs() {
        return Needs.of(desks().toArray(AccountId[]::new));
    }

    @Override
    default Decision decide(Situation situation) {
        return Rules.refuseCardNumber(amount(), situation)
                .or(() -> desks().flatMap(
                                desk -> Rules.requireAccount(desk, DeclineReason.UNKNOWN_DESK, situation).stream())
                        .findFirst())
                // Cash is the negative of a balance: the place that it goes into is debited.
                .orElseGet(() -> Decision.ofHouse(List.of(new Transfer(target(), source(), amount())), Map.of()));
    }

    private Stream<AccountId> desks() {
        return Stream.of(source(), target()).filter(place -> place.kind() == AccountKind.DESK);
    }
}
