package com.minsapay.spi;

import com.minsapay.crypto.Bytes;

/**
 * Where a chain ends.
 *
 * @param number how many transactions it has
 * @param seal the last one's seal; 32 zero bytes for an empty chain
 */
public record ChainHead(long number, Bytes seal) {
    /** The head of a chain that has not begun. */
    public static final ChainHead EMPTY = new ChainHead(0, Bytes.zeros(32));
}
