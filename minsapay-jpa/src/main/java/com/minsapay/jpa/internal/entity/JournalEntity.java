package com.minsapay.jpa.internal.entity;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code journal}, without its transfers. */
@Entity(name = "Journal")
@Table(name = "journal")
@Immutable
public class JournalEntity {
    private static final int UUID_LENGTH = 16;

    @Id
    private @Nullable Long position;

    private byte @Nullable [] id;
    private @Nullable String chain;
    private @Nullable Long number;

    @Column(name = "request_key")
    private @Nullable String key;

    private byte @Nullable [] fingerprint;
    private @Nullable String kind;
    private @Nullable String status;
    private @Nullable String currency;

    @Column(name = "own_after")
    private @Nullable Long ownAfter;

    @Column(name = "granted_after")
    private @Nullable Long grantedAfter;

    @Column(name = "held_after")
    private @Nullable Long heldAfter;

    @Column(name = "owed_after")
    private @Nullable Long owedAfter;

    @Column(name = "happened_at")
    private @Nullable Long happenedAt;

    @Column(name = "recorded_at")
    private @Nullable Long recordedAt;

    private @Nullable Long due;
    private @Nullable String operator;
    private byte @Nullable [] card;
    private byte @Nullable [] about;
    private @Nullable String details;

    @Column(name = "previous_seal")
    private byte @Nullable [] previous;

    @Column(name = "seal_key")
    private @Nullable String sealKey;

    private byte @Nullable [] seal;

    /** For Hibernate and {@link #read}. */
    protected JournalEntity() {}

    /** The columns that {@link #read} reads, of a table called {@code j}. */
    public static final String COLUMNS = "j.position, j.id, j.chain, j.number, j.request_key, j.fingerprint, j.kind,"
            + " j.status, j.currency, j.own_after, j.granted_after, j.held_after, j.owed_after, j.happened_at,"
            + " j.recorded_at, j.due, j.operator, j.card, j.about, j.details, j.previous_seal, j.seal_key, j.seal";

    /** How many columns those are. */
    public static final int COLUMN_COUNT = 23;

    /**
     * A row that a unit writes.
     *
     * @param number its place among the unit's rows, from 1
     */
    public record At(LastPosition last, int number, JournalRow row) {
        long position() {
            return last.of(number);
        }
    }

    /** Inserts rows, without their transfers. */
    public static final RowWrite<At> INSERT = RowWrite.insert(
            "journal",
            Stream.concat(
                            Stream.of(RowWrite.Column.position("position", At::position)),
                            columnsOfRow().map(column -> column.of(At::row)))
                    .toList());

    /**
     * What holds for approved payments of a booth.
     *
     * @param journal what a query calls the row
     */
    public static String isPayment(String journal) {
        return isApproved(journal, JournalRow.PAYMENTS);
    }

    private static String isApproved(String journal, Set<String> kinds) {
        String list = kinds.stream().sorted().collect(Collectors.joining("', '"));
        return journal + ".kind in ('" + list + "') and " + journal + ".status = '" + JournalRow.APPROVED + "'";
    }

    /** The same of what ends or reverses what it is about; an index holds these alone. */
    public static String isEnding(String journal) {
        return isApproved(journal, JournalRow.ENDS);
    }

    private static Stream<RowWrite.Column<JournalRow>> columnsOfRow() {
        return Stream.of(
                new RowWrite.Column<>("id", RowWrite.Type.BYTES, row -> toBytes(row.id())),
                RowWrite.Column.text("chain", JournalRow::chain),
                RowWrite.Column.number("number", JournalRow::number),
                RowWrite.Column.text("request_key", JournalRow::key),
                RowWrite.Column.bytes("fingerprint", JournalRow::fingerprint),
                RowWrite.Column.alike(RowWrite.Column.text("kind", JournalRow::kind)),
                RowWrite.Column.alike(RowWrite.Column.text("status", JournalRow::status)),
                RowWrite.Column.alike(RowWrite.Column.text("currency", JournalRow::currency)),
                RowWrite.Column.number("own_after", JournalRow::ownAfter),
                RowWrite.Column.number("granted_after", JournalRow::grantedAfter),
                RowWrite.Column.alike(RowWrite.Column.number("held_after", JournalRow::heldAfter)),
                RowWrite.Column.alike(RowWrite.Column.number("owed_after", JournalRow::owedAfter)),
                RowWrite.Column.number("happened_at", JournalRow::happenedAt),
                RowWrite.Column.number("recorded_at", JournalRow::recordedAt),
                RowWrite.Column.alike(new RowWrite.Column<>("due", RowWrite.Type.NUMBER, JournalEntity::due)),
                RowWrite.Column.text("operator", JournalRow::operator),
                RowWrite.Column.alike(new RowWrite.Column<>(
                        "card",
                        RowWrite.Type.BYTES,
                        row -> row.card().map(Bytes::toArray).orElse(null))),
                RowWrite.Column.alike(new RowWrite.Column<>(
                        "about",
                        RowWrite.Type.BYTES,
                        row -> row.about().map(JournalEntity::toBytes).orElse(null))),
                RowWrite.Column.alike(RowWrite.Column.text("details", JournalRow::details)),
                RowWrite.Column.bytes("previous_seal", JournalRow::previous),
                RowWrite.Column.alike(RowWrite.Column.text("seal_key", JournalRow::sealKey)),
                RowWrite.Column.bytes("seal", JournalRow::seal));
    }

    private static @Nullable Long due(JournalRow row) {
        return row.due().isPresent() ? row.due().getAsLong() : null;
    }

    /** Reads the {@link #COLUMNS}, which come first in the result. */
    public static JournalEntity read(ResultSet result) throws SQLException {
        JournalEntity read = new JournalEntity();
        read.position = result.getLong(1);
        read.id = result.getBytes(2);
        read.chain = result.getString(3);
        read.number = result.getLong(4);
        read.key = result.getString(5);
        read.fingerprint = result.getBytes(6);
        read.kind = result.getString(7);
        read.status = result.getString(8);
        read.currency = result.getString(9);
        read.ownAfter = result.getLong(10);
        read.grantedAfter = result.getLong(11);
        read.heldAfter = result.getLong(12);
        read.owedAfter = result.getLong(13);
        read.happenedAt = result.getLong(14);
        read.recordedAt = result.getLong(15);
        read.due = Columns.optional(result, 16);
        read.operator = result.getString(17);
        read.card = result.getBytes(18);
        read.about = result.getBytes(19);
        read.details = result.getString(20);
        read.previous = result.getBytes(21);
        read.sealKey = result.getString(22);
        read.seal = result.getBytes(23);
        return read;
    }

    /** Whether both are the same row. */
    public boolean isSameRow(JournalEntity other) {
        return position().equals(other.position());
    }

    /**
     * The row with its transfers.
     *
     * @throws com.minsapay.fault.LedgerCorruptException if a column holds what a row cannot
     */
    public JournalRow toRow(List<TransferRow> transfers) {
        return new JournalRow(
                position(),
                uuid(required(id, "id"), "id"),
                required(chain, "chain"),
                required(number, "number"),
                required(key, "request_key"),
                bytes(fingerprint, "fingerprint"),
                required(kind, "kind"),
                required(status, "status"),
                required(currency, "currency"),
                required(ownAfter, "own_after"),
                required(grantedAfter, "granted_after"),
                required(heldAfter, "held_after"),
                required(owedAfter, "owed_after"),
                required(happenedAt, "happened_at"),
                required(recordedAt, "recorded_at"),
                due == null ? OptionalLong.empty() : OptionalLong.of(due),
                required(operator, "operator"),
                Optional.ofNullable(card).map(Bytes::of),
                Optional.ofNullable(about).map(bytes -> uuid(bytes, "about")),
                required(details, "details"),
                bytes(previous, "previous_seal"),
                required(sealKey, "seal_key"),
                bytes(seal, "seal"),
                transfers);
    }

    private Long position() {
        return Columns.required(position, "journal.position", "unknown");
    }

    private <T> T required(@Nullable T value, String column) {
        return Columns.required(value, "journal." + column, position());
    }

    private Bytes bytes(byte @Nullable [] value, String column) {
        return Columns.bytes(value, "journal." + column, position());
    }

    private UUID uuid(byte[] bytes, String column) {
        return toUuid(bytes, "journal." + column, position());
    }

    /**
     * An id as the column {@code id} keeps it.
     *
     * @param row its position, for people
     * @throws com.minsapay.fault.LedgerCorruptException if it has another length
     */
    public static UUID toId(byte[] bytes, Object row) {
        return toUuid(bytes, "journal.id", row);
    }

    static UUID toUuid(byte[] bytes, String column, Object row) {
        if (bytes.length != UUID_LENGTH) {
            throw Columns.corrupt(column, row, "must have 16 bytes, had " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** As the columns keep it. */
    public static byte[] toBytes(UUID id) {
        return ByteBuffer.allocate(UUID_LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
