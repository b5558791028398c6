package com.minsapay.benchmarks;

import com.minsapay.jpa.JpaLedgerStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The library's own tables, which the baselines in SQL write too. */
final class Tables {
    private Tables() {}

    /** What makes them: a database's first migration. */
    static String of(String database) throws IOException {
        String migration = "/com/minsapay/jpa/" + database + "/V1__ledger.sql";
        try (InputStream script = JpaLedgerStore.class.getResourceAsStream(migration)) {
            if (script == null) {
                throw new IOException("the library's migration must be on the class path, was not: " + migration);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
