package com.minsapay.registry;

import com.minsapay.account.AccountId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Open a wallet, perhaps with a card and a grant, all or nothing. Immutable and thread-safe.
 *
 * @param key one per opening, kept over retries
 * @param wallet its id from now on
 * @param card to link at once, one that is not active; empty for none yet
 * @param grant to give at once; empty for none
 * @param operator who opened it
 */
public record OpenWalletRequest(
        IdempotencyKey key, WalletId wallet, Optional<CardId> card, Optional<GrantOf> grant, OperatorId operator)
        implements Request {
    /**
     * What a fund gives.
     *
     * @param fund whose money
     * @param amount positive, in the ledger's currency
     */
    public record GrantOf(FundId fund, Money amount) {
        /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
        public GrantOf {
            Rules.requireAmount(amount);
        }
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.WALLET_OPEN;
    }

    @Override
    public List<String> meaning() {
        return List.of(
                kind().name(),
                wallet.value(),
                card.map(id -> id.value().hex()).orElse(""),
                grant.map(given -> given.fund().value()).orElse(""),
                grant.map(given -> given.amount().toString()).orElse(""),
                operator.value());
    }

    @Override
    public List<Money> amounts() {
        return grant.map(GrantOf::amount).stream().toList();
    }

    @Override
    public Needs needs() {
        return new Needs(
                        Set.of(wallet),
                        card.stream().collect(Collectors.toSet()),
                        grant.map(given -> AccountId.fund(given.fund())).stream()
                                .collect(Collectors.toSet()))
                .withHistories();
    }

    @Override
    public Decision decide(Situation situation) {
        return grant.flatMap(given -> Rules.refuseCardNumber(given.amount(), situation))
                .or(() -> alreadyOpen(situation))
                .or(() -> cardTaken(situation))
                .or(() -> grant.flatMap(given -> Rules.requireFund(given.fund(), situation)))
                .orElseGet(() -> post(situation));
    }

    private Optional<Decision> alreadyOpen(Situation situation) {
        return situation.wallet(wallet).map(open -> Decision.decline(DeclineReason.WALLET_EXISTS));
    }

    private Optional<Decision> cardTaken(Situation situation) {
        return card.flatMap(id -> CardLink.refuseActive(id, situation));
    }

    private Decision post(Situation situation) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.WalletOpened(wallet));
        Optional<CardLink> link = card.map(id -> CardLink.of(id, wallet, situation));
        link.map(CardLink::change).ifPresent(changes::add);
        List<Transfer> transfers = grant
                .map(given -> new Transfer(
                        AccountId.fund(given.fund()), AccountId.grant(wallet, given.fund()), given.amount()))
                .stream()
                .toList();
        return new Decision.Post(
                Optional.of(wallet),
                transfers,
                changes,
                link.map(CardLink::details).orElse(Map.of()));
    }
}
