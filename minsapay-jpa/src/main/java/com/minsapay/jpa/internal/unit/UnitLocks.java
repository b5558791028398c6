package com.minsapay.jpa.internal.unit;

import java.sql.SQLException;
import java.util.Set;

/**
 * How a unit comes by its locks, all of which it keeps to its end. They are asked for in the order of these methods, and
 * by every unit in the same order, so that no two wait for each other. Used by one thread, for one unit.
 */
public interface UnitLocks {
    /** Of a unit that has locked the whole database as it began. */
    UnitLocks HELD_FROM_THE_BEGINNING = new UnitLocks() {
        @Override
        public boolean lockWallets(Set<String> ids) {
            return false;
        }

        @Override
        public void lockHouse() {
            // Nobody else has it.
        }

        @Override
        public void lockPositions() {
            // Nobody else gives any.
        }
    };

    /**
     * Locks those wallets that this unit has not locked yet, in the order of their ids.
     *
     * @return whether there were any: whoever had them before may have changed what was read until now
     */
    boolean lockWallets(Set<String> ids) throws SQLException;

    /** Locks the house's chain. */
    void lockHouse() throws SQLException;

    /** Makes this the only unit that gives positions, until it has committed: they rise in the order of commits. */
    void lockPositions() throws SQLException;
}
