package com.minsapay.internal.codec;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.Posting;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.WalletRow;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes one column of a row, as someone would behind the library's back.
 *
 * @param row what it has come to
 */
public record RowChange(JournalRow row) {
    public RowChange position(long position) {
        return with("position", position);
    }

    public RowChange chain(String chain) {
        return with("chain", chain);
    }

    public RowChange number(long number) {
        return with("number", number);
    }

    public RowChange key(String key) {
        return with("key", key);
    }

    public RowChange kind(String kind) {
        return with("kind", kind);
    }

    public RowChange status(String status) {
        return with("status", status);
    }

    public RowChange currency(String currency) {
        return with("currency", currency);
    }

    public RowChange ownAfter(long own) {
        return with("ownAfter", own);
    }

    public RowChange grantedAfter(long granted) {
        return with("grantedAfter", granted);
    }

    public RowChange operator(String operator) {
        return with("operator", operator);
    }

    public RowChange card(Optional<Bytes> card) {
        return with("card", card);
    }

    public RowChange details(String details) {
        return with("details", details);
    }

    public RowChange previous(Bytes seal) {
        return with("previous", seal);
    }

    public RowChange transfers(List<TransferRow> transfers) {
        return with("transfers", transfers);
    }

    private RowChange with(String column, Object value) {
        return new RowChange(with(row, column, value));
    }

    /** The same record with another value of one component. */
    public static <R extends Record> R with(R row, String column, Object value) {
        try {
            RecordComponent[] components = row.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                boolean same = !components[i].getName().equals(column);
                values[i] = same ? components[i].getAccessor().invoke(row) : value;
            }
            @SuppressWarnings("unchecked")
            Constructor<R> constructor = (Constructor<R>) row.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no column " + column, e);
        }
    }

    /** Puts a wallet's row in the place of the stored one, behind the library's back. */
    public static void put(LedgerStore store, WalletRow wallet) {
        store.transact(unit -> {
            unit.lock(Set.of(wallet.id()), Set.of());
            unit.append(new Posting(
                    List.of(),
                    List.of(),
                    List.of(wallet),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of()));
            return wallet;
        });
    }
}
