package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.GrantRow;
import com.minsapay.spi.WalletRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code wallet}, without its grants. */
@Entity(name = "Wallet")
@Table(name = "wallet")
@Immutable
public class WalletEntity {
    @Id
    private @Nullable String id;

    private @Nullable String currency;
    private @Nullable Long own;
    private @Nullable Long held;
    private @Nullable Long owed;
    private @Nullable String passes;
    private @Nullable Long closed;
    private @Nullable Long number;
    private byte @Nullable [] seal;
    private byte @Nullable [] mac;

    /** For Hibernate and {@link #read}. */
    protected WalletEntity() {}

    /** The columns that {@link #read} reads, of a table called {@code w}. */
    public static final String COLUMNS =
            "w.id, w.currency, w.own, w.held, w.owed, w.passes, w.closed, w.number, w.seal, w.mac";

    /** How many columns those are. */
    static final int COLUMN_COUNT = 10;

    private static final List<RowWrite.Column<WalletRow>> KEY = List.of(RowWrite.Column.text("id", WalletRow::id));

    private static final List<RowWrite.Column<WalletRow>> CHANGED = List.of(
            RowWrite.Column.text("currency", WalletRow::currency),
            RowWrite.Column.number("own", WalletRow::own),
            RowWrite.Column.number("held", WalletRow::held),
            RowWrite.Column.number("owed", WalletRow::owed),
            RowWrite.Column.text("passes", WalletRow::passes),
            RowWrite.Column.number("closed", wallet -> wallet.closed() ? 1 : 0),
            RowWrite.Column.number("number", WalletRow::number),
            RowWrite.Column.bytes("seal", WalletRow::seal),
            RowWrite.Column.bytes("mac", WalletRow::mac));

    /** Inserts rows, without their grants. */
    public static final RowWrite<WalletRow> INSERT = RowWrite.insert(
            "wallet", Stream.concat(CHANGED.stream(), KEY.stream()).toList());

    /** Updates rows, without their grants. */
    public static final RowWrite<WalletRow> UPDATE = RowWrite.update("wallet", CHANGED, KEY);

    /** Reads the {@link #COLUMNS}, which come first in the result. */
    public static WalletEntity read(ResultSet result) throws SQLException {
        WalletEntity read = new WalletEntity();
        read.id = result.getString(1);
        read.currency = result.getString(2);
        read.own = result.getLong(3);
        read.held = result.getLong(4);
        read.owed = result.getLong(5);
        read.passes = result.getString(6);
        read.closed = result.getLong(7);
        read.number = result.getLong(8);
        read.seal = result.getBytes(9);
        read.mac = result.getBytes(10);
        return read;
    }

    /** Whether both are the same row. */
    public boolean isSameRow(WalletEntity other) {
        return Objects.equals(id, other.id);
    }

    /**
     * The row with its grants.
     *
     * @throws com.minsapay.fault.LedgerCorruptException if a column holds what a row cannot
     */
    public WalletRow toRow(List<GrantRow> grants) {
        String name = Columns.required(id, "wallet.id", "unknown");
        return new WalletRow(
                name,
                Columns.required(currency, "wallet.currency", name),
                Columns.required(own, "wallet.own", name),
                Columns.required(held, "wallet.held", name),
                Columns.required(owed, "wallet.owed", name),
                grants,
                Columns.required(passes, "wallet.passes", name),
                Columns.flag(closed, "wallet.closed", name),
                Columns.required(number, "wallet.number", name),
                Columns.bytes(seal, "wallet.seal", name),
                Columns.bytes(mac, "wallet.mac", name));
    }
}
