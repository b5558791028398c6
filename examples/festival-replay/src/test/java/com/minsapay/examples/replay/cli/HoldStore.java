package com.minsapay.examples.replay.cli;

import com.minsapay.jpa.JpaLedgerStore;
import java.io.IOException;
import java.nio.file.Path;

/** Another program that has a ledger open until its input ends. */
final class HoldStore {
    private HoldStore() {}

    public static void main(String[] arguments) throws IOException {
        try (JpaLedgerStore store = JpaLedgerStore.sqlite(Path.of(arguments[0]))) {
            int keys = store.transact(unit -> unit.keyChecks().size());
            System.out.println("open, with " + keys + " keys");
            System.in.transferTo(System.out);
        }
    }
}
