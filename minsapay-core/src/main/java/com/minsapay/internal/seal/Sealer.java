package com.minsapay.internal.seal;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Canonical;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.idempotency.Fingerprint;
import com.minsapay.request.Request;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Seals transactions into chains: each seal is HMAC-SHA-256 over the transaction, as the store keeps it, with the seal
 * before it. A wallet's row, which is what a payment trusts, has a MAC of its own. Thread-safe.
 */
public final class Sealer {
    private final Keys keys;

    /** @param keys seal with the present one, check with the former ones too */
    public Sealer(Keys keys) {
        this.keys = keys;
    }

    /** The row with its seal, made with the present key, as the one that follows this previous seal. */
    public JournalRow seal(JournalRow row, Bytes previous) {
        MacKey key = keys.sealKey();
        JournalRow unsealed = row.sealed(previous, key.id(), row.seal());
        return unsealed.sealed(previous, key.id(), code(unsealed, key));
    }

    /** Whether a row is as it was sealed; it is in its chain if the seal it follows is the one before it. */
    public boolean isIntact(JournalRow row) {
        Optional<MacKey> key = keys.sealKey(row.sealKey());
        return key.isPresent() && code(row, key.get()).equals(row.seal());
    }

    /**
     * The wallet's row with its MAC, made with the present key.
     *
     * @param activeCards the ids of its cards that pay, in any order
     */
    public WalletRow seal(WalletRow row, Collection<Bytes> activeCards) {
        return row.with(code(row, keys.sealKey(), activeCards));
    }

    /** Whether a wallet's row and its active cards are as they were left. */
    public boolean isIntact(WalletRow row, Collection<Bytes> activeCards) {
        return keys.sealKeys().stream()
                .anyMatch(key -> code(row, key, activeCards).equals(row.mac()));
    }

    /** What a request means, under the present key. */
    public Fingerprint fingerprint(Request request) {
        return Fingerprint.of(request.meaning(), keys.sealKey());
    }

    /**
     * Whether a request means what the recorded one meant, so that its outcome is that one's.
     *
     * @throws LedgerCorruptException if the recorded one is not as it was sealed, or was sealed with a key that is not
     *     known here
     */
    public boolean meansTheSame(Request request, JournalRow recorded) {
        return Fingerprint.of(request.meaning(), keyOf(requireIntact(recorded)))
                .value()
                .equals(recorded.fingerprint());
    }

    /**
     * The row, as it was sealed.
     *
     * @throws LedgerCorruptException if it is not as it was sealed, or was sealed with a key that is not known here
     */
    public JournalRow requireIntact(JournalRow row) {
        if (!code(row, keyOf(row)).equals(row.seal())) {
            throw new LedgerCorruptException(where(row) + " does not match its seal; verify tells more");
        }
        return row;
    }

    private MacKey keyOf(JournalRow row) {
        return keys.sealKey(row.sealKey())
                .orElseThrow(() ->
                        new LedgerCorruptException("the seal key of " + where(row) + " is not among those given"));
    }

    private static String where(JournalRow row) {
        return "transaction " + row.number() + " of " + row.chain();
    }

    private static Bytes code(JournalRow row, MacKey key) {
        Canonical canonical = new Canonical()
                .text("transaction")
                .bytes(row.previous())
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
                .number(row.heldAfter())
                .number(row.owedAfter())
                .number(row.happenedAt())
                .number(row.recordedAt())
                .text(row.due().stream().mapToObj(Long::toString).collect(Collectors.joining()))
                .text(row.operator())
                .bytes(row.card().orElse(Bytes.zeros(0)))
                .text(row.about().map(UUID::toString).orElse(""))
                .text(row.details())
                .text(row.sealKey())
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

    private static Bytes code(WalletRow row, MacKey key, Collection<Bytes> activeCards) {
        Canonical canonical = new Canonical()
                .text("wallet")
                .text(row.id())
                .text(row.currency())
                .number(row.own())
                .number(row.held())
                .number(row.owed())
                .text(row.passes())
                .number(row.closed() ? 1 : 0)
                .number(row.number())
                .bytes(row.seal());
        add(canonical, row.usage());
        canonical.number(row.grants().size());
        for (GrantRow grant : row.grants()) {
            canonical
                    .text(grant.fund())
                    .number(grant.amount())
                    .number(grant.held())
                    .number(grant.expiresAt());
        }
        canonical.number(activeCards.size());
        activeCards.stream().sorted().forEach(canonical::bytes);
        return key.mac(canonical.toBytes());
    }

    private static void add(Canonical canonical, UsageRow usage) {
        canonical
                .number(usage.day())
                .number(usage.spent())
                .number(usage.lastCharge().isPresent() ? 1 : 0);
        usage.lastCharge()
                .ifPresent(charge -> canonical
                        .number(charge.id().getMostSignificantBits())
                        .number(charge.id().getLeastSignificantBits())
                        .text(charge.booth())
                        .number(charge.amount())
                        .number(charge.happenedAt()));
    }
}
