package com.minsapay.invariants;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.testkit.LedgerSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Follows free passes through the stored rows alone, and names each payment and refund that went past them. */
final class PassWatch {
    private record Pass(String sponsor, long until) {}

    /** By wallet and booth. */
    private final Map<String, Map<String, Pass>> passes = new HashMap<>();

    private final Map<UUID, String> payers = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private int charges;
    private int refunds;

    static PassWatch of(LedgerSnapshot ledger) {
        PassWatch watch = new PassWatch();
        ledger.journal().stream()
                .filter(JournalRow::isApproved)
                .sorted(Comparator.comparing(JournalRow::position))
                .forEach(watch::take);
        return watch;
    }

    /** Charges paid and holds made past a pass, and refunds of what a sponsor paid that did not go back to it. */
    List<String> violations() {
        return violations;
    }

    /** How many charges sponsors paid. */
    int charges() {
        return charges;
    }

    /** How many refunds sponsors got. */
    int refunds() {
        return refunds;
    }

    private void take(JournalRow row) {
        switch (row.kind()) {
            case "FREE_PASS" -> {
                Pass pass = new Pass(
                        detail(row, "SPONSOR"),
                        row.details().contains("EXPIRES=") ? Long.parseLong(detail(row, "EXPIRES")) : Long.MAX_VALUE);
                booths(row).forEach(booth -> of(row.chain()).put(booth, pass));
            }
            case "FREE_PASS_END" -> of(row.chain()).keySet().removeAll(booths(row));
            case "WALLET_CLOSE" -> passes.remove(row.chain());
            case "CHARGE", "LATE_CHARGE" -> takeCharge(row);
            case "HOLD" -> {
                if (sponsor(row, detail(row, "BOOTH")).startsWith("sponsor:")) {
                    violations.add(row.key() + " sets aside where a pass pays");
                }
            }
            case "REFUND" -> takeRefund(row);
            default -> {
                // Knows no pass.
            }
        }
    }

    private void takeCharge(JournalRow row) {
        String sponsor = sponsor(row, row.transfers().get(0).to());
        for (TransferRow transfer : row.transfers()) {
            boolean bySponsor = transfer.from().startsWith("sponsor:");
            if (sponsor.isEmpty() ? bySponsor : !transfer.from().equals(sponsor)) {
                violations.add(row.key() + " was paid by " + transfer.from() + ", its pass is " + sponsor);
            }
        }
        if (!sponsor.isEmpty()) {
            charges++;
            payers.put(row.id(), sponsor);
        }
    }

    private void takeRefund(JournalRow row) {
        String payer = payers.getOrDefault(row.about().orElseThrow(), "");
        refunds += payer.isEmpty() ? 0 : 1;
        for (TransferRow transfer : row.transfers()) {
            boolean toSponsor = transfer.to().startsWith("sponsor:");
            if (payer.isEmpty() ? toSponsor : !transfer.to().equals(payer)) {
                violations.add(row.key() + " gives back to " + transfer.to() + " what was paid by " + payer);
            }
        }
    }

    /** Who pays for a row's wallet at a booth when it happened; empty if the wallet does. */
    private String sponsor(JournalRow row, String booth) {
        Pass pass = of(row.chain()).get(booth);
        return pass == null || pass.until <= row.happenedAt() ? "" : pass.sponsor;
    }

    private Map<String, Pass> of(String wallet) {
        return passes.computeIfAbsent(wallet, id -> new TreeMap<>());
    }

    private static List<String> booths(JournalRow row) {
        return List.of(detail(row, "BOOTHS").split(",", -1)).stream()
                .map(booth -> "booth:" + booth)
                .toList();
    }

    private static String detail(JournalRow row, String name) {
        return row.details()
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
