package com.minsapay.report;

import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One transaction of an export. Immutable and thread-safe.
 *
 * @param position its place in the ledger; rising
 * @param kind what was asked for
 * @param declined why it was declined; empty if it was approved
 * @param at when it happened, perhaps cut to a bin; empty if times are left out
 * @param wallet whose wallet, perhaps by a number; empty for the house's own affairs
 * @param operator who did it, perhaps by a number
 * @param transfers the money it moved, between accounts that are perhaps named by numbers
 * @param after what the wallet held right after; empty without a wallet
 * @param about the position of the earlier transaction that it is about; empty if none
 * @param raw all the rest; empty in an anonymised export
 */
public record ExportRow(
        long position,
        TransactionKind kind,
        Optional<DeclineReason> declined,
        Optional<Instant> at,
        Optional<WalletId> wallet,
        OperatorId operator,
        List<Transfer> transfers,
        Optional<Balance> after,
        OptionalLong about,
        Optional<Transaction> raw) {
    /** Copies the transfers. */
    public ExportRow {
        transfers = List.copyOf(transfers);
    }
}
