package com.minsapay.invariants;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.testkit.LedgerSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows closes through the stored rows alone.
 *
 * @param sums what each approved close says that the ledger added up to, by kind of account, in order
 * @param lastCut where the last of them ended; 0 if there is none
 * @param violations closes that do not begin where the one before ended, that end behind themselves, whose sums the rows up to
 *     their cut do not give, or that were approved or declined against the tills' counts
 */
record DayWatch(List<Map<String, Long>> sums, long lastCut, List<String> violations) {
    static DayWatch of(LedgerSnapshot ledger) {
        List<JournalRow> journal = ledger.journal().stream()
                .sorted(Comparator.comparing(JournalRow::position))
                .toList();
        List<Map<String, Long>> sums = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        long lastCut = 0;
        for (JournalRow row : journal) {
            if (!row.kind().equals(JournalRow.CLOSE)) {
                continue;
            }
            long cut = cut(row);
            List<JournalRow> covered =
                    journal.stream().filter(one -> one.position() <= cut).toList();
            String uncounted = String.join(" ", uncounted(covered));
            if (row.isApproved()) {
                Map<String, Long> given = given(covered);
                require(Long.parseLong(detail(row, "CUT_BEFORE")) == lastCut, "begins elsewhere", row, violations);
                require(lastCut < cut && cut < row.position(), "ends elsewhere", row, violations);
                require(recorded(row).equals(given), "should say " + given, row, violations);
                require(uncounted.isEmpty(), "did not count " + uncounted, row, violations);
                require(!given.containsKey("suspense"), "leaves suspense", row, violations);
                sums.add(recorded(row));
                lastCut = cut;
            } else if (row.status().equals("TILL_NOT_COUNTED")) {
                require(
                        !uncounted.isEmpty() && uncounted.equals(detail(row, "UNCOUNTED")),
                        "names other tills than " + uncounted,
                        row,
                        violations);
            }
        }
        return new DayWatch(sums, lastCut, violations);
    }

    /** Where a transaction stands among others: a close at its cut, all else where it was recorded. */
    static long place(JournalRow row) {
        return row.kind().equals(JournalRow.CLOSE) ? cut(row) : row.position();
    }

    private static void require(boolean holds, String problem, JournalRow close, List<String> violations) {
        if (!holds) {
            violations.add("close " + close.key() + " at " + close.position() + " " + problem + ": " + close.details());
        }
    }

    private static Map<String, Long> given(List<JournalRow> covered) {
        Map<String, Long> sums = new TreeMap<>();
        covered.stream().flatMap(row -> row.transfers().stream()).forEach(transfer -> {
            sums.merge(kind(transfer.from()), -transfer.amount(), Long::sum);
            sums.merge(kind(transfer.to()), transfer.amount(), Long::sum);
        });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static String kind(String account) {
        return account.split(":", 2)[0];
    }

    private static Map<String, Long> recorded(JournalRow close) {
        return Stream.of(detail(close, "SUMS").split(" ", -1))
                .filter(sum -> !sum.isEmpty())
                .map(sum -> sum.split("=", 2))
                .collect(Collectors.toMap(sum -> sum[0], sum -> Long.parseLong(sum[1])));
    }

    /** A till is counted as long as all that moved its cash, in the order of the rows, left what its last count found. */
    private static Set<String> uncounted(List<JournalRow> covered) {
        Set<String> desks = new TreeSet<>();
        Map<String, Long> balances = new TreeMap<>();
        for (JournalRow row : covered) {
            for (TransferRow transfer : row.transfers()) {
                balances.merge(transfer.from(), -transfer.amount(), Long::sum);
                balances.merge(transfer.to(), transfer.amount(), Long::sum);
                Stream.of(transfer.from(), transfer.to())
                        .filter(account -> account.startsWith("desk:"))
                        .forEach(account -> desks.add(account.substring("desk:".length())));
            }
            if (row.isApproved() && row.kind().equals("DESK_COUNT")) {
                String till = detail(row, "ACCOUNT");
                boolean sawAll = -balances.getOrDefault(till, 0L) == Long.parseLong(detail(row, "COUNTED"));
                desks.add(till.substring("desk:".length()));
                if (sawAll) {
                    desks.remove(till.substring("desk:".length()));
                }
            }
        }
        return desks;
    }

    private static long cut(JournalRow close) {
        return Long.parseLong(detail(close, "CUT"));
    }

    private static String detail(JournalRow row, String name) {
        return row.details()
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(row.key() + " must have its " + name + ": " + row.details()));
    }
}
