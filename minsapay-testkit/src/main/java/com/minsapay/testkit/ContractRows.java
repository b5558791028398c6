package com.minsapay.testkit;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.WalletRow;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Rows and postings that several tests of the contract write. */
final class ContractRows {
    static final long NOON = JournalRowBuilder.NOON;
    static final long MINUTE = TimeUnit.MINUTES.toMicros(1);

    private ContractRows() {}

    /** A house transaction, a wallet with its card, a booth and a key check. */
    static PostingBuilder everyKindOfRow() {
        return everyKindOfRow("w-1");
    }

    /** As {@link #everyKindOfRow()}, of another wallet. */
    static PostingBuilder everyKindOfRow(String wallet) {
        return Rows.posting()
                .journal(Rows.opening(JournalRow.HOUSE), Rows.opening(wallet))
                .open(Rows.wallet(wallet))
                .link(Rows.activeCard("one", wallet))
                .account(Rows.account("booth:b"))
                .keyCheck(Rows.keyCheck("seal", "2026"))
                .house(new ChainHead(1, Rows.bytes("house 1")));
    }

    /** Changes or adds to everything that {@link #everyKindOfRow()} writes; needs its wallet locked. */
    static PostingBuilder changeOfEveryKind() {
        return Rows.posting()
                .journal(Rows.transaction(JournalRow.HOUSE, 2).build(), Rows.opening("w-2"))
                .journal(Rows.charge("w-1", 2, "booth:b", 5))
                .open(Rows.wallet("w-2"))
                .change(Rows.wallet("w-1", 2, 70, Rows.grant("school", 3, NOON)))
                .change(Rows.card("one", "w-1", "REPLACED"))
                .link(Rows.activeCard("two", "w-1"))
                .account(Rows.account("booth:c"))
                .keyCheck(Rows.keyCheck("card", "2026"))
                .house(new ChainHead(2, Rows.bytes("house 2")));
    }

    /** Own money to a booth, at an instant. */
    static JournalRow chargeAt(String wallet, long number, long happenedAt, long amount) {
        return Rows.transaction(wallet, number)
                .kind("CHARGE")
                .happenedAt(happenedAt)
                .transfer("own:" + wallet, "booth:b", amount)
                .build();
    }

    /** A transaction of another key and id than the one that {@link Rows} makes for this place. */
    static JournalRow anotherAt(String chain, long number) {
        return Rows.transaction(chain, number)
                .key("another key")
                .id(UUID.fromString("00000000-0000-4000-8000-00000000000b"))
                .build();
    }

    /** A blocked card whose id begins with a byte. */
    static CardRow cardOf(String wallet, int firstByte) {
        byte[] id = new byte[32];
        id[0] = (byte) firstByte;
        id[31] = (byte) wallet.charAt(0);
        return new CardRow(Bytes.of(id), wallet, "BLOCKED", NOON);
    }

    /** Adds a top-up of one won to a posting. */
    static PostingBuilder oneMore(PostingBuilder posting, WalletRow wallet) {
        WalletRow next = Rows.next(wallet, wallet.own() + 1);
        return posting.journal(Rows.transaction(wallet.id(), next.number())
                        .transfer("desk:d", "own:" + wallet.id(), 1)
                        .build())
                .change(next);
    }
}
