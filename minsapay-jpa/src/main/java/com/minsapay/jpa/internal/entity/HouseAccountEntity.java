package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.AccountRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code house_account}. */
@Entity(name = "HouseAccount")
@Table(name = "house_account")
@Immutable
public class HouseAccountEntity {
    @Id
    private @Nullable String account;

    private @Nullable String name;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    /** For Hibernate and {@link #read}. */
    protected HouseAccountEntity() {}

    /** The columns that {@link #read} reads. */
    public static final String COLUMNS = "account, name, expires_at";

    /** Inserts what {@link #bind} binds. */
    public static final String INSERT = "insert into house_account (account, name, expires_at) values (?, ?, ?)";

    /** Reads the {@link #COLUMNS}. */
    public static HouseAccountEntity read(ResultSet result) throws SQLException {
        HouseAccountEntity read = new HouseAccountEntity();
        read.account = result.getString(1);
        read.name = result.getString(2);
        read.expiresAt = result.getLong(3);
        return read;
    }

    /** Binds a row to {@link #INSERT}. */
    public static void bind(PreparedStatement insert, AccountRow row) throws SQLException {
        insert.setString(1, row.account());
        insert.setString(2, row.name());
        insert.setLong(3, row.expiresAt());
    }

    /** @throws com.minsapay.fault.LedgerCorruptException if a column holds what a row cannot */
    public AccountRow toRow() {
        String id = Columns.required(account, "house_account.account", "unknown");
        return new AccountRow(
                id,
                Columns.required(name, "house_account.name", id),
                Columns.required(expiresAt, "house_account.expires_at", id));
    }
}
