package com.minsapay.invariants;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.testkit.LedgerSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the raw journal from its beginning, in the order of positions, and notes what it passes on the way. */
final class JournalWalk {
    private final Map<String, Long> balances = new TreeMap<>();
    private final Map<String, Bytes> lastSeals = new TreeMap<>();
    private final List<String> wrongBalances = new ArrayList<>();
    private long lowest;

    private JournalWalk() {}

    static JournalWalk of(LedgerSnapshot ledger) {
        JournalWalk walk = new JournalWalk();
        ledger.journal().stream()
                .sorted(Comparator.comparing(JournalRow::position))
                .forEach(walk::take);
        return walk;
    }

    Map<String, Long> balances() {
        return balances;
    }

    /** The lowest that a part of a wallet ever was, after a transaction; zero if none was below. */
    long lowest() {
        return lowest;
    }

    /** Transactions whose row tells another balance than the entries up to it. */
    List<String> wrongBalances() {
        return wrongBalances;
    }

    /** What each wallet's entries give: {@code w1 own 5 grants {never=3}}. */
    List<String> walletStates() {
        return lastSeals.keySet().stream()
                .map(wallet -> wallet + " own " + own(wallet) + " grants " + grants(wallet))
                .toList();
    }

    /** Of each wallet's chain, in the order of wallets. */
    Collection<Bytes> lastSeals() {
        return List.copyOf(lastSeals.values());
    }

    private void take(JournalRow row) {
        for (TransferRow transfer : row.transfers()) {
            balances.merge(transfer.from(), -transfer.amount(), Long::sum);
            balances.merge(transfer.to(), transfer.amount(), Long::sum);
        }
        if (row.chain().equals(JournalRow.HOUSE)) {
            return;
        }
        lastSeals.put(row.chain(), row.seal());
        long granted = grants(row.chain()).values().stream()
                .mapToLong(amount -> amount)
                .sum();
        lowest = Math.min(lowest, own(row.chain()));
        grants(row.chain()).values().forEach(amount -> lowest = Math.min(lowest, amount));
        if (row.ownAfter() != own(row.chain()) || row.grantedAfter() != granted) {
            wrongBalances.add(row.number() + " of " + row.chain());
        }
    }

    private long own(String wallet) {
        return balances.getOrDefault("own:" + wallet, 0L);
    }

    private Map<String, Long> grants(String wallet) {
        String prefix = "grant:" + wallet + ":";
        Map<String, Long> grants = new TreeMap<>();
        balances.forEach((account, balance) -> {
            if (account.startsWith(prefix)) {
                grants.put(account.substring(prefix.length()), balance);
            }
        });
        return grants;
    }
}
