package com.minsapay.internal.engine;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardHistory;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.Closing;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import com.minsapay.request.Change;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import com.minsapay.wallet.Usage;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known and what has been decided so far in one unit: each decision sees those before it. Starts from what was
 * read under the locks, and ends as a posting. Used by one thread.
 */
final class WorkingState {
    private final Sealer sealer;
    private final Map<WalletId, WalletRow> stored = new HashMap<>();
    private final Map<WalletId, Wallet> wallets = new HashMap<>();
    private final Map<WalletId, Usage> usages = new HashMap<>();
    private final Map<String, ChainHead> heads = new HashMap<>();
    private final Map<CardId, Card> cards = new HashMap<>();
    private final CardHistories histories;
    private final Map<WalletId, Set<CardId>> activeCards = new HashMap<>();
    private final Map<AccountId, HouseAccount> accounts = new HashMap<>();
    private final Map<String, JournalRow> recorded = new HashMap<>();
    private final Map<TransactionId, JournalRow> originals = new HashMap<>();
    private final Map<TransactionId, List<JournalRow>> about = new HashMap<>();
    private Optional<JournalRow> lastClose;
    /** Of the accounts that some request of the group asked for. */
    private final Map<AccountId, Long> balances = new HashMap<>();

    private final List<JournalRow> journal = new ArrayList<>();
    private final Set<WalletId> opened = new LinkedHashSet<>();
    private final Set<WalletId> touched = new LinkedHashSet<>();
    private final Set<CardId> linked = new LinkedHashSet<>();
    private final Map<CardId, Card> changedCards = new LinkedHashMap<>();
    private final List<HouseAccount> joined = new ArrayList<>();

    WorkingState(Sealer sealer, StoredState state) {
        this.sealer = sealer;
        state.locked().wallets().values().forEach(row -> {
            stored.put(WalletId.of(row.id()), row);
            heads.put(row.id(), new ChainHead(row.number(), row.seal()));
        });
        state.locked().cards().values().stream().map(RowCodec::toCard).forEach(this::keep);
        state.house().ifPresent(head -> heads.put(JournalRow.HOUSE, head));
        Facts facts = state.facts();
        facts.accounts().values().stream()
                .map(RowCodec::toAccount)
                .forEach(account -> accounts.put(account.id(), account));
        recorded.putAll(facts.recorded());
        state.originals().forEach((id, row) -> originals.put(new TransactionId(id), row));
        facts.about().forEach(this::relate);
        lastClose = facts.lastClose();
        histories = new CardHistories(sealer, facts.histories(), Map.copyOf(cards));
        facts.balances().forEach((account, balance) -> balances.put(AccountId.parse(account), balance));
    }

    /** @throws LedgerCorruptException if someone altered the stored wallet or its active card */
    Optional<Wallet> wallet(WalletId id) {
        Wallet known = wallets.get(id);
        if (known == null && stored.containsKey(id)) {
            WalletRow row = stored.get(id);
            known = trusted(row);
            usages.put(id, RowCodec.toUsage(row));
            wallets.put(id, known);
        } else if (known == null && !activeCards(id).isEmpty()) {
            throw new LedgerCorruptException("a card must be of an open wallet, was of " + id + "; verify tells more");
        }
        return Optional.ofNullable(known);
    }

    /** Called before any change to the wallet, so that its cards still are the stored ones. */
    private Wallet trusted(WalletRow row) {
        Wallet wallet = RowCodec.toWallet(row);
        if (!sealer.isIntact(row, activeCards(wallet.id()))) {
            throw new LedgerCorruptException(
                    "wallet " + row.id() + " or its card is not as the last transaction left it; verify tells more");
        }
        return wallet;
    }

    private List<Bytes> activeCards(WalletId wallet) {
        return activeCards.getOrDefault(wallet, Set.of()).stream()
                .map(CardId::value)
                .toList();
    }

    Optional<Card> card(CardId id) {
        return Optional.ofNullable(cards.get(id));
    }

    /** @throws LedgerCorruptException if someone altered the stored card, or what the journal says of it */
    CardHistory history(CardId id) {
        return histories.of(id);
    }

    Optional<Card> activeCardOf(WalletId wallet) {
        return activeCards.getOrDefault(wallet, Set.of()).stream().findFirst().map(cards::get);
    }

    Optional<HouseAccount> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    Optional<JournalRow> recorded(String key) {
        return Optional.ofNullable(recorded.get(key));
    }

    /** @throws LedgerCorruptException if someone altered it */
    Optional<Transaction> original(TransactionId id) {
        return Optional.ofNullable(originals.get(id)).map(this::trusted);
    }

    /** @throws LedgerCorruptException if someone altered one of them */
    List<Transaction> about(TransactionId original) {
        return about.getOrDefault(original, List.of()).stream()
                .map(this::trusted)
                .toList();
    }

    private Transaction trusted(JournalRow row) {
        return RowCodec.toTransaction(sealer.requireIntact(row));
    }

    /** @throws LedgerCorruptException as {@link #wallet} */
    Optional<Usage> usage(WalletId id) {
        return wallet(id).map(wallet -> usages.get(wallet.id()));
    }

    /** @throws IllegalStateException if the store was not asked for it, or did not answer */
    long balance(AccountId id) {
        Long known = balances.get(id);
        if (known == null) {
            throw new IllegalStateException("a balance must be read before a decision needs it, was not: " + id);
        }
        return known;
    }

    /** @throws LedgerCorruptException if someone altered the last close */
    long lastCut() {
        return lastClose.map(this::trusted).map(Closing::of).map(Closing::cut).orElse(0L);
    }

    ChainHead head(String chain) {
        return heads.getOrDefault(chain, ChainHead.EMPTY);
    }

    /**
     * Takes over what was decided, whole: what can fail comes first.
     *
     * @param startOfDay when the business day began in which it arrived
     */
    void record(
            Transaction transaction, JournalRow row, Optional<Wallet> after, List<Change> changes, Instant startOfDay) {
        Optional<Usage> usageAfter =
                after.map(wallet -> usageBefore(wallet).after(transaction, startOfDay, this::original));
        Map<AccountId, Long> balancesAfter = balancesAfter(transaction);
        journal.add(row);
        recorded.put(row.key(), row);
        originals.put(transaction.id(), row);
        if (row.isApproved()) {
            relate(row);
        }
        if (row.isClose()) {
            lastClose = Optional.of(row);
        }
        heads.put(row.chain(), new ChainHead(row.number(), row.seal()));
        after.ifPresent(wallet -> {
            wallets.put(wallet.id(), wallet);
            usages.put(wallet.id(), usageAfter.orElseThrow());
            touched.add(wallet.id());
        });
        changes.forEach(this::take);
        balances.putAll(balancesAfter);
    }

    private Usage usageBefore(Wallet wallet) {
        return usage(wallet.id())
                .orElseGet(() -> Usage.none(Money.zero(wallet.own().currency())));
    }

    private void relate(JournalRow row) {
        row.about()
                .map(TransactionId::new)
                .ifPresent(original ->
                        about.computeIfAbsent(original, id -> new ArrayList<>()).add(row));
    }

    /** Those that a transaction leaves otherwise than they were. */
    private Map<AccountId, Long> balancesAfter(Transaction transaction) {
        Map<AccountId, Long> after = new HashMap<>();
        balances.forEach((account, before) -> {
            Money change = transaction.changeOf(account);
            if (!change.isZero()) {
                after.put(account, Math.addExact(before, change.minorUnits()));
            }
        });
        return after;
    }

    /** Everything decided, to be written at once; empty if nothing was. */
    Optional<Posting> posting() {
        if (journal.isEmpty()) {
            return Optional.empty();
        }
        boolean houseGrew = journal.stream().anyMatch(row -> row.chain().equals(JournalRow.HOUSE));
        return Optional.of(new Posting(
                journal,
                opened.stream().map(this::toRow).toList(),
                touched.stream()
                        .filter(id -> !opened.contains(id))
                        .map(this::toRow)
                        .toList(),
                linked.stream()
                        .map(id -> RowCodec.toRow(card(id).orElseThrow()))
                        .toList(),
                changedCards.values().stream()
                        .filter(card -> !linked.contains(card.id()))
                        .map(RowCodec::toRow)
                        .toList(),
                joined.stream().map(RowCodec::toRow).toList(),
                houseGrew ? Optional.of(head(JournalRow.HOUSE)) : Optional.empty(),
                List.of()));
    }

    private WalletRow toRow(WalletId id) {
        Wallet wallet = wallet(id).orElseThrow();
        return sealer.seal(RowCodec.toRow(wallet, usageBefore(wallet), head(id.value())), activeCards(id));
    }

    private void take(Change change) {
        if (change instanceof Change.WalletOpened wallet) {
            opened.add(wallet.wallet());
        } else if (change instanceof Change.CardChanged changed) {
            Card card = changed.card();
            if (!cards.containsKey(card.id())) {
                linked.add(card.id());
            }
            keep(card);
            histories.add(card);
            changedCards.put(card.id(), card);
        } else if (change instanceof Change.AccountOpened account) {
            accounts.put(account.account().id(), account.account());
            joined.add(account.account());
        }
    }

    private void keep(Card card) {
        cards.put(card.id(), card);
        Set<CardId> active = activeCards.computeIfAbsent(card.wallet(), wallet -> new LinkedHashSet<>());
        if (card.status() == CardStatus.ACTIVE) {
            active.add(card.id());
        } else {
            active.remove(card.id());
        }
    }
}
