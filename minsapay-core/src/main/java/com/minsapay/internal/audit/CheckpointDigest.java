package com.minsapay.internal.audit;

import com.minsapay.audit.Checkpoint;
import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Canonical;
import com.minsapay.spi.JournalRow;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Works out the checkpoint of a ledger as it was at a position, from its journal in the order of chains: of each chain,
 * the last transaction up to that position counts. Used by one thread.
 */
final class CheckpointDigest {
    private final long position;
    private final MessageDigest digest = sha256();
    private Optional<JournalRow> head = Optional.empty();
    private String chain = "";
    private long reached;

    CheckpointDigest(long position) {
        this.position = position;
    }

    void add(JournalRow row) {
        if (!row.chain().equals(chain)) {
            endChain();
            chain = row.chain();
        }
        if (row.position() <= position) {
            reached = Math.max(reached, row.position());
            head = Optional.of(row);
        }
    }

    /** The checkpoint; its position is that of the last transaction it really saw. */
    Checkpoint finish() {
        endChain();
        return new Checkpoint(reached, Bytes.of(digest.digest()));
    }

    private void endChain() {
        head.map(row -> new Canonical().text(row.chain()).number(row.number()).bytes(row.seal()))
                .map(Canonical::toBytes)
                .ifPresent(digest::update);
        head = Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
        }
    }
}
