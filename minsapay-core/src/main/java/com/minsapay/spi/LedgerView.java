package com.minsapay.spi;

import com.minsapay.crypto.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The ledger as committed when the view was opened, for statements, reports and verification. Rows are given as stored,
 * even where someone has altered them behind the library's back. Used by one thread. Streams hold little in memory, may
 * be open side by side, must be closed, and end with the view.
 */
public interface LedgerView extends AutoCloseable {
    /** A wallet's state. */
    Optional<WalletRow> wallet(String id);

    /** A card. */
    Optional<CardRow> card(Bytes id);

    /** The transaction recorded under a key. */
    Optional<JournalRow> recorded(String key);

    /** Every house account, ordered by its text. */
    List<AccountRow> accounts();

    /** The house chain's head. */
    ChainHead house();

    /** Every key check. */
    List<KeyCheckRow> keyChecks();

    /** The position of the last transaction; 0 if there is none. */
    long lastPosition();

    /**
     * A page of a chain, latest first.
     *
     * @param before only transactions whose number is below this
     * @param most at most this many
     */
    List<JournalRow> chain(String chain, long before, int most);

    /**
     * A page of the transactions that touch a house account, latest first.
     *
     * @param before only transactions whose position is below this
     * @param most at most this many
     */
    List<JournalRow> account(String account, long before, int most);

    /**
     * Grants that expired and of which something is left, ordered by expiry, then wallet, then fund.
     *
     * @param by only those whose expiry is at or before this many microseconds since 1970-01-01T00:00Z
     * @param after only those behind this one in the order, such as the last of the page before; empty for the first page
     * @param most at most this many
     */
    List<DueGrantRow> dueGrants(long by, Optional<DueGrantRow> after, int most);

    /**
     * Holds that lapsed and have not ended: approved transactions that are due, and that none {@linkplain JournalRow#ended
     * ends}. Ordered by when they lapsed, then position.
     *
     * @param by only those due at or before this many microseconds since 1970-01-01T00:00Z
     * @param after only those behind this one in the order, such as the last of the page before; empty for the first page
     * @param most at most this many
     */
    List<DueHoldRow> dueHolds(long by, Optional<DueHoldRow> after, int most);

    /** What went into and out of each account that a transfer touches, ordered by account; others are left out. */
    Stream<AccountTotals> totals();

    /** What went into and out of one account; zeros if no transfer touches it. */
    AccountTotals totals(String account);

    /**
     * Approved charges, captures and late charges by the minute they happened in, ordered by minute; minutes without any
     * are absent.
     *
     * @param from microseconds since 1970-01-01T00:00Z, inclusive
     * @param to microseconds since 1970-01-01T00:00Z, exclusive
     */
    List<MinuteRow> charges(long from, long to);

    /**
     * What moved into and out of one account of the house, by kind of transaction and sort of the other account, ordered by
     * both in byte order. Takes time in proportion to the transactions that touch the account.
     *
     * @param after only transactions whose position is above this
     * @param from only what happened at or after this, microseconds since 1970-01-01T00:00Z
     * @param to only what happened before this
     */
    List<FlowRow> flows(String account, long after, long from, long to);

    /**
     * Approved charges, captures and late charges with their transfers, ordered by chain, then by the instant they happened at, then position.
     *
     * @param from microseconds since 1970-01-01T00:00Z, inclusive
     * @param to microseconds since 1970-01-01T00:00Z, exclusive
     */
    Stream<JournalRow> paymentsByChain(long from, long to);

    /**
     * What was declined of a kind, ordered by the instant it happened at, then position.
     *
     * @param kind the name of a {@code TransactionKind}
     * @param from microseconds since 1970-01-01T00:00Z, inclusive
     * @param to microseconds since 1970-01-01T00:00Z, exclusive
     */
    Stream<JournalRow> declined(String kind, long from, long to);

    /** A transaction. */
    Optional<JournalRow> transaction(UUID id);

    /** The approved transactions that are about an earlier one, ordered by position. */
    List<JournalRow> about(UUID original);

    /** Every close ({@link JournalRow#isClose}), ordered by position. */
    List<JournalRow> closes();

    /** The whole journal with its transfers, in the order of positions. */
    Stream<JournalRow> journalByPosition();

    /** The whole journal with its transfers, ordered by chain and number, then position. */
    Stream<JournalRow> journal();

    /** Every wallet, ordered by id. */
    Stream<WalletRow> wallets();

    /**
     * A page of the wallets, ordered by id.
     *
     * @param after only wallets whose id comes after this; empty for the first
     * @param most at most this many
     */
    List<WalletRow> wallets(String after, int most);

    /** Every card, ordered by wallet, then card. */
    Stream<CardRow> cards();

    /** Rows that belong to nothing, each by table and key: transfers without a transaction, grants without a wallet. */
    Stream<String> strays();

    @Override
    void close();
}
