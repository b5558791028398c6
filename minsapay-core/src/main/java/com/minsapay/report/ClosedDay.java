package com.minsapay.report;

import com.minsapay.account.OperatorId;
import com.minsapay.crypto.Bytes;
import com.minsapay.ledger.Sums;
import com.minsapay.ledger.TransactionId;
import java.time.Instant;

/**
 * A close of the books, as it was recorded. Immutable and thread-safe.
 *
 * @param transaction names it
 * @param at when it was asked for
 * @param operator who closed
 * @param cutBefore it covers what stands in the ledger after this position: where the close before it ended; 0 for the first
 * @param cut it covers what stands in the ledger up to this position
 * @param sums what the whole ledger added up to at the cut, by what accounts are for
 * @param digest of the whole ledger at the cut; with the cut a checkpoint
 */
public record ClosedDay(
        TransactionId transaction,
        Instant at,
        OperatorId operator,
        long cutBefore,
        long cut,
        Sums sums,
        Bytes digest) {}
