package com.minsapay.report;

import java.time.Duration;
import java.util.Optional;

/** What an export tells. */
public sealed interface ExportForm permits ExportForm.Raw, ExportForm.Anonymised {
    /** Everything that the ledger keeps of a transaction but its seals. For the school's own books. */
    static ExportForm raw() {
        return new Raw();
    }

    /**
     * Names are numbers, and times are left out.
     *
     * @see Anonymised
     */
    static ExportForm anonymised() {
        return new Anonymised(Optional.empty());
    }

    /**
     * Names are numbers, and times are cut to a bin.
     *
     * @param bin a second to a day
     * @throws IllegalArgumentException if the bin is out of its range
     * @see Anonymised
     */
    static ExportForm anonymised(Duration bin) {
        return new Anonymised(Optional.of(bin));
    }

    /** Everything that the ledger keeps of a transaction but its seals. */
    record Raw() implements ExportForm {}

    /**
     * Wallets, operators, booths, desks, funds and sponsors are numbered by their first appearance ({@code w1}, {@code o1},
     * {@code b1}, {@code d1}, {@code f1}, {@code s1}); there are no keys, transaction ids, cards, names or reasons. Amounts stay exact and rows stay in
     * the order of the ledger, so that who knows enough of a student's purchases still finds them: {@link Reidentification}
     * measures how few are enough.
     *
     * @param bin times are cut to the beginning of a bin of this length, counted from midnight in the policy's zone; empty
     *     for no times at all
     */
    record Anonymised(Optional<Duration> bin) implements ExportForm {
        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final Duration LONGEST = Duration.ofDays(1);

        /** @throws IllegalArgumentException if the bin is out of its range */
        public Anonymised {
            bin.ifPresent(length -> {
                if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
                    throw new IllegalArgumentException("a bin must be from a second to a day, was " + length);
                }
            });
        }
    }
}
