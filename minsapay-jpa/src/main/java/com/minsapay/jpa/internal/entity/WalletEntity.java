package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.GrantRow;
import com.minsapay.spi.WalletRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
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

    /** Inserts what {@link #bind} binds. */
    public static final String INSERT = "insert into wallet"
            + " (currency, own, held, owed, passes, closed, number, seal, mac, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Updates to what {@link #bind} binds. */
    public static final String UPDATE =
            "update wallet set currency = ?, own = ?, held = ?, owed = ?, passes = ?, closed = ?, number = ?, seal = ?,"
                    + " mac = ? where id = ?";

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

    /** Binds a row to {@link #INSERT} or {@link #UPDATE}. */
    public static void bind(PreparedStatement write, WalletRow row) throws SQLException {
        write.setString(1, row.currency());
        write.setLong(2, row.own());
        write.setLong(3, row.held());
        write.setLong(4, row.owed());
        write.setString(5, row.passes());
        write.setLong(6, row.closed() ? 1 : 0);
        write.setLong(7, row.number());
        write.setBytes(8, row.seal().toArray());
        write.setBytes(9, row.mac().toArray());
        write.setString(10, row.id());
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
