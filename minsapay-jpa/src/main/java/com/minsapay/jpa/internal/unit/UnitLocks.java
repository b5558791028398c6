package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.LastPosition;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a unit comes by its locks, all of which it keeps to its end. Another unit is waited for by
 * {@link #lastPosition} alone, which comes last: so no two wait for each other. Used by one thread, for one unit.
 */
public interface UnitLocks {
    /** Of a unit that has locked the whole database as it began. */
    UnitLocks HELD_FROM_THE_BEGINNING = new UnitLocks() {
        @Override
        public Stream<Step> tryRows(Set<String> wallets, Set<Bytes> cards) {
            return Stream.empty();
        }

        @Override
        public boolean tryRest(Set<String> wallets, Set<Bytes> unknownCards) {
            return false;
        }

        @Override
        public boolean hasRow(String wallet) {
            return true;
        }

        @Override
        public boolean hasName(String wallet) {
            return true;
        }

        @Override
        public boolean hasName(Bytes card) {
            return true;
        }

        @Override
        public Stream<Step> tryHouse() {
            return Stream.empty();
        }

        @Override
        public boolean hasHouse() {
            return true;
        }

        @Override
        public Stream<Step> tryKeys(Set<String> keys) {
            return Stream.empty();
        }

        @Override
        public boolean hasKey(String key) {
            return true;
        }

        @Override
        public Stream<Step> beginWriting() {
            return Stream.empty();
        }

        @Override
        public Stream<Step> lastPosition(LastPosition last) {
            return Step.query(HIGHEST_POSITION, row -> last.take(row.getLong(1)));
        }
    };

    /** Asks for the highest position that is given; zero if there is none. */
    String HIGHEST_POSITION = "select coalesce(max(position), 0) from journal";

    /**
     * Locks what it can of stored wallets, named by id or by a card that is theirs now. What is read by later steps of
     * the same run is read under these locks.
     */
    Stream<Step> tryRows(Set<String> wallets, Set<Bytes> cards);

    /**
     * Locks what it can of those that this unit has not tried yet, or has not got: the rows of wallets, and the names of
     * wallets without a row and of cards.
     *
     * @return whether there were any: whoever had them before may have changed what was read until now
     */
    boolean tryRest(Set<String> wallets, Set<Bytes> unknownCards) throws SQLException;

    /** Whether this unit has a stored wallet to itself. */
    boolean hasRow(String wallet);

    /** Whether this unit may store a wallet that is not there. */
    boolean hasName(String wallet);

    /** Whether this unit may store a card that is not there. */
    boolean hasName(Bytes card);

    /** Locks the house's chain, if it can. */
    Stream<Step> tryHouse();

    /** Whether this unit has the house's chain. */
    boolean hasHouse();

    /** Locks what it can of keys. */
    Stream<Step> tryKeys(Set<String> keys);

    /** Whether this unit has a key to itself. */
    boolean hasKey(String key);

    /** Comes before everything that is written: from here on, only {@link #lastPosition} may wait for long. */
    Stream<Step> beginWriting();

    /**
     * Finds after which position this unit writes. Until it has committed it is the only one that gives positions, so that
     * they rise in the order of commits, or it gives provisional ones.
     */
    Stream<Step> lastPosition(LastPosition last);
}
