package com.minsapay.benchmarks;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows of a table on their way into PostgreSQL, in its own binary form ("COPY", Binary Format). Used by one thread. */
final class CopyRows implements AutoCloseable {
    static final String JOURNAL =
            "journal (position, id, chain, number, request_key, fingerprint, kind, status, currency,"
                    + " own_after, granted_after, held_after, owed_after, happened_at, recorded_at, due, operator, card, about,"
                    + " details, previous_seal, seal_key, seal)";

    static final String TRANSFER = "transfer (position, line, from_account, to_account, amount)";

    private static final int JOURNAL_COLUMNS = 23;
    private static final int TRANSFER_COLUMNS = 5;
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;
    private static final int NULL = -1;

    private final Connection connection;
    private final DataOutputStream out;

    /**
     * @param connection in a transaction that sees nothing of them until it is committed
     * @param table and its columns
     */
    CopyRows(Connection connection, String table) throws SQLException, IOException {
        this.connection = connection;
        this.out = new DataOutputStream(new BufferedOutputStream(
                new PGCopyOutputStream(
                        connection.unwrap(PGConnection.class), "copy " + table + " from stdin (format binary)"),
                BUFFER));
        out.write(HEADER);
        out.writeInt(0);
        out.writeInt(0);
    }

    void write(JournalRow row) throws IOException {
        out.writeShort(JOURNAL_COLUMNS);
        number(row.position());
        id(row.id());
        text(row.chain());
        number(row.number());
        text(row.key());
        bytes(row.fingerprint());
        text(row.kind());
        text(row.status());
        text(row.currency());
        number(row.ownAfter());
        number(row.grantedAfter());
        number(row.heldAfter());
        number(row.owedAfter());
        number(row.happenedAt());
        number(row.recordedAt());
        due(row.due());
        text(row.operator());
        card(row.card());
        about(row.about());
        text(row.details());
        bytes(row.previous());
        text(row.sealKey());
        bytes(row.seal());
    }

    void write(long position, TransferRow transfer) throws IOException {
        out.writeShort(TRANSFER_COLUMNS);
        number(position);
        out.writeInt(Integer.BYTES);
        out.writeInt(transfer.line());
        text(transfer.from());
        text(transfer.to());
        number(transfer.amount());
    }

    private void number(long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private void text(String value) throws IOException {
        field(value.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(Bytes value) throws IOException {
        field(value.toArray());
    }

    private void field(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private void id(UUID id) throws IOException {
        out.writeInt(2 * Long.BYTES);
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private void due(OptionalLong due) throws IOException {
        if (due.isPresent()) {
            number(due.getAsLong());
        } else {
            out.writeInt(NULL);
        }
    }

    private void card(Optional<Bytes> card) throws IOException {
        if (card.isPresent()) {
            bytes(card.get());
        } else {
            out.writeInt(NULL);
        }
    }

    private void about(Optional<UUID> about) throws IOException {
        if (about.isPresent()) {
            id(about.get());
        } else {
            out.writeInt(NULL);
        }
    }

    /** Ends the copying and commits it. */
    void commit() throws IOException, SQLException {
        out.writeShort(END);
        out.close();
        connection.commit();
    }

    /** Gives the connection back; what was not committed leaves nothing. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
