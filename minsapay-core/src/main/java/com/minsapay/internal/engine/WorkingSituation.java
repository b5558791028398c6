package com.minsapay.internal.engine;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardHistory;
import com.minsapay.card.CardId;
import com.minsapay.card.RecentCardNumbers;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import com.minsapay.policy.Policy;
import com.minsapay.request.Books;
import com.minsapay.request.Situation;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Usage;
import com.minsapay.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The working state, as one request's rule may see it. Used by one thread. */
final class WorkingSituation implements Situation {
    private final WorkingState state;
    private final Policy policy;
    private final RecentCardNumbers cardNumbers;
    private final Arrival arrival;

    WorkingSituation(WorkingState state, Policy policy, RecentCardNumbers cardNumbers, Arrival arrival) {
        this.state = state;
        this.policy = policy;
        this.cardNumbers = cardNumbers;
        this.arrival = arrival;
    }

    @Override
    public Policy policy() {
        return policy;
    }

    @Override
    public Instant now() {
        return arrival.at();
    }

    @Override
    public Optional<Wallet> wallet(WalletId id) {
        return state.wallet(id);
    }

    @Override
    public Optional<Card> card(CardId id) {
        return state.card(id);
    }

    @Override
    public CardHistory history(CardId id) {
        return state.history(id);
    }

    @Override
    public Optional<Card> activeCardOf(WalletId wallet) {
        return state.activeCardOf(wallet);
    }

    @Override
    public Optional<HouseAccount> account(AccountId id) {
        return state.account(id);
    }

    @Override
    public Optional<Transaction> original(TransactionId id) {
        return state.original(id);
    }

    @Override
    public List<Transaction> about(TransactionId original) {
        return state.about(original);
    }

    @Override
    public Money balance(AccountId id) {
        return Money.ofMinor(policy.currency(), state.balance(id));
    }

    @Override
    public Optional<PastCharge> recentCharge(WalletId wallet) {
        return state.usage(wallet)
                .flatMap(Usage::lastCharge)
                .filter(charge -> !policy.doubleTapWindow().isZero())
                .filter(charge -> Duration.between(charge.at(), now()).abs().compareTo(policy.doubleTapWindow()) <= 0);
    }

    @Override
    public Money spentToday(WalletId wallet) {
        return state.usage(wallet)
                .map(usage -> usage.spentOn(policy.startOfDay(now())))
                .orElseGet(() -> Money.zero(policy.currency()));
    }

    @Override
    public Books books() {
        return arrival.books()
                .orElseThrow(() -> new IllegalStateException("the books must be walked before a decision needs them"));
    }

    @Override
    public long lastCut() {
        if (!arrival.mayClose()) {
            throw new IllegalStateException("the books must be proven before a decision needs the last close");
        }
        return state.lastCut();
    }

    @Override
    public boolean isCardNumber(Money amount) {
        return cardNumbers.resembles(amount, now());
    }
}
