package com.minsapay.registry;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.card.CardStatus;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Close a wallet for good, all or nothing: a desk hands back its own money, what is left of its grants goes to their funds, its
 * card is blocked, and its free passes end. Afterwards everything that is asked of it is declined, but for a correction and for what a sweep finds;
 * the card can be linked to another wallet.
 *
 * <p>Declined while holds have set aside money of it, while it owes money, and if it has own money and no desk is given. No
 * limit applies. Immutable and thread-safe.
 *
 * @param key one per closing, kept over retries
 * @param wallet which wallet
 * @param desk whose till the cash comes from; may be empty if the wallet has no own money
 * @param operator who closed it
 */
public record CloseWalletRequest(IdempotencyKey key, WalletRef wallet, Optional<DeskId> desk, OperatorId operator)
        implements Request {
    @Override
    public TransactionKind kind() {
        return TransactionKind.WALLET_CLOSE;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), wallet.meaning(), desk.map(DeskId::value).orElse(""), operator.value());
    }

    @Override
    public Needs needs() {
        return Needs.of(wallet, desk.stream().map(AccountId::desk).toArray(AccountId[]::new));
    }

    @Override
    public Decision decide(Situation situation) {
        return desk.flatMap(id -> Rules.requireAccount(AccountId.desk(id), DeclineReason.UNKNOWN_DESK, situation))
                .orElseGet(() -> Rules.withWallet(wallet, situation, found -> decide(found, situation)));
    }

    private Decision decide(Wallet found, Situation situation) {
        if (found.balance().held().isPositive()) {
            return Decision.decline(DeclineReason.MONEY_IS_HELD);
        } else if (found.owed().isPositive()) {
            return Decision.decline(DeclineReason.MONEY_IS_OWED);
        } else if (found.own().isPositive() && desk.isEmpty()) {
            return Decision.decline(DeclineReason.NEEDS_A_DESK);
        }
        return new Decision.Post(Optional.of(found.id()), emptied(found), changes(found, situation), Map.of());
    }

    private List<Transfer> emptied(Wallet found) {
        List<Transfer> transfers = new ArrayList<>();
        if (found.own().isPositive()) {
            transfers.add(new Transfer(AccountId.own(found.id()), AccountId.desk(desk.orElseThrow()), found.own()));
        }
        found.grants().stream()
                .filter(grant -> grant.amount().isPositive())
                .map(grant -> new Transfer(
                        AccountId.grant(found.id(), grant.fund()), AccountId.fund(grant.fund()), grant.amount()))
                .forEach(transfers::add);
        return transfers;
    }

    private static List<Change> changes(Wallet found, Situation situation) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.WalletClosed(found.id()));
        situation
                .activeCardOf(found.id())
                .map(card -> card.with(CardStatus.BLOCKED, situation.now()))
                .map(Change.CardChanged::new)
                .ifPresent(changes::add);
        return changes;
    }
}
