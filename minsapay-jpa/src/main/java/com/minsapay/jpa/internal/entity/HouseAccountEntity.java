package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.AccountRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    /** Inserts rows. */
    public static final RowWrite<AccountRow> INSERT = RowWrite.insert(
            "house_account",
            List.of(
                    RowWrite.Column.text("account", AccountRow::account),
                    RowWrite.Column.text("name", AccountRow::name),
                    RowWrite.Column.number("expires_at", AccountRow::expiresAt)));

    /** Reads the {@link #COLUMNS}. */
    public static HouseAccountEntity read(ResultSet result) throws SQLException {
        HouseAccountEntity read = new HouseAccountEntity();
        read.account = result.getString(1);
        read.name = result.getString(2);
        read.expiresAt = result.getLong(3);
        return read;
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
