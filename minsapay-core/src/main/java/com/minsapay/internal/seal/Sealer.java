package com.minsapay.internal.seal;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Canonical;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.idempotency.Fingerprint;
import com.minsapay.request.Request;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import java.util.Optional;

/**
 * Seals transactions into chains: each seal is HMAC-SHA-256 over the transaction, as the store keeps it, and over the
 * seal before it. Thread-safe.
 */
public final class Sealer {
    private final Keys keys;

    /** @param keys seal with the present one, check with the former ones too */
    public Sealer(Keys keys) {
        this.keys = keys;
    }

    /** The row with its seal, made with the present key. */
    public JournalRow seal(JournalRow row, Bytes previous) {
        MacKey key = keys.sealKey();
        return row.sealed(key.id(), code(row, key, previous));
    }

    /** Whether a row is as it was sealed, after this previous seal. */
    public boolean isIntact(JournalRow row, Bytes previous) {
        Optional<MacKey> key = keys.sealKey(row.sealKey());
        return key.isPresent() && code(row, key.get(), previous).equals(row.seal());
    }

    /** What a request means, under the present key. */
    public Fingerprint fingerprint(Request request) {
        return Fingerprint.of(request.meaning(), keys.sealKey());
    }

    /**
     * Whether a request means what the recorded one meant.
     *
     * @throws LedgerCorruptException if the recorded one was sealed with a key that is not known here
     */
    public boolean meansTheSame(Request request, JournalRow recorded) {
        MacKey key = keys.sealKey(recorded.sealKey())
                .orElseThrow(() -> new LedgerCorruptException("the seal key of transaction " + recorded.number()
                        + " of " + recorded.chain() + " is not among the keys given"));
        return Fingerprint.of(request.meaning(), key).value().equals(recorded.fingerprint());
    }

    private static Bytes code(JournalRow row, MacKey key, Bytes previous) {
        Canonical canonical = new Canonical()
                .text("transaction")
                .bytes(previous)
                .number(row.id().getMostSignificantBits())
                .number(row.id().getLeastSignificantBits())
                .text(row.chain())
                .number(row.number())
                .text(row.key())
                .bytes(row.fingerprint())
                .text(row.kind())
                .text(row.status())
                .text(row.currency())
                .number(row.ownAfter())
                .number(row.grantedAfter())
                .number(row.happenedAt())
                .number(row.recordedAt())
                .text(row.operator())
                .bytes(row.card().orElse(Bytes.zeros(0)))
                .text(row.details())
                .text(key.id())
                .number(row.transfers().size());
        for (TransferRow transfer : row.transfers()) {
            canonical
                    .number(transfer.line())
                    .text(transfer.from())
                    .text(transfer.to())
                    .number(transfer.amount());
        }
        return key.mac(canonical.toBytes());
    }
}
