package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.KeyCheckRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code key_check}. */
@Entity(name = "KeyCheck")
@Table(name = "key_check")
@IdClass(KeyCheckEntity.Key.class)
@Immutable
public class KeyCheckEntity {
    /** What names a key check. */
    public record Key(String purpose, String keyId) {}

    @Id
    private @Nullable String purpose;

    @Id
    @Column(name = "key_id")
    private @Nullable String keyId;

    @Column(name = "check_value")
    private byte @Nullable [] check;

    /** For Hibernate and {@link #read}. */
    protected KeyCheckEntity() {}

    /** Finds all of them. */
    public static final String SELECT = "select purpose, key_id, check_value from key_check order by purpose, key_id";

    /** Inserts what {@link #bind} binds. */
    public static final String INSERT = "insert into key_check (purpose, key_id, check_value) values (?, ?, ?)";

    /** Reads what {@link #SELECT} found. */
    public static KeyCheckEntity read(ResultSet result) throws SQLException {
        KeyCheckEntity read = new KeyCheckEntity();
        read.purpose = result.getString(1);
        read.keyId = result.getString(2);
        read.check = result.getBytes(3);
        return read;
    }

    /** Binds a row to {@link #INSERT}. */
    public static void bind(PreparedStatement insert, KeyCheckRow row) throws SQLException {
        insert.setString(1, row.purpose());
        insert.setString(2, row.keyId());
        insert.setBytes(3, row.check().toArray());
    }

    /** @throws com.minsapay.fault.LedgerCorruptException if a column holds what a row cannot */
    public KeyCheckRow toRow() {
        String name = purpose + "/" + keyId;
        return new KeyCheckRow(
                Columns.required(purpose, "key_check.purpose", name),
                Columns.required(keyId, "key_check.key_id", name),
                Columns.bytes(check, "key_check.check_value", name));
    }
}
