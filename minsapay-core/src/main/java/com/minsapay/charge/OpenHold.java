package com.minsapay.charge;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Situation;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A hold that has not ended: what its capture, its release and its lapse have in common. Immutable and thread-safe.
 *
 * @param hold which
 * @param wallet of which it holds money, as it is now
 */
record OpenHold(Transaction hold, Wallet wallet) {
    /** Finds it and goes on, or declines: a hold ends once. */
    static Decision with(TransactionId id, Situation situation, Function<OpenHold, Decision> goOn) {
        return situation
                .original(id)
                .map(original -> with(original, situation, goOn))
                .orElseGet(() -> Decision.decline(DeclineReason.UNKNOWN_TRANSACTION));
    }

    private static Decision with(Transaction original, Situation situation, Function<OpenHold, Decision> goOn) {
        if (original.kind() != TransactionKind.HOLD || original.declined().isPresent()) {
            return Decision.decline(DeclineReason.NOT_A_HOLD);
        }
        if (!situation.about(original.id()).isEmpty()) {
            return Decision.decline(DeclineReason.HOLD_ENDED);
        }
        return goOn.apply(new OpenHold(
                original,
                situation
                        .wallet(original.wallet().orElseThrow())
                        .orElseThrow(() -> new IllegalStateException("a hold's wallet must be there"))));
    }

    Money amount() {
        return hold.amount();
    }

    /** Whether it lapses at or before an instant. */
    boolean isDue(Instant now) {
        return !now.isBefore(hold.due().orElseThrow());
    }

    /** Pays a part of it, or all, to its booth; the rest goes back. */
    Decision capture(Money paid, Instant now) {
        AccountId booth = AccountId.parse(hold.details().getOrDefault(Detail.BOOTH, ""));
        List<Transfer> transfers = new ArrayList<>();
        Parts.held(hold)
                .first(paid)
                .all()
                .forEach(part -> transfers.add(new Transfer(part.account(), booth, part.amount())));
        transfers.addAll(back(amount().minus(paid), now));
        return Decision.post(wallet.id(), transfers, hold.id());
    }

    /** All of it goes back. */
    Decision release(Instant now) {
        return Decision.post(wallet.id(), back(amount(), now), hold.id());
    }

    private List<Transfer> back(Money amount, Instant now) {
        return Parts.held(hold).last(amount).giveBack(wallet, now, UnaryOperator.identity());
    }
}
