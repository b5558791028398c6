package com.minsapay.spi;

import com.minsapay.crypto.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * One transaction, as stored: the request's key and outcome and, if approved, its transfers. Never updated or deleted.
 * A store keeps these values as they are and understands none but those it has constraints on.
 *
 * @param position where it stands in the whole journal; given by the store, rising, from 1; 0 before it is stored
 * @param id unique
 * @param chain the wallet's id, or {@link #HOUSE}
 * @param number its place in the chain, from 1 without gaps; unique in the chain
 * @param key the idempotency key; unique, compared byte by byte
 * @param fingerprint what the request meant, 32 bytes
 * @param kind the name of a {@code TransactionKind}
 * @param status {@link #APPROVED}, or the name of a {@code DeclineReason}
 * @param currency ISO 4217 code of all its amounts
 * @param ownAfter the wallet's own money right after, in minor units; 0 in the house's chain
 * @param grantedAfter the wallet's grants right after, in minor units; 0 in the house's chain
 * @param heldAfter what was held of both right after, in minor units; 0 in the house's chain
 * @param owedAfter what the wallet owed right after, in minor units; 0 in the house's chain
 * @param happenedAt microseconds since 1970-01-01T00:00Z
 * @param recordedAt microseconds since 1970-01-01T00:00Z
 * @param due when what it set aside lapses by itself, microseconds since 1970-01-01T00:00Z; empty for what does not
 * @param operator who did it
 * @param card the card it is about, 32 bytes; empty for none
 * @param about the id of the transaction of the same chain that it refunds, ends or reverses; empty for none
 * @param details further facts as one text
 * @param previous the seal before it in the chain, 32 bytes; zeros for the first
 * @param sealKey the id of the key the seal was made with
 * @param seal 32 bytes over all of these but the position
 * @param transfers in order of their lines; none if declined
 */
public record JournalRow(
        long position,
        UUID id,
        String chain,
        long number,
        String key,
        Bytes fingerprint,
        String kind,
        String status,
        String currency,
        long ownAfter,
        long grantedAfter,
        long heldAfter,
        long owedAfter,
        long happenedAt,
        long recordedAt,
        OptionalLong due,
        String operator,
        Optional<Bytes> card,
        Optional<UUID> about,
        String details,
        Bytes previous,
        String sealKey,
        Bytes seal,
        List<TransferRow> transfers) {
    /** The chain of what touches no wallet; it sorts before every wallet's id, and is none. */
    public static final String HOUSE = "!house";

    /** The status of what was not declined. */
    public static final String APPROVED = "APPROVED";

    /** Copies the transfers. */
    public JournalRow {
        transfers = List.copyOf(transfers);
    }

    /** The kind that closes the books up to a cut. */
    public static final String CLOSE = "DAY_CLOSE";

    /** The kinds that end or reverse a transaction, which the store allows once for each. */
    public static final Set<String> ENDS = Set.of("CAPTURE", "RELEASE", "HOLD_EXPIRE", "TOP_UP_REVERSAL");

    /** The kinds that pay a booth. */
    public static final Set<String> PAYMENTS = Set.of("CHARGE", "CAPTURE", "LATE_CHARGE");

    /** The id of the transaction that it ends or reverses; empty if there is none. */
    public Optional<UUID> ended() {
        return about.filter(original -> isApproved() && ENDS.contains(kind));
    }

    /** Whether it closed the books up to a cut. */
    public boolean isClose() {
        return isApproved() && kind.equals(CLOSE);
    }

    /** Whether it was approved. */
    public boolean isApproved() {
        return status.equals(APPROVED);
    }

    /** The same row at the position that the store gave it. */
    public JournalRow at(long given) {
        return new JournalRow(
                given,
                id,
                chain,
                number,
                key,
                fingerprint,
                kind,
                status,
                currency,
                ownAfter,
                grantedAfter,
                heldAfter,
                owedAfter,
                happenedAt,
                recordedAt,
                due,
                operator,
                card,
                about,
                details,
                previous,
                sealKey,
                seal,
                transfers);
    }

    /** The same row, sealed as the one that follows a seal. */
    public JournalRow sealed(Bytes after, String withKey, Bytes by) {
        return new JournalRow(
                position,
                id,
                chain,
                number,
                key,
                fingerprint,
                kind,
                status,
                currency,
                ownAfter,
                grantedAfter,
                heldAfter,
                owedAfter,
                happenedAt,
                recordedAt,
                due,
                operator,
                card,
                about,
                details,
                after,
                withKey,
                by,
                transfers);
    }
}
