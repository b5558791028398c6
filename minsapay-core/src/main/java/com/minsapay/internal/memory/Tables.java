package com.minsapay.internal.memory;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.DueGrantRow;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.Posting;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.WalletRow;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that was ever stored, with the indexes it is found by. One thread writes, any number read. */
final class Tables {
    /** A place among those of one name: a number in a chain, a position among what is about a card, an original, an account. */
    record Place<K extends Comparable<K>>(K of, long number) implements Comparable<Place<K>> {
        @Override
        public int compareTo(Place<K> other) {
            int byName = of.compareTo(other.of);
            return byName == 0 ? Long.compare(number, other.number) : byName;
        }

        static <K extends Comparable<K>> Place<K> first(K of) {
            return new Place<>(of, Long.MIN_VALUE);
        }

        static <K extends Comparable<K>> Place<K> last(K of) {
            return new Place<>(of, Long.MAX_VALUE);
        }
    }

    /** A key check's name. */
    record CheckName(String purpose, String keyId) implements Comparable<CheckName> {
        private static final Comparator<CheckName> ORDER =
                Comparator.comparing(CheckName::purpose).thenComparing(CheckName::keyId);

        static CheckName of(KeyCheckRow check) {
            return new CheckName(check.purpose(), check.keyId());
        }

        @Override
        public int compareTo(CheckName other) {
            return ORDER.compare(this, other);
        }
    }

    /** A grant's place among those that expire. */
    record Expiry(long at, String wallet, String fund) implements Comparable<Expiry> {
        private static final Comparator<Expiry> ORDER = Comparator.comparingLong(Expiry::at)
                .thenComparing(Expiry::wallet)
                .thenComparing(Expiry::fund);

        static Expiry of(DueGrantRow grant) {
            return new Expiry(grant.expiresAt(), grant.wallet(), grant.fund());
        }

        /** Of those of a wallet of which something is left. */
        static Set<Expiry> of(WalletRow wallet) {
            return wallet.grants().stream()
                    .filter(grant -> grant.amount() > 0 && grant.expiresAt() < GrantRow.NEVER)
                    .map(grant -> new Expiry(grant.expiresAt(), wallet.id(), grant.fund()))
                    .collect(Collectors.toSet());
        }

        @Override
        public int compareTo(Expiry other) {
            return ORDER.compare(this, other);
        }
    }

    final Versioned<Place<String>, JournalRow> journal = new Versioned<>();
    final Versioned<String, JournalRow> journalByKey = new Versioned<>();
    final Versioned<UUID, JournalRow> journalById = new Versioned<>();
    /** By the id of the transaction they are about, and by position. */
    final Versioned<Place<UUID>, JournalRow> journalByOriginal = new Versioned<>();
    /** By the card they are about, and by position. */
    final Versioned<Place<Bytes>, JournalRow> journalByCard = new Versioned<>();
    /** By the id of the transaction that they end. */
    final Versioned<UUID, JournalRow> ends = new Versioned<>();
    /** Those that lapse by themselves, by when, and by position. */
    final Versioned<Place<Long>, JournalRow> journalByDue = new Versioned<>();
    /** By account and position. */
    final Versioned<Place<String>, JournalRow> journalByAccount = new Versioned<>();

    final Versioned<String, WalletRow> wallets = new Versioned<>();
    final Versioned<Bytes, CardRow> cards = new Versioned<>();
    /** Grants that expire, of which something is left; empty once nothing is. */
    final Versioned<Expiry, Optional<Expiry>> expiries = new Versioned<>();
    /** By wallet; empty once it has none any more. */
    final Versioned<String, Optional<Bytes>> activeCards = new Versioned<>();

    final Versioned<String, AccountRow> accounts = new Versioned<>();
    final Versioned<Long, JournalRow> closes = new Versioned<>();
    final Versioned<CheckName, KeyCheckRow> keyChecks = new Versioned<>();

    /** The active card of a wallet. */
    Optional<CardRow> activeCard(String wallet, long asOf) {
        return activeCards.get(wallet, asOf).flatMap(card -> card).flatMap(card -> cards.get(card, asOf));
    }

    /** A wallet's transactions, or the house's, in order. */
    Stream<JournalRow> chain(String chain, long asOf) {
        return journal.values(Place.first(chain), Place.last(chain), asOf);
    }

    /** The transactions that are about an earlier one, in the order of their positions. */
    Stream<JournalRow> about(UUID original, long asOf) {
        return journalByOriginal.values(Place.first(original), Place.last(original), asOf);
    }

    /** The chains of the transactions about a card, some of them several times. */
    Stream<String> chainsAbout(Bytes card, long asOf) {
        return journalByCard.values(Place.first(card), Place.last(card), asOf).map(JournalRow::chain);
    }

    /** The transactions that touch an account, in the order of their positions. */
    Stream<JournalRow> touching(String account, long asOf) {
        return journalByAccount.values(Place.first(account), Place.last(account), asOf);
    }

    /** Every close, in the order of their positions. */
    Stream<JournalRow> closes(long asOf) {
        return closes.values(asOf);
    }

    /** What went into and out of an account; zeros if no transfer touches it. */
    AccountTotals totals(String account, long asOf) {
        return touching(account, asOf)
                .flatMap(row -> row.transfers().stream())
                .flatMap(Tables::totals)
                .filter(totals -> totals.account().equals(account))
                .reduce(new AccountTotals(account, 0, 0), Tables::sum);
    }

    /** Grants that expired by an instant, behind one of them. */
    Stream<DueGrantRow> dueGrants(long by, Optional<Expiry> after, long asOf) {
        Expiry first = after.orElse(new Expiry(Long.MIN_VALUE, "", ""));
        Expiry end = new Expiry(Math.min(by, GrantRow.NEVER - 1) + 1, "", "");
        return expiries.values(first, end, asOf)
                .flatMap(Optional::stream)
                .filter(expiry -> !after.equals(Optional.of(expiry)))
                .map(expiry -> toRow(expiry, wallets.get(expiry.wallet(), asOf).orElseThrow()));
    }

    private static DueGrantRow toRow(Expiry expiry, WalletRow wallet) {
        return new DueGrantRow(expiry.wallet(), expiry.fund(), expiry.at(), wallet.number());
    }

    /** What one transfer adds to its two accounts. */
    static Stream<AccountTotals> totals(TransferRow transfer) {
        return Stream.of(
                new AccountTotals(transfer.from(), transfer.amount(), 0),
                new AccountTotals(transfer.to(), 0, transfer.amount()));
    }

    static AccountTotals sum(AccountTotals one, AccountTotals other) {
        return new AccountTotals(
                one.account(),
                Math.addExact(one.debits(), other.debits()),
                Math.addExact(one.credits(), other.credits()));
    }

    /** Writes what {@link Constraints} let pass, unseen by readers until the mark is theirs to see. */
    Mark write(Posting posting, Mark before) {
        long unit = before.unit() + 1;
        long position = before.position();
        for (JournalRow row : posting.journal()) {
            position++;
            writeJournal(row.at(position), unit);
        }
        Stream.concat(posting.openedWallets().stream(), posting.changedWallets().stream())
                .forEach(wallet -> writeWallet(wallet, before.unit(), unit));
        writeCards(posting, before.unit(), unit);
        posting.accounts().forEach(account -> accounts.put(account.account(), account, unit));
        posting.keyChecks().forEach(check -> keyChecks.put(CheckName.of(check), check, unit));
        ChainHead house = posting.house().orElse(before.house());
        return new Mark(unit, position, house);
    }

    private void writeWallet(WalletRow wallet, long before, long unit) {
        wallets.get(wallet.id(), before)
                .map(Expiry::of)
                .orElse(Set.of())
                .forEach(expiry -> expiries.put(expiry, Optional.empty(), unit));
        Expiry.of(wallet).forEach(expiry -> expiries.put(expiry, Optional.of(expiry), unit));
        wallets.put(wallet.id(), wallet, unit);
    }

    private void writeJournal(JournalRow row, long unit) {
        journal.put(new Place<>(row.chain(), row.number()), row, unit);
        journalByKey.put(row.key(), row, unit);
        journalById.put(row.id(), row, unit);
        row.about().ifPresent(id -> journalByOriginal.put(new Place<>(id, row.position()), row, unit));
        row.card().ifPresent(card -> journalByCard.put(new Place<>(card, row.position()), row, unit));
        row.ended().ifPresent(id -> ends.put(id, row, unit));
        if (row.isClose()) {
            closes.put(row.position(), row, unit);
        }
        row.due().ifPresent(at -> journalByDue.put(new Place<>(at, row.position()), row, unit));
        for (String account : accountsOf(row)) {
            journalByAccount.put(new Place<>(account, row.position()), row, unit);
        }
    }

    private void writeCards(Posting posting, long before, long unit) {
        List<CardRow> written = Stream.concat(posting.changedCards().stream(), posting.linkedCards().stream())
                .toList();
        // What was active stops being so first: its successor may be of the same wallet, and it may go to another.
        written.stream()
                .flatMap(card -> cards.get(card.id(), before).stream())
                .filter(Tables::isActive)
                .forEach(card -> activeCards.put(card.wallet(), Optional.empty(), unit));
        written.stream()
                .filter(Tables::isActive)
                .forEach(card -> activeCards.put(card.wallet(), Optional.of(card.id()), unit));
        written.forEach(card -> cards.put(card.id(), card, unit));
    }

    static boolean isActive(CardRow card) {
        return card.status().equals(CardRow.ACTIVE);
    }

    private static Set<String> accountsOf(JournalRow row) {
        Set<String> accounts = new LinkedHashSet<>();
        for (TransferRow transfer : row.transfers()) {
            accounts.add(transfer.from());
            accounts.add(transfer.to());
        }
        return accounts;
    }
}
