package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import java.sql.SQLException;
import java.util.Set;

/**
 * How a unit comes by its locks, all of which it keeps to its end. Another unit is waited for by
 * {@link #lastPosition} alone, which comes last: so no two wait for each other. Used by one thread, for one unit.
 */
public interface UnitLocks {
    /** Of a unit that has locked the whole database as it began. */
    UnitLocks HELD_FROM_THE_BEGINNING = new UnitLocks() {
        @Override
        public boolean tryAll(Set<String> wallets, Set<Bytes> unknownCards) {
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
        public boolean tryHouse() {
            return true;
        }

        @Override
        public Set<String> busyKeys(Set<String> keys) {
            return Set.of();
        }

        @Override
        public long lastPosition(Statements statements) throws SQLException {
            return statements.number(HIGHEST_POSITION);
        }
    };

    /** Asks for the highest position that is given. */
    String HIGHEST_POSITION = "select max(position) from journal";

    /**
     * Locks what it can of those that this unit has not tried yet: the rows of wallets, and the names of wallets without a
     * row and of cards.
     *
     * @return whether there were any: whoever had them before may have changed what was read until now
     */
    boolean tryAll(Set<String> wallets, Set<Bytes> unknownCards) throws SQLException;

    /** Whether this unit has a stored wallet to itself. */
    boolean hasRow(String wallet);

    /** Whether this unit may store a wallet that is not there. */
    boolean hasName(String wallet);

    /** Whether this unit may store a card that is not there. */
    boolean hasName(Bytes card);

    /** Locks the house's chain, or tells that another unit has it. */
    boolean tryHouse() throws SQLException;

    /** Locks keys, and tells those that another unit has. */
    Set<String> busyKeys(Set<String> keys) throws SQLException;

    /**
     * After which position this unit writes. Until it has committed it is the only one that gives positions, so that they
     * rise in the order of commits, or it gives provisional ones.
     */
    long lastPosition(Statements statements) throws SQLException;
}
