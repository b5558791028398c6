package com.minsapay.jpa.internal.unit;

import com.minsapay.spi.LedgerUnit;
import java.util.function.Function;

/** Runs units on one kind of database. Thread-safe. */
public interface Units extends AutoCloseable {
    /** As {@link com.minsapay.spi.LedgerStore#transact}. */
    <T> T transact(Function<LedgerUnit, T> work);

    /** Lets no further unit begin; a repeat does nothing. */
    @Override
    void close();
}
