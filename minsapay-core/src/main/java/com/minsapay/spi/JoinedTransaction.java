package com.minsapay.spi;

import java.util.function.Function;

/**
 * A transaction that somebody else began, and commits or rolls back: units in it become durable, or leave nothing, with
 * everything else it does. Used by one thread.
 */
public interface JoinedTransaction {
    /**
     * Runs work as one unit of the transaction: whole or, if the work throws, not at all, and in either case the transaction
     * can go on. The rules of {@link LedgerStore} are true of it, but that it is durable only once the transaction is
     * committed. What earlier units of the same transaction have is not busy.
     *
     * @return what the work returned
     * @throws com.minsapay.fault.StoreUnavailableException if nothing happened
     */
    <T> T transact(Function<LedgerUnit, T> work);
}
