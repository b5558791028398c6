package com.minsapay.internal.audit;

import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Verification;
import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.NotClosedException;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.Sums;
import com.minsapay.request.Books;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Walks a whole ledger in one pass, chain by chain, beside its wallets and cards in the same order; what it holds in
 * memory grows with the cards that were linked again, and not with the journal. Used once, by one thread.
 */
public final class Verifier {
    static final String NEVER_RECORDED = "is in no transaction";

    private final LedgerView view;
    private final Keys keys;
    private final Sealer sealer;
    private final Optional<Checkpoint> earlier;
    private final Findings findings = new Findings();
    private final CheckpointDigest now = new CheckpointDigest(Long.MAX_VALUE);
    private final CheckpointDigest then;
    private final Set<String> sealKeyIds = new TreeSet<>();
    private final HouseAccounts accounts = new HouseAccounts();
    private final BooksWalk books = new BooksWalk();
    private final CardChecks cardChecks = new CardChecks(findings);
    private ChainWalk house;
    private long transactions;
    private long wallets;

    /**
     * @param view the state to walk
     * @param keys with every seal key the ledger was ever sealed with
     * @param earlier a checkpoint that the ledger must still contain; empty for none
     */
    public Verifier(LedgerView view, Keys keys, Optional<Checkpoint> earlier) {
        this.view = view;
        this.keys = keys;
        this.sealer = new Sealer(keys);
        this.earlier = earlier;
        this.then = new CheckpointDigest(earlier.map(Checkpoint::position).orElse(0L));
        this.house = new ChainWalk(JournalRow.HOUSE, sealer, accounts, books, findings);
    }

    /** The checkpoint of a state, without checking it. */
    public static Checkpoint checkpoint(LedgerView view) {
        CheckpointDigest digest = new CheckpointDigest(Long.MAX_VALUE);
        try (Stream<JournalRow> journal = view.journal()) {
            journal.forEach(digest::add);
        }
        return digest.finish();
    }

    /** Walks it; where a table holds what no row can, says so, and leaves out what cannot be told without it. */
    public Verification verify() {
        if (couldRead(this::checkChains)) {
            couldRead(this::checkCards);
            couldRead(this::checkHouse);
            checkEarlier();
        }
        couldRead(this::checkStrays);
        couldRead(this::checkKeys);
        return new Verification(transactions, wallets, findings.named(), findings.count(), now.finish());
    }

    private boolean couldRead(Runnable part) {
        try {
            part.run();
            return true;
        } catch (LedgerCorruptException e) {
            findings.add("ledger", "cannot be read any further: " + e.getMessage());
            return false;
        }
    }

    /**
     * Walks it, and requires that it holds and that it is closed.
     *
     * @return its checkpoint
     * @throws LedgerCorruptException if it does not hold
     * @throws NotClosedException if money moved since the last close, or there is none
     */
    public Checkpoint requireClosed() {
        Verification walked = verify();
        if (!walked.verified()) {
            throw new LedgerCorruptException("a ledger must verify before it is archived, problems found: "
                    + walked.problems() + "; the first: " + walked.findings().get(0));
        }
        if (books.lastCut() == 0) {
            throw new NotClosedException("a ledger must be closed before it is archived, never was");
        }
        if (books.lastMoved() > books.lastCut()) {
            throw new NotClosedException("a ledger must be closed before it is archived, is closed up to transaction "
                    + books.lastCut() + "; transaction " + books.lastMoved() + " moved money");
        }
        return walked.checkpoint();
    }

    /**
     * Walks it, and tells what it adds up to as it is stored.
     *
     * @param stored adds it up; may throw where rows were altered
     */
    public Books books(Supplier<Sums> stored) {
        Verification walked = verify();
        return new Books(
                walked.checkpoint().position(),
                walked.checkpoint().digest(),
                sums(stored),
                books.lastMoved(),
                books.uncounted(),
                walked.problems());
    }

    private static Optional<Sums> sums(Supplier<Sums> stored) {
        try {
            return Optional.of(stored.get());
        } catch (LedgerCorruptException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void checkChains() {
        List<JournalRow> closes = view.closes();
        books.expect(closes, sealer);
        try (Stream<JournalRow> journal = view.journal();
                Stream<WalletRow> walletRows = view.wallets();
                Stream<CardRow> cardRows = view.cards()) {
            walk(new Ahead<>(journal), new Ahead<>(walletRows), new Ahead<>(cardRows));
        }
        books.check(closes, sealer, findings);
    }

    private void checkStrays() {
        try (Stream<String> strays = view.strays()) {
            strays.forEach(stray -> findings.add(stray, "belongs to nothing"));
        }
    }

    private void walk(Ahead<JournalRow> journal, Ahead<WalletRow> walletRows, Ahead<CardRow> cardRows) {
        while (journal.hasNext()) {
            ChainWalk walk = walkChain(journal);
            if (walk.chain().equals(JournalRow.HOUSE)) {
                house = walk;
            } else {
                List<CardRow> cards = cardsOf(walk.chain(), cardRows);
                checkWallet(walk, walletRows, cards);
                cardChecks.take(walk, cards);
            }
        }
        walletRows.forEachRemaining(this::strayWallet);
        cardRows.forEachRemaining(cardChecks::stray);
    }

    private void checkCards() {
        if (cardChecks.mustWait()) {
            try (Stream<CardRow> cardRows = view.cards()) {
                cardChecks.finish(cardRows);
            }
        }
    }

    private ChainWalk walkChain(Ahead<JournalRow> journal) {
        String chain = journal.peek().chain();
        ChainWalk walk = new ChainWalk(chain, sealer, accounts, books, findings);
        while (journal.hasNext() && journal.peek().chain().equals(chain)) {
            JournalRow row = journal.next();
            transactions++;
            keys.sealKey(row.sealKey()).map(MacKey::id).ifPresent(sealKeyIds::add);
            now.add(row);
            then.add(row);
            books.add(row);
            walk.add(row);
        }
        return walk;
    }

    private void checkWallet(ChainWalk walk, Ahead<WalletRow> rows, List<CardRow> cards) {
        while (rows.hasNext() && rows.peek().id().compareTo(walk.chain()) < 0) {
            strayWallet(rows.next());
        }
        wallets++;
        String where = "wallet: " + walk.chain();
        if (!rows.hasNext() || !rows.peek().id().equals(walk.chain())) {
            findings.add(where, "is missing, though it has transactions");
            return;
        }
        WalletRow stored = rows.next();
        boolean endsWhereItSays = stored.number() == walk.head().number()
                && stored.seal().equals(walk.head().seal());
        if (!endsWhereItSays) {
            findings.add(
                    where,
                    "should end at transaction " + stored.number() + ", its chain ends at "
                            + walk.head().number());
            if (stored.number() > walk.head().number()) {
                books.doubt(walk.position(), Long.MAX_VALUE);
            }
        }
        if (!walk.gives(stored)) {
            findings.add(where, "holds something else than its transactions give");
        } else if (endsWhereItSays && !sealer.isIntact(stored, activeCards(walk, cards))) {
            findings.add(where, "does not match its MAC");
        }
    }

    private void strayWallet(WalletRow row) {
        findings.add("wallet: " + row.id(), "has no transactions");
    }

    /** By the chain, so that an altered card is not named twice; by the cards themselves if the chain is broken. */
    private static List<Bytes> activeCards(ChainWalk walk, List<CardRow> stored) {
        return (walk.isSound() ? walk.cards() : stored)
                .stream()
                        .filter(card -> card.status().equals(CardRow.ACTIVE))
                        .map(CardRow::id)
                        .toList();
    }

    private List<CardRow> cardsOf(String wallet, Ahead<CardRow> rows) {
        while (rows.hasNext() && rows.peek().wallet().compareTo(wallet) < 0) {
            cardChecks.stray(rows.next());
        }
        List<CardRow> stored = new ArrayList<>();
        while (rows.hasNext() && rows.peek().wallet().equals(wallet)) {
            stored.add(rows.next());
        }
        return stored;
    }

    /** By id, so that an altered row is named once, and not as one that is missing and one too many. */
    private <R, K> void compare(
            List<R> expected, List<R> stored, Function<R, K> id, Function<R, String> where, String altered) {
        Map<K, R> left = new LinkedHashMap<>();
        expected.forEach(row -> left.put(id.apply(row), row));
        for (R row : stored) {
            R known = left.remove(id.apply(row));
            if (known == null) {
                findings.add(where.apply(row), NEVER_RECORDED);
            } else if (!known.equals(row)) {
                findings.add(where.apply(row), altered);
            }
        }
        left.values().forEach(row -> findings.add(where.apply(row), "is missing"));
    }

    private void checkHouse() {
        if (!view.house().equals(house.head())) {
            findings.add(
                    "house: the chain's head",
                    "should be transaction " + view.house().number() + ", the chain ends at "
                            + house.head().number());
        }
        List<AccountRow> stored = view.accounts();
        compare(accounts.rows(), stored, AccountRow::account, Verifier::where, "is not as it was opened");
        Set<String> named = stored.stream().map(AccountRow::account).collect(Collectors.toSet());
        accounts.neverOpened().stream()
                .filter(account -> !named.contains(account.toString()))
                .forEach(account -> findings.add("account: " + account, "has moved money, and was never opened"));
    }

    private static String where(AccountRow row) {
        return "account: " + row.account();
    }

    private void checkKeys() {
        List<KeyCheckRow> stored = view.keyChecks();
        for (KeyCheckRow row : stored) {
            if (!keyOf(row).map(MacKey::checkValue).equals(Optional.of(row.check()))) {
                findings.add(where(row.purpose(), row.keyId()), "is not that of a key given");
            }
        }
        sealKeyIds.add(keys.sealKey().id());
        sealKeyIds.forEach(id -> requireCheck(KeyChecks.SEAL, id, stored));
        requireCheck(KeyChecks.CARD, keys.cardKey().id(), stored);
    }

    private Optional<MacKey> keyOf(KeyCheckRow row) {
        return switch (row.purpose()) {
            case KeyChecks.SEAL -> keys.sealKey(row.keyId());
            case KeyChecks.CARD ->
                Optional.of(keys.cardKey()).filter(card -> card.id().equals(row.keyId()));
            default -> Optional.empty();
        };
    }

    private void requireCheck(String purpose, String keyId, List<KeyCheckRow> stored) {
        boolean there = stored.stream()
                .anyMatch(row -> row.purpose().equals(purpose) && row.keyId().equals(keyId));
        if (!there) {
            findings.add(where(purpose, keyId), "is missing");
        }
    }

    private static String where(String purpose, String keyId) {
        return "key check: " + purpose + " " + keyId;
    }

    private void checkEarlier() {
        earlier.filter(checkpoint -> !checkpoint.equals(then.finish()))
                .ifPresent(checkpoint -> findings.add(
                        "checkpoint: " + checkpoint.position(),
                        "the ledger does not contain what it did then; it may be an earlier copy"));
    }

    /** An iterator that can be looked at before it moves. */
    private static final class Ahead<T> {
        private final Iterator<T> rows;
        private Optional<T> next = Optional.empty();

        Ahead(Stream<T> rows) {
            this.rows = rows.iterator();
        }

        boolean hasNext() {
            return next.isPresent() || rows.hasNext();
        }

        T peek() {
            if (next.isEmpty()) {
                next = Optional.of(rows.next());
            }
            return next.get();
        }

        T next() {
            T result = peek();
            next = Optional.empty();
            return result;
        }

        void forEachRemaining(Consumer<T> action) {
            while (hasNext()) {
                action.accept(next());
            }
        }
    }
}
