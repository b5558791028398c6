package com.minsapay.request;

import com.minsapay.account.WalletId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rule decides: post, decline or ask. */
public sealed interface Decision permits Decision.Post, Decision.Decline, Decision.Ask {
    /**
     * Do it.
     *
     * @param wallet the one wallet concerned; empty for the house's own affairs
     * @param transfers the money to move
     * @param changes what else changes
     * @param about the earlier transaction of the wallet that this refunds or ends; empty for none
     * @param due when what it sets aside lapses by itself; empty for what does not
     * @param details further facts to keep
     */
    record Post(
            Optional<WalletId> wallet,
            List<Transfer> transfers,
            List<Change> changes,
            Optional<TransactionId> about,
            Optional<Instant> due,
            Map<Detail, String> details)
            implements Decision {
        /** Copies the collections. */
        public Post {
            transfers = List.copyOf(transfers);
            changes = List.copyOf(changes);
            details = Map.copyOf(details);
        }

        /** About no earlier transaction. */
        public Post(
                Optional<WalletId> wallet,
                List<Transfer> transfers,
                List<Change> changes,
                Map<Detail, String> details) {
            this(wallet, transfers, changes, Optional.empty(), Optional.empty(), details);
        }
    }

    /**
     * Refuse it by a rule.
     *
     * @param reason which rule
     * @param details the figures that tell why
     */
    record Decline(DeclineReason reason, Map<Detail, String> details) implements Decision {
        /** Copies the details. */
        public Decline {
            details = Map.copyOf(details);
        }
    }

    /**
     * Ask a person first.
     *
     * @param question what to ask
     */
    record Ask(Question question) implements Decision {}

    /** Moves money of one wallet, and nothing else. */
    static Decision post(WalletId wallet, List<Transfer> transfers) {
        return new Post(Optional.of(wallet), transfers, List.of(), Map.of());
    }

    /** Moves money of one wallet because of an earlier transaction of it. */
    static Decision post(WalletId wallet, List<Transfer> transfers, TransactionId about) {
        return new Post(Optional.of(wallet), transfers, List.of(), Optional.of(about), Optional.empty(), Map.of());
    }

    /** Moves money of the house, or none, and touches no wallet. */
    static Decision ofHouse(List<Transfer> transfers, Map<Detail, String> details) {
        return new Post(Optional.empty(), transfers, List.of(), details);
    }

    /** Refuses by a rule that needs no figures. */
    static Decision decline(DeclineReason reason) {
        return new Decline(reason, Map.of());
    }

    /** Refuses because a limit was passed. */
    static Decision aboveLimit(DeclineReason reason, Money limit) {
        return new Decline(reason, Map.of(Detail.LIMIT, Long.toString(limit.minorUnits())));
    }

    /** Refuses because money is short by an amount. */
    static Decision notEnoughMoney(Money shortfall) {
        return new Decline(
                DeclineReason.NOT_ENOUGH_MONEY, Map.of(Detail.SHORTFALL, Long.toString(shortfall.minorUnits())));
    }
}
