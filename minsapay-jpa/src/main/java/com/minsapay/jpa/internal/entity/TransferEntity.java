package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.TransferRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code transfer}. */
@Entity(name = "Transfer")
@Table(name = "transfer")
@IdClass(TransferEntity.Key.class)
@Immutable
public class TransferEntity {
    /** What names a transfer. */
    public record Key(Long position, Long line) {}

    @Id
    private @Nullable Long position;

    @Id
    private @Nullable Long line;

    @Column(name = "from_account")
    private @Nullable String from;

    @Column(name = "to_account")
    private @Nullable String to;

    private @Nullable Long amount;

    /** For Hibernate and {@link #read}. */
    protected TransferEntity() {}

    /** The columns that {@link #read} reads, of a table called {@code t}. */
    public static final String COLUMNS = "t.line, t.from_account, t.to_account, t.amount";

    /**
     * What the index over the debits of house accounts holds. The conditions of a partial index have to stand in a query
     * word for word, or it is not used.
     */
    public static final String FROM_HOUSE = " and substr(from_account, 1, 4) not in ('own:', 'gran', 'held', 'iou:')";

    /** The same over the credits. */
    public static final String TO_HOUSE = " and substr(to_account, 1, 4) not in ('own:', 'gran', 'held', 'iou:')";

    /** Whether an account is one that those indexes leave out. */
    public static boolean isOfWallet(String account) {
        return Stream.of("own:", "gran", "held", "iou:").anyMatch(account::startsWith);
    }

    /**
     * A transfer that a unit writes.
     *
     * @param of its transaction
     */
    public record At(JournalEntity.At of, TransferRow transfer) {
        long position() {
            return of.position();
        }
    }

    /** Inserts rows. */
    public static final RowWrite<At> INSERT = RowWrite.insert(
            "transfer",
            List.of(
                    RowWrite.Column.position("position", At::position),
                    RowWrite.Column.alike(
                            RowWrite.Column.number("line", row -> row.transfer().line())),
                    RowWrite.Column.text("from_account", row -> row.transfer().from()),
                    RowWrite.Column.text("to_account", row -> row.transfer().to()),
                    RowWrite.Column.number("amount", row -> row.transfer().amount())));

    /**
     * Reads the {@link #COLUMNS}, which follow those of the journal.
     *
     * @return null if the outer join found no transfer
     */
    public static @Nullable TransferEntity read(ResultSet result) throws SQLException {
        int before = JournalEntity.COLUMN_COUNT;
        long line = result.getLong(before + 1);
        if (result.wasNull()) {
            return null;
        }
        TransferEntity read = new TransferEntity();
        read.position = result.getLong(1);
        read.line = line;
        read.from = result.getString(before + 2);
        read.to = result.getString(before + 3);
        read.amount = result.getLong(before + 4);
        return read;
    }

    /** @throws com.minsapay.fault.LedgerCorruptException if a column holds what a row cannot */
    public TransferRow toRow() {
        return new TransferRow(
                Columns.small(line, "transfer.line", name()),
                Columns.required(from, "transfer.from_account", name()),
                Columns.required(to, "transfer.to_account", name()),
                Columns.required(amount, "transfer.amount", name()));
    }

    /** Position and line, for people. */
    public String name() {
        return position + "/" + line;
    }
}
