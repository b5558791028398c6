package com.minsapay.registry;

import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.Situation;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A card that begins to pay from a wallet, for the first time or again.
 *
 * @param change the card as it is from now on
 * @param details since when, of a card that was linked before
 */
record CardLink(Change change, Map<Detail, String> details) {
    /** Declines a card that is active, also at the same wallet. */
    static Optional<Decision> refuseActive(CardId card, Situation situation) {
        return situation
                .card(card)
                .filter(known -> known.status() == CardStatus.ACTIVE)
                .map(active -> Decision.decline(DeclineReason.CARD_ALREADY_LINKED));
    }

    static CardLink of(CardId card, WalletId wallet, Situation situation) {
        Instant since = situation.history(card).free(situation.now());
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        if (situation.card(card).isPresent()) {
            details.put(Detail.LINKED_AGAIN, Detail.micros(since));
        }
        return new CardLink(new Change.CardChanged(new Card(card, wallet, CardStatus.ACTIVE, since)), details);
    }
}
