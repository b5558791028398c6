package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.CardRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
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

    private static final List<RowWrite.Column<CardRow>> KEY = List.of(RowWrite.Column.bytes("id", CardRow::id));

    private static final List<RowWrite.Column<CardRow>> CHANGED = List.of(
            RowWrite.Column.text("wallet", CardRow::wallet),
            RowWrite.Column.text("status", CardRow::status),
            RowWrite.Column.number("since", CardRow::since));

    /** Inserts rows. */
    public static final RowWrite<CardRow> INSERT = RowWrite.insert(
            "card", Stream.concat(CHANGED.stream(), KEY.stream()).toList());

    /** Updates rows. */
    public static final RowWrite<CardRow> UPDATE = RowWrite.update("card", CHANGED, KEY);

    /** Lets cards pay nothing, until {@link #UPDATE} says what they are. */
    public static final RowWrite<CardRow> BLOCK =
            RowWrite.update("card", List.of(RowWrite.Column.text("status", card -> "BLOCKED")), KEY);

    /** Reads the {@link #COLUMNS}. */
    public static CardEntity read(ResultSet result) throws SQLException {
        CardEntity read = new CardEntity();
        read.id = result.getBytes(1);
        read.wallet = result.getString(2);
        read.status = result.getString(3);
        read.since = result.getLong(4);
        return read;
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
