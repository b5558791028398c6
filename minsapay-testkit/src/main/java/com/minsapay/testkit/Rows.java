package com.minsapay.testkit;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.WalletRow;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/** Valid rows with few words, and rows that someone altered, for tests of a store. Amounts are won; bytes are hashes of names. */
public final class Rows {
    /** The currency of every row made here. */
    public static final String CURRENCY = "KRW";

    private Rows() {}

    /** A wallet that was just opened: no money, one transaction in its chain. */
    public static WalletRow wallet(String id) {
        return wallet(id, 1, 0);
    }

    /** A wallet after so many transactions, with so much own money and these grants; nothing is held or owed. */
    public static WalletRow wallet(String id, long number, long own, GrantRow... grants) {
        return new WalletRow(
                id,
                CURRENCY,
                own,
                0,
                0,
                List.of(grants),
                number,
                bytes("seal " + id + " " + number),
                bytes("mac " + id + " " + number + " " + own));
    }

    /** The wallet after one more transaction, with so much own money. */
    public static WalletRow next(WalletRow before, long own) {
        return wallet(before.id(), before.number() + 1, own, before.grants().toArray(GrantRow[]::new));
    }

    /** A grant that never expires, and of which nothing is held. */
    public static GrantRow grant(String fund, long amount) {
        return new GrantRow(fund, amount, 0, GrantRow.NEVER);
    }

    /** A grant that expires, and of which nothing is held, in microseconds since 1970-01-01T00:00Z. */
    public static GrantRow grant(String fund, long amount, long expiresAt) {
        return new GrantRow(fund, amount, 0, expiresAt);
    }

    /** A card that pays, by a name of the test's own. */
    public static CardRow activeCard(String name, String wallet) {
        return card(name, wallet, CardRow.ACTIVE);
    }

    /** A card in any status. */
    public static CardRow card(String name, String wallet, String status) {
        return new CardRow(cardId(name), wallet, status, JournalRowBuilder.NOON);
    }

    /** What {@link #activeCard} and {@link #card} make of a name. */
    public static Bytes cardId(String name) {
        return bytes("card " + name);
    }

    /** A booth, desk, fund or sponsor, by its account's text. */
    public static AccountRow account(String account) {
        return new AccountRow(account, "name of " + account, GrantRow.NEVER);
    }

    /** A key check. */
    public static KeyCheckRow keyCheck(String purpose, String keyId) {
        return new KeyCheckRow(purpose, keyId, bytes("check " + purpose + " " + keyId));
    }

    /** A transaction that opens a wallet: the first of its chain. */
    public static JournalRow opening(String wallet) {
        return transaction(wallet, 1).build();
    }

    /** Own money to a booth. */
    public static JournalRow charge(String wallet, long number, String booth, long amount) {
        return transaction(wallet, number)
                .kind("CHARGE")
                .transfer("own:" + wallet, booth, amount)
                .build();
    }

    /** A transaction to be filled in; its key and id follow from its place in the chain. */
    public static JournalRowBuilder transaction(String chain, long number) {
        return new JournalRowBuilder(chain, number);
    }

    /** A posting to be filled in. */
    public static PostingBuilder posting() {
        return new PostingBuilder();
    }

    /**
     * The same row with another value in one column, as someone with the database's own tools would leave it.
     *
     * @param column the name of one of the record's components
     * @throws IllegalArgumentException if the row has no such column, or it does not take such a value
     */
    public static <R extends Record> R with(R row, String column, Object value) {
        RecordComponent[] columns = row.getClass().getRecordComponents();
        if (Stream.of(columns).map(RecordComponent::getName).noneMatch(column::equals)) {
            throw new IllegalArgumentException("a column must be one of the row's, was " + column);
        }
        try {
            Object[] values = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                boolean changes = columns[i].getName().equals(column);
                values[i] = changes ? value : columns[i].getAccessor().invoke(row);
            }
            Class<?>[] types = Stream.of(columns).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            Class<R> type = (Class<R>) row.getClass();
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a value must be one for its column, was not for " + column, e);
        }
    }

    /** 32 bytes that are the same for the same name: its SHA-256. */
    public static Bytes bytes(String name) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
        }
    }
}
