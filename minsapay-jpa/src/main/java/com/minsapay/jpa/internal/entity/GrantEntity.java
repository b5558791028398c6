package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.GrantRow;
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

/** A row of {@code wallet_grant}. */
@Entity(name = "Grant")
@Table(name = "wallet_grant")
@IdClass(GrantEntity.Key.class)
@Immutable
public class GrantEntity {
    /** What names a grant. */
    public record Key(String wallet, String fund) {}

    @Id
    private @Nullable String wallet;

    @Id
    private @Nullable String fund;

    private @Nullable Long amount;
    private @Nullable Long held;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    /** For Hibernate and {@link #read}. */
    protected GrantEntity() {}

    /** The columns that {@link #read} reads, of a table called {@code g}. */
    public static final String COLUMNS = "g.fund, g.amount, g.held, g.expires_at";

    /**
     * What the index over expiring grants holds, of a table called {@code g}. The conditions of a partial index have to stand
     * in a query word for word, or it is not used.
     */
    public static final String EXPIRING = " and g.amount > 0 and g.expires_at < " + GrantRow.NEVER;

    /** A grant and the wallet that it is of. */
    public record OfWallet(String wallet, GrantRow grant) {}

    private static final List<RowWrite.Column<OfWallet>> KEY = List.of(
            RowWrite.Column.text("wallet", OfWallet::wallet),
            RowWrite.Column.text("fund", row -> row.grant().fund()));

    private static final List<RowWrite.Column<OfWallet>> CHANGED = List.of(
            RowWrite.Column.number("amount", row -> row.grant().amount()),
            RowWrite.Column.number("held", row -> row.grant().held()),
            RowWrite.Column.number("expires_at", row -> row.grant().expiresAt()));

    /** Inserts rows. */
    public static final RowWrite<OfWallet> INSERT = RowWrite.insert(
            "wallet_grant", Stream.concat(CHANGED.stream(), KEY.stream()).toList());

    /** Updates rows. */
    public static final RowWrite<OfWallet> UPDATE = RowWrite.update("wallet_grant", CHANGED, KEY);

    /** Deletes rows. */
    public static final RowWrite<OfWallet> DELETE = RowWrite.delete("wallet_grant", KEY);

    /**
     * Reads the {@link #COLUMNS}, which follow those of the wallet.
     *
     * @return null if the outer join found no grant
     */
    public static @Nullable GrantEntity read(ResultSet result) throws SQLException {
        int before = WalletEntity.COLUMN_COUNT;
        String fund = result.getString(before + 1);
        if (fund == null) {
            return null;
        }
        GrantEntity read = new GrantEntity();
        read.wallet = result.getString(1);
        read.fund = fund;
        read.amount = result.getLong(before + 2);
        read.held = result.getLong(before + 3);
        read.expiresAt = result.getLong(before + 4);
        return read;
    }

    /** @throws com.minsapay.fault.LedgerCorruptException if a column holds what a row cannot */
    public GrantRow toRow() {
        return new GrantRow(
                Columns.required(fund, "wallet_grant.fund", name()),
                Columns.required(amount, "wallet_grant.amount", name()),
                Columns.required(held, "wallet_grant.held", name()),
                Columns.required(expiresAt, "wallet_grant.expires_at", name()));
    }

    /** Wallet and fund, for people. */
    public String name() {
        return wallet + "/" + fund;
    }
}
