package com.minsapay.internal.codec;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Sums;
import com.minsapay.ledger.Transaction;

/**
 * What a close recorded.
 *
 * @param cut the position of the last transaction it covers
 * @param cutBefore the cut of the close before; 0 for the first
 * @param sums what the whole ledger added up to
 * @param digest of the whole ledger
 */
public record Closing(long cut, long cutBefore, Sums sums, Bytes digest) {
    /** @throws LedgerCorruptException if the transaction is not a close that this library wrote */
    public static Closing of(Transaction close) {
        try {
            return new Closing(
                    Long.parseLong(text(close, Detail.CUT)),
                    Long.parseLong(text(close, Detail.CUT_BEFORE)),
                    Sums.parse(text(close, Detail.SUMS), close.currency()),
                    Bytes.ofHex(text(close, Detail.DIGEST)));
        } catch (IllegalArgumentException e) {
            throw new LedgerCorruptException("close " + close.number() + " holds what this library never writes", e);
        }
    }

    private static String text(Transaction close, Detail detail) {
        String text = close.details().get(detail);
        if (text == null) {
            throw new IllegalArgumentException("a close must have its " + detail);
        }
        return text;
    }
}
