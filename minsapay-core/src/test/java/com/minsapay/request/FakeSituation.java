package com.minsapay.request;

import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.won;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardHistory;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import com.minsapay.policy.Policy;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A situation made up for a test: nothing exists and nothing is limited until it is said so. */
public final class FakeSituation implements Situation {
    /** Since when a card is as it is. */
    public static final Instant LINKED = NOON.minusSeconds(3_600);

    private final Map<WalletId, Wallet> wallets = new HashMap<>();
    private final Map<CardId, Card> cards = new HashMap<>();
    private final Map<AccountId, HouseAccount> accounts = new HashMap<>();
    private final Map<AccountId, Money> balances = new HashMap<>();
    private final Set<Money> cardNumbers = new HashSet<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private Policy policy = Policy.unlimited(KRW, ZoneOffset.UTC);
    private Optional<PastCharge> recentCharge = Optional.empty();
    private Money spentToday = won(0);
    private Optional<Books> books = Optional.empty();
    private long lastCut;

    public FakeSituation policy(UnaryOperator<Policy.Builder> figures) {
        policy = figures.apply(Policy.builder(KRW, ZoneOffset.UTC)).build();
        return this;
    }

    public FakeSituation wallet(WalletId id, long own, Grant... grants) {
        wallets.put(id, new Wallet(id, won(own), List.of(grants)));
        return this;
    }

    public FakeSituation wallet(Wallet wallet) {
        wallets.put(wallet.id(), wallet);
        return this;
    }

    public FakeSituation card(CardId id, WalletId wallet, CardStatus status) {
        return card(id, wallet, status, LINKED);
    }

    public FakeSituation card(CardId id, WalletId wallet, CardStatus status, Instant since) {
        cards.put(id, new Card(id, wallet, status, since));
        return this;
    }

    public FakeSituation house(AccountId id, Instant... expiry) {
        accounts.put(id, new HouseAccount(id, "name", List.of(expiry).stream().findFirst()));
        return this;
    }

    /** A house account that adds up to so much. */
    public FakeSituation balance(AccountId id, long won) {
        balances.put(id, won(won));
        return house(id);
    }

    public FakeSituation recentCharge(PastCharge charge) {
        recentCharge = Optional.of(charge);
        return this;
    }

    public FakeSituation spentToday(long won) {
        spentToday = won(won);
        return this;
    }

    public FakeSituation cardNumber(long won) {
        cardNumbers.add(won(won));
        return this;
    }

    /** The whole ledger, and where the last close ended. */
    public FakeSituation books(Books walked, long cutBefore) {
        books = Optional.of(walked);
        lastCut = cutBefore;
        return this;
    }

    public FakeSituation recorded(Transaction transaction) {
        transactions.add(transaction);
        return this;
    }

    public List<Grant> grants(WalletId id) {
        return wallet(id).orElseThrow().grants();
    }

    @Override
    public Policy policy() {
        return policy;
    }

    @Override
    public Instant now() {
        return NOON;
    }

    @Override
    public Optional<Wallet> wallet(WalletId id) {
        return Optional.ofNullable(wallets.get(id));
    }

    @Override
    public Optional<Card> card(CardId id) {
        return Optional.ofNullable(cards.get(id));
    }

    @Override
    public CardHistory history(CardId id) {
        return new CardHistory(card(id).stream().toList());
    }

    @Override
    public Optional<Card> activeCardOf(WalletId wallet) {
        return cards.values().stream()
                .filter(card -> card.wallet().equals(wallet) && card.status() == CardStatus.ACTIVE)
                .findFirst();
    }

    @Override
    public Optional<HouseAccount> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public Optional<Transaction> original(TransactionId id) {
        return transactions.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    @Override
    public List<Transaction> about(TransactionId original) {
        return transactions.stream()
                .filter(known -> known.about().equals(Optional.of(original)))
                .toList();
    }

    @Override
    public Money balance(AccountId id) {
        return balances.getOrDefault(id, won(0));
    }

    @Override
    public Optional<PastCharge> recentCharge(WalletId wallet) {
        return recentCharge;
    }

    @Override
    public Money spentToday(WalletId wallet) {
        return spentToday;
    }

    @Override
    public Books books() {
        return books.orElseThrow();
    }

    @Override
    public long lastCut() {
        return lastCut;
    }

    @Override
    public boolean isCardNumber(Money amount) {
        return cardNumbers.contains(amount);
    }
}
