package com.minsapay.jpa.reliability;

import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.money.Money;
import com.minsapay.request.Request;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.LedgerSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a ledger against what its callers were told. It adds up rows itself and shares no code with the library's own
 * verification.
 */
final class CrashCheck {
    /** What these move, what is there decides and not the request. */
    private static final Set<String> UP_TO_THE_LEDGER =
            Set.of("RELEASE", "TOP_UP_REVERSAL", "GRANT_EXPIRE", "DESK_COUNT", "WALLET_CLOSE");

    private final CallLog log;
    private final LedgerSnapshot ledger;
    private final List<String> problems = new ArrayList<>();

    private CrashCheck(CallLog log, LedgerSnapshot ledger) {
        this.log = log;
        this.ledger = ledger;
    }

    /** Everything that is not as it must be; empty if all is well. */
    static List<String> problems(CallLog log, LedgerSnapshot ledger) {
        CrashCheck check = new CrashCheck(log, ledger);
        check.problems.addAll(log.troubles());
        check.acknowledgedIsThere();
        check.whatIsThereIsWhole();
        check.walletsFollow();
        return check.problems;
    }

    private void acknowledgedIsThere() {
        Map<String, List<JournalRow>> byKey = new HashMap<>();
        ledger.journal()
                .forEach(row -> byKey.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row));
        log.answers().forEach((key, answer) -> {
            List<JournalRow> rows = byKey.getOrDefault(key, List.of());
            if (rows.size() != 1) {
                problems.add(key + " was acknowledged, and is there " + rows.size() + " times");
            } else if (!answer.id().equals(id(rows.get(0))) || !answer.result().equals(result(rows.get(0)))) {
                problems.add(key + " was acknowledged as " + answer.text() + ", and is there as " + rows.get(0));
            }
        });
        byKey.forEach((key, rows) -> {
            if (rows.size() > 1) {
                problems.add(key + " is there " + rows.size() + " times");
            }
        });
    }

    private void whatIsThereIsWhole() {
        for (JournalRow row : ledger.journal()) {
            if (!log.sent().contains(row.key())) {
                problems.add(row.key() + " is there, and nobody asked for it");
                continue;
            }
            Request request = Load.of(IdempotencyKey.of(row.key()));
            long asked = request.amounts().stream().mapToLong(Money::minorUnits).sum();
            if (!row.kind().equals(request.kind().name())) {
                problems.add(row.key() + " is there as another request: " + row);
            } else if (!UP_TO_THE_LEDGER.contains(row.kind()) && moved(row) != (row.isApproved() ? asked : 0)) {
                problems.add(row.key() + " asked for " + asked + ", and is there as " + row);
            }
        }
    }

    private void walletsFollow() {
        Map<String, Long> balances = new HashMap<>();
        Map<String, Long> lengths = new HashMap<>();
        for (JournalRow row : ledger.journal()) {
            lengths.merge(row.chain(), 1L, Long::sum);
            for (TransferRow transfer : row.transfers()) {
                balances.merge(transfer.from(), -transfer.amount(), Long::sum);
                balances.merge(transfer.to(), transfer.amount(), Long::sum);
            }
        }
        for (WalletRow wallet : ledger.wallets()) {
            boolean follows = balance("own", wallet.id(), balances) == wallet.own()
                    && balance("held", wallet.id(), balances) == wallet.held()
                    && balance("iou", wallet.id(), balances) == -wallet.owed();
            if (!follows || wallet.number() != lengths.getOrDefault(wallet.id(), 0L)) {
                problems.add("wallet " + wallet.id() + " does not follow from its transactions: " + wallet);
            }
            for (GrantRow grant : wallet.grants()) {
                String name = wallet.id() + ":" + grant.fund();
                if (balance("grant", name, balances) != grant.amount()
                        || balance("held-grant", name, balances) != grant.held()) {
                    problems.add("a grant of " + wallet.id() + " does not follow from its transactions: " + grant);
                }
            }
            lengths.remove(wallet.id());
        }
        if (lengths.getOrDefault(JournalRow.HOUSE, 0L) != ledger.house().number()) {
            problems.add("the house's chain does not end where its head says: " + ledger.house());
        }
        lengths.remove(JournalRow.HOUSE);
        lengths.keySet().forEach(chain -> problems.add("wallet " + chain + " has transactions, and is not there"));
    }

    private static long balance(String kind, String name, Map<String, Long> balances) {
        return balances.getOrDefault(kind + ":" + name, 0L);
    }

    private static String id(JournalRow row) {
        return row.isApproved() ? row.id().toString() : "-";
    }

    private static String result(JournalRow row) {
        return row.isApproved() ? Long.toString(moved(row)) : row.status();
    }

    private static long moved(JournalRow row) {
        // What a capture does not pay goes back, and grants of a wallet that is closed go to their funds.
        String receiver = switch (row.kind()) {
            case "CAPTURE" -> "booth:";
            case "WALLET_CLOSE" -> "desk:";
            default -> "";
        };
        return row.transfers().stream()
                .filter(transfer -> transfer.to().startsWith(receiver))
                .mapToLong(TransferRow::amount)
                .sum();
    }
}
