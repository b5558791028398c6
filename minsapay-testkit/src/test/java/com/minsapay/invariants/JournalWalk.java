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
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** What each wallet's entries give: {@code w1 own 5 grants {never=3} held 0 and {} owed 0}. */
    List<String> walletStates() {
        return lastSeals.keySet().stream()
                .map(wallet -> wallet + " own " + balance("own", wallet) + " grants " + grants("grant", wallet)
                        + " held " + balance("held", wallet) + " and " + grants("held-grant", wallet)
                        + " owed " + -balance("iou", wallet))
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
        compare(row, row.chain());
    }

    private void compare(JournalRow row, String wallet) {
        long own = balance("own", wallet);
        long held = balance("held", wallet);
        long owed = -balance("iou", wallet);
        Map<String, Long> free = grants("grant", wallet);
        Map<String, Long> heldOfGrants = grants("held-grant", wallet);
        Stream.of(Stream.of(own, held, owed), free.values().stream(), heldOfGrants.values().stream())
                .flatMap(Function.identity())
                .forEach(part -> lowest = Math.min(lowest, part));
        if (row.ownAfter() != own
                || row.grantedAfter() != sum(free)
                || row.heldAfter() != held + sum(heldOfGrants)
                || row.owedAfter() != owed) {
            wrongBalances.add(row.number() + " of " + wallet);
        }
    }

    private static long sum(Map<String, Long> parts) {
        return parts.values().stream().mapToLong(amount -> amount).sum();
    }

    private long balance(String kind, String wallet) {
        return balances.getOrDefault(kind + ":" + wallet, 0L);
    }

    private Map<String, Long> grants(String kind, String wallet) {
        String prefix = kind + ":" + wallet + ":";
        Map<String, Long> grants = new TreeMap<>();
        balances.forEach((account, balance) -> {
            if (account.startsWith(prefix) && balance != 0) {
                grants.put(account.substring(prefix.length()), balance);
            }
        });
        return grants;
    }
}
