package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.GrantRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
    private @Nullable Long day;
    private @Nullable Long spent;

    @Column(name = "charge_id")
    private byte @Nullable [] chargeId;

    @Column(name = "charge_booth")
    private @Nullable String chargeBooth;

    @Column(name = "charge_amount")
    private @Nullable Long chargeAmount;

    @Column(name = "charged_at")
    private @Nullable Long chargedAt;

    private @Nullable Long number;
    private byte @Nullable [] seal;
    private byte @Nullable [] mac;

    /** For Hibernate and {@link #read}. */
    protected WalletEntity() {}

    /** The columns that {@link #read} reads, of a table called {@code w}. */
    public static final String COLUMNS = "w.id, w.currency, w.own, w.held, w.owed, w.passes, w.closed, w.day, w.spent,"
            + " w.charge_id, w.charge_booth, w.charge_amount, w.charged_at, w.number, w.seal, w.mac";

    /** How many columns those are. */
    static final int COLUMN_COUNT = 16;

    private static final List<RowWrite.Column<WalletRow>> KEY = List.of(RowWrite.Column.text("id", WalletRow::id));

    private static final List<RowWrite.Column<WalletRow>> CHANGED = List.of(
            RowWrite.Column.alike(RowWrite.Column.text("currency", WalletRow::currency)),
            RowWrite.Column.number("own", WalletRow::own),
            RowWrite.Column.alike(RowWrite.Column.number("held", WalletRow::held)),
            RowWrite.Column.alike(RowWrite.Column.number("owed", WalletRow::owed)),
            RowWrite.Column.alike(RowWrite.Column.text("passes", WalletRow::passes)),
            RowWrite.Column.alike(RowWrite.Column.number("closed", wallet -> wallet.closed() ? 1 : 0)),
            RowWrite.Column.alike(
                    RowWrite.Column.number("day", wallet -> wallet.usage().day())),
            RowWrite.Column.number("spent", wallet -> wallet.usage().spent()),
            ofLastCharge("charge_id", RowWrite.Type.BYTES, charge -> JournalEntity.toBytes(charge.id())),
            ofLastCharge("charge_booth", RowWrite.Type.TEXT, LastChargeRow::booth),
            ofLastCharge("charge_amount", RowWrite.Type.NUMBER, LastChargeRow::amount),
            ofLastCharge("charged_at", RowWrite.Type.NUMBER, LastChargeRow::happenedAt),
            RowWrite.Column.number("number", WalletRow::number),
            RowWrite.Column.bytes("seal", WalletRow::seal),
            RowWrite.Column.bytes("mac", WalletRow::mac));

    /** Inserts rows, without their grants. */
    public static final RowWrite<WalletRow> INSERT = RowWrite.insert(
            "wallet", Stream.concat(CHANGED.stream(), KEY.stream()).toList());

    /** Updates rows, without their grants. */
    public static final RowWrite<WalletRow> UPDATE = RowWrite.update("wallet", CHANGED, KEY);

    private static RowWrite.Column<WalletRow> ofLastCharge(
            String name, RowWrite.Type type, Function<LastChargeRow, Object> value) {
        return new RowWrite.Column<>(
                name, type, wallet -> wallet.usage().lastCharge().map(value).orElse(null));
    }

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
        read.day = result.getLong(8);
        read.spent = result.getLong(9);
        read.chargeId = result.getBytes(10);
        read.chargeBooth = result.getString(11);
        read.chargeAmount = Columns.optional(result, 12);
        read.chargedAt = Columns.optional(result, 13);
        read.number = result.getLong(14);
        read.seal = result.getBytes(15);
        read.mac = result.getBytes(16);
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
                new UsageRow(
                        Columns.required(day, "wallet.day", name),
                        Columns.required(spent, "wallet.spent", name),
                        lastCharge(name)),
                Columns.required(number, "wallet.number", name),
                Columns.bytes(seal, "wallet.seal", name),
                Columns.bytes(mac, "wallet.mac", name));
    }

    private Optional<LastChargeRow> lastCharge(String name) {
        if (Stream.of(chargeId, chargeBooth, chargeAmount, chargedAt).allMatch(Objects::isNull)) {
            return Optional.empty();
        }
        return Optional.of(new LastChargeRow(
                JournalEntity.toUuid(Columns.required(chargeId, "wallet.charge_id", name), "wallet.charge_id", name),
                Columns.required(chargeBooth, "wallet.charge_booth", name),
                Columns.required(chargeAmount, "wallet.charge_amount", name),
                Columns.required(chargedAt, "wallet.charged_at", name)));
    }
}
