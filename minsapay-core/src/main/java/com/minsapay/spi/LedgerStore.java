package com.minsapay.spi;

import java.util.function.Function;

/**
 * Keeps the ledger: dumb and strict. It stores rows as they are, all of a unit or nothing, and refuses what breaks its
 * constraints, even if the library above it were wrong. Thread-safe.
 *
 * <p>Rules, by the numbers of the contract tests:
 *
 * <ol>
 *   <li><b>S1</b> A unit whose work returns is committed whole and durable before {@link #transact} returns.
 *   <li><b>S2</b> A unit whose work throws leaves nothing, and the caller gets that exception.
 *   <li><b>S3</b> Rows read back equal what was appended, with rising positions in the order of appending.
 *   <li><b>S4</b> Two units that lock the same wallet, or the house, run one after the other, or the later is told that it is
 *       busy; none loses an update.
 *   <li><b>S5</b> What {@code lock} and {@code read} return includes everything committed before the lock was given: balances
 *       of house accounts too, whatever the units that moved their money had locked.
 *   <li><b>S6</b> A second transaction under a key, with an id, or at a place in a chain is refused, and its unit leaves
 *       nothing. Keys are compared byte by byte.
 *   <li><b>S7</b> A part of a wallet below zero (own money, what is held, what is owed, what it spent in a day, a grant, what is held of it), a transfer or a last charge that is not positive, a transaction about one that is not
 *       stored, a second approved one that ends the same one ({@link JournalRow#ENDS}), a second active card of a wallet, and a second wallet, card or house account of the same id are refused, and the unit leaves nothing. If the work takes
 *       no notice of a refusal, the unit leaves nothing all the same, and {@code transact} throws
 *       {@code StoreUnavailableException}.
 *   <li><b>S8</b> A view sees the state that was committed at its opening, not at its first reading, until its closing,
 *       whatever is committed meanwhile.
 *   <li><b>S9</b> Views order as they say, in byte order of ids, and stream what is large: the journal in either order, payments,
 *       wallets, cards, totals, strays. What is not streamed is bounded by its page, or added up, or few: house accounts, key checks, one close a day. Several streams of one view
 *       may be open side by side.
 *   <li><b>S10</b> A fault says what happened to the money: {@code StoreUnavailableException} if nothing happened,
 *       {@code OutcomeUnknownException} if the commit was sent and its answer lost.
 *   <li><b>S11</b> A store whose units run side by side names as busy, instead of waiting for it, what another unit has until
 *       that unit ends: wallets, with the cards that lead to them; the house; wallets and cards that are not stored, which
 *       the other asked for too; keys that the other asked for. What is busy is left out of the rest of an answer. When no other unit is open, nothing is
 *       busy.
 *   <li><b>S12</b> Positions rise in the order of commits: whatever is committed after a view was opened stands behind the
 *       view's {@linkplain LedgerView#lastPosition last position}, also if it was begun, decided or appended before. So the
 *       journal up to there never changes, and a view is a cut.
 * </ol>
 */
public interface LedgerStore extends AutoCloseable {
    /**
     * Runs work as one atomic, isolated, durable unit. The work may run again after a fault that left nothing, so it
     * must have no side effects but on the unit.
     *
     * @return what the work returned, once it is durable
     * @throws com.minsapay.fault.StoreUnavailableException if nothing happened
     * @throws com.minsapay.fault.OutcomeUnknownException if the commit was sent and its answer lost
     */
    <T> T transact(Function<LedgerUnit, T> work);

    /**
     * Opens a view of the last committed state; never waits for a lock. The caller closes it.
     *
     * @throws com.minsapay.fault.StoreUnavailableException if the store cannot be read
     */
    LedgerView view();

    /** Lets go of everything held; a repeat does nothing. */
    @Override
    void close();
}
