package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.KeyCheckRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    /** Inserts rows. */
    public static final RowWrite<KeyCheckRow> INSERT = RowWrite.insert(
            "key_check",
            List.of(
                    RowWrite.Column.text("purpose", KeyCheckRow::purpose),
                    RowWrite.Column.text("key_id", KeyCheckRow::keyId),
                    RowWrite.Column.bytes("check_value", KeyCheckRow::check)));

    /** Reads what {@link #SELECT} found. */
    public static KeyCheckEntity read(ResultSet result) throws SQLException {
        KeyCheckEntity read = new KeyCheckEntity();
        read.purpose = result.getString(1);
        read.keyId = result.getString(2);
        read.check = result.getBytes(3);
        return read;
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
