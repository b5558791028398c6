package com.minsapay.internal.memory;

import com.minsapay.spi.ChainHead;

/**
 * How far the ledger is committed. One mark replaces another in one step, which makes a unit visible as a whole.
 *
 * @param unit how many units were committed; rows written by a later one are not there yet
 * @param position the last transaction's position
 * @param house the house chain's head
 */
record Mark(long unit, long position, ChainHead house) {
    static final Mark EMPTY = new Mark(0, 0, ChainHead.EMPTY);
}
