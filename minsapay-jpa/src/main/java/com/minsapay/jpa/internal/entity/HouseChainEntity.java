package com.minsapay.jpa.internal.entity;

import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.spi.ChainHead;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The one row of {@code house_chain}. */
@Entity(name = "HouseChain")
@Table(name = "house_chain")
@Immutable
public class HouseChainEntity {
    /** The id of the one row. */
    public static final long ONLY = 1;

    @Id
    private @Nullable Long id;

    private @Nullable Long number;
    private byte @Nullable [] seal;

    /** For Hibernate and {@link #read}. */
    protected HouseChainEntity() {}

    /** Finds the row. */
    public static final String SELECT = "select id, number, seal from house_chain where id = " + ONLY;

    /** Updates the row. */
    public static final RowWrite<ChainHead> UPDATE = RowWrite.update(
            "house_chain",
            List.of(
                    RowWrite.Column.number("number", ChainHead::number),
                    RowWrite.Column.bytes("seal", ChainHead::seal)),
            List.of(RowWrite.Column.number("id", head -> ONLY)));

    /** Reads what {@link #SELECT} found. */
    public static HouseChainEntity read(ResultSet result) throws SQLException {
        HouseChainEntity read = new HouseChainEntity();
        read.id = result.getLong(1);
        read.number = result.getLong(2);
        read.seal = result.getBytes(3);
        return read;
    }

    /** What to throw if the row is not there. */
    public static LedgerCorruptException missing() {
        return new LedgerCorruptException("house_chain must have one row, had none");
    }

    /** @throws LedgerCorruptException if a column holds what a head cannot */
    public ChainHead toHead() {
        return new ChainHead(
                Columns.required(number, "house_chain.number", ONLY), Columns.bytes(seal, "house_chain.seal", ONLY));
    }
}
