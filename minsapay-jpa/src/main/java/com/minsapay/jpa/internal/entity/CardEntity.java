package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.CardRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code card}. */
@Entity(name = "Card")
@Table(name = "card")
@Immutable
public class CardEntity {
    @Id
    private byte @Nullable [] id;

    private @Nullable String wallet;
    private @Nullable String status;
    private @Nullable Long since;

    /** For Hibernate and {@link #read}. */
    protected CardEntity() {}

    /** The columns that {@link #read} reads. */
    public static final String COLUMNS = "id, wallet, status, since";

    /** Inserts what {@link #bind} binds. */
    public static final String INSERT = "insert into card (wallet, status, since, id) values (?, ?, ?, ?)";

    /** Updates to what {@link #bind} binds. */
    public static final String UPDATE = "update card set wallet = ?, status = ?, since = ? where id = ?";

    /** Lets the cards that {@link #bindKey} binds pay nothing, until {@link #UPDATE} says what they are. */
    public static final String BLOCK = "update card set status = 'BLOCKED' where id = ?";

    /** Reads the {@link #COLUMNS}. */
    public static CardEntity read(ResultSet result) throws SQLException {
        CardEntity read = new CardEntity();
        read.id = result.getBytes(1);
        read.wallet = result.getString(2);
        read.status = result.getString(3);
        read.since = result.getLong(4);
        return read;
    }

    /** Binds a row to {@link #INSERT} or {@link #UPDATE}. */
    public static void bind(PreparedStatement write, CardRow row) throws SQLException {
        write.setString(1, row.wallet());
        write.setString(2, row.status());
        write.setLong(3, row.since());
        write.setBytes(4, row.id().toArray());
    }

    /** Binds a row's key to {@link #BLOCK}. */
    public static void bindKey(PreparedStatement block, CardRow row) throws SQLException {
        block.setBytes(1, row.id().toArray());
    }

    /** @throws com.minsapay.fault.LedgerCorruptException if a column holds what a row cannot */
    public CardRow toRow() {
        String name = "of wallet " + wallet;
        return new CardRow(
                Columns.bytes(id, "card.id", name),
                Columns.required(wallet, "card.wallet", name),
                Columns.required(status, "card.status", name),
                Columns.required(since, "card.since", name));
    }
}
