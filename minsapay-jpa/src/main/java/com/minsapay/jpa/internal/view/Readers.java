package com.minsapay.jpa.internal.view;

/** Begins transactions that read, on one kind of database. Thread-safe. */
public interface Readers extends AutoCloseable {
    /**
     * Begins one. The caller closes it.
     *
     * @throws com.minsapay.fault.StoreUnavailableException if the readers are closed, or the database cannot be read
     */
    ReadTransaction begin();

    /** Lets no further transaction begin; a repeat does nothing. */
    @Override
    void close();
}
