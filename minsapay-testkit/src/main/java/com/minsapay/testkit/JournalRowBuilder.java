package com.minsapay.testkit;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Collects a transaction's fields; what is not set gets a plain valid value. Made by {@link Rows}. Not thread-safe. */
public final class JournalRowBuilder {
    /** When rows happen unless told otherwise: 2026-11-21T03:00:00Z, in microseconds. */
    public static final long NOON = 1_795_230_000_000_000L;

    private final String chain;
    private final long number;
    private final List<TransferRow> transfers = new ArrayList<>();
    private String key;
    private UUID id;
    private String kind = "TOP_UP";
    private String status = JournalRow.APPROVED;
    private long ownAfter;
    private long grantedAfter;
    private long heldAfter;
    private long owedAfter;
    private long happenedAt = NOON;
    private long recordedAt = NOON;
    private OptionalLong due = OptionalLong.empty();
    private String operator = "kim.desk";
    private Optional<Bytes> card = Optional.empty();
    private Optional<UUID> about = Optional.empty();
    private String details = "";

    JournalRowBuilder(String chain, long number) {
        this.chain = chain;
        this.number = number;
        this.key = "key." + chain + "." + number;
        this.id = UUID.nameUUIDFromBytes((chain + " " + number).getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the idempotency key; keep it to visible ASCII. */
    public JournalRowBuilder key(String text) {
        key = text;
        return this;
    }

    /** Sets the id; unique in the ledger. */
    public JournalRowBuilder id(UUID uuid) {
        id = uuid;
        return this;
    }

    /** Sets the kind, by the name of a {@code TransactionKind}. */
    public JournalRowBuilder kind(String name) {
        kind = name;
        return this;
    }

    /** Sets the status to declined, by the name of a {@code DeclineReason}. */
    public JournalRowBuilder declined(String reason) {
        status = reason;
        return this;
    }

    /** Sets what the wallet holds after it, in won. */
    public JournalRowBuilder after(long own, long granted) {
        ownAfter = own;
        grantedAfter = granted;
        return this;
    }

    /** Sets what the wallet holds after it, what of it is set aside, and what it owes, in won. */
    public JournalRowBuilder after(long own, long granted, long held, long owed) {
        heldAfter = held;
        owedAfter = owed;
        return after(own, granted);
    }

    /** Sets when it happened, in microseconds since 1970-01-01T00:00Z. */
    public JournalRowBuilder happenedAt(long micros) {
        happenedAt = micros;
        return this;
    }

    /** Sets when it was decided, in microseconds since 1970-01-01T00:00Z. */
    public JournalRowBuilder recordedAt(long micros) {
        recordedAt = micros;
        return this;
    }

    /** Sets when what it set aside lapses, in microseconds since 1970-01-01T00:00Z. */
    public JournalRowBuilder due(long micros) {
        due = OptionalLong.of(micros);
        return this;
    }

    /** Sets who did it. */
    public JournalRowBuilder operator(String name) {
        operator = name;
        return this;
    }

    /** Sets the card it is about, 32 bytes. */
    public JournalRowBuilder card(Bytes cardId) {
        card = Optional.of(cardId);
        return this;
    }

    /** Sets the transaction it is about, by its id. */
    public JournalRowBuilder about(UUID original) {
        about = Optional.of(original);
        return this;
    }

    /** Sets further facts. */
    public JournalRowBuilder details(String text) {
        details = text;
        return this;
    }

    /** Adds a transfer, as the next line. */
    public JournalRowBuilder transfer(String from, String to, long amount) {
        transfers.add(new TransferRow(transfers.size() + 1, from, to, amount));
        return this;
    }

    /** The row, at position 0: the store gives it one. */
    public JournalRow build() {
        return new JournalRow(
                0,
                id,
                chain,
                number,
                key,
                Rows.bytes("fingerprint " + key),
                kind,
                status,
                Rows.CURRENCY,
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
                number == 1 ? Bytes.zeros(32) : seal(number - 1),
                "seal-2026",
                seal(number),
                transfers);
    }

    private Bytes seal(long ofNumber) {
        return Rows.bytes("seal " + chain + " " + ofNumber);
    }
}
