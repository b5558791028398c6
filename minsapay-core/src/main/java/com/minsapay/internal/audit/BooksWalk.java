package com.minsapay.internal.audit;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.DeskId;
import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.Closing;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Entry;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.spi.JournalRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Adds up the journal between the cuts of its closes, whatever the order in which it is walked, works out its digest at the
 * last cut, and takes note of when money moved and tills were counted. Used by one thread.
 */
final class BooksWalk {
    /** What was committed between two cuts; by the later one. */
    private final TreeMap<Long, Interval> intervals = new TreeMap<>();

    private final Map<AccountId, Till> tills = new TreeMap<>();
    private CheckpointDigest atLastCut = new CheckpointDigest(0);
    private long lastMoved;

    /** Sums may wrap: they are only compared. */
    private static final class Interval {
        private final Map<AccountKind, Long> sums = new EnumMap<>(AccountKind.class);
        private boolean doubtful;
    }

    private static final class Till {
        private long moved;
        private long cash;
        private long counted;
        private long found;

        /** Also if its count was written behind what it did not see: what it found is not what the till then has. */
        boolean isUncounted() {
            return moved > counted || cash != found;
        }
    }

    /** Takes note of the cuts of those closes that are as they were sealed; the walk names the others. */
    void expect(List<JournalRow> closes, Sealer sealer) {
        for (JournalRow row : closes) {
            closing(row, sealer).map(Closing::cut).ifPresent(cut -> {
                intervals.put(cut, new Interval());
                atLastCut = new CheckpointDigest(cut);
            });
        }
    }

    /** Takes a row as it is stored, in the order of chains. */
    void add(JournalRow row) {
        atLastCut.add(row);
    }

    /** Takes a transaction that is as it was sealed. */
    void take(long position, Transaction transaction) {
        if (!transaction.transfers().isEmpty()) {
            lastMoved = Math.max(lastMoved, position);
            Interval interval = intervalOf(position);
            transaction.transfers().stream()
                    .flatMap(transfer -> transfer.entries().stream())
                    .forEach(entry -> take(position, entry, interval));
        }
        if (transaction.kind() == TransactionKind.DESK_COUNT
                && transaction.declined().isEmpty()) {
            Till till = till(AccountId.parse(transaction.details().getOrDefault(Detail.ACCOUNT, "")));
            if (position > till.counted) {
                till.counted = position;
                till.found = transaction.money(Detail.COUNTED).orElseThrow().minorUnits();
            }
        }
    }

    private void take(long position, Entry entry, Interval interval) {
        AccountId account = entry.account();
        interval.sums.merge(account.kind(), entry.change().minorUnits(), Long::sum);
        if (account.kind() == AccountKind.DESK) {
            Till till = till(account);
            till.moved = Math.max(till.moved, position);
            till.cash -= entry.change().minorUnits();
        }
    }

    /** What stands there is named by the walk: what it gives is not known. */
    void doubt(long position) {
        doubt(position - 1, position);
    }

    /** What stood somewhere behind one position, up to another, is named by the walk. */
    void doubt(long after, long upTo) {
        for (Map.Entry<Long, Interval> ending : intervals.tailMap(after, false).entrySet()) {
            ending.getValue().doubtful = true;
            if (ending.getKey() >= upTo) {
                return;
            }
        }
    }

    private Interval intervalOf(long position) {
        Map.Entry<Long, Interval> ending = intervals.ceilingEntry(position);
        return ending == null ? intervals.computeIfAbsent(Long.MAX_VALUE, end -> new Interval()) : ending.getValue();
    }

    private Till till(AccountId desk) {
        return tills.computeIfAbsent(desk, id -> new Till());
    }

    /**
     * Names the closes whose sums the journal does not give, each by what was committed since the one before; if there is
     * none, and nothing up to the last cut was named, the last close if its digest is another.
     */
    void check(List<JournalRow> closes, Sealer sealer, Findings findings) {
        long before = findings.count();
        checkSums(closes, sealer, findings);
        boolean doubtful = intervals.headMap(Long.MAX_VALUE).values().stream().anyMatch(interval -> interval.doubtful);
        if (findings.count() == before && !doubtful) {
            checkDigest(closes, sealer, findings);
        }
    }

    private void checkDigest(List<JournalRow> closes, Sealer sealer, Findings findings) {
        Bytes digest = atLastCut.finish().digest();
        closes.stream()
                .filter(row -> closing(row, sealer).isPresent())
                .reduce((earlier, later) -> later)
                .filter(last -> !closing(last, sealer).orElseThrow().digest().equals(digest))
                .ifPresent(last -> findings.add(last, "says another digest than the transactions up to its cut give"));
    }

    private void checkSums(List<JournalRow> closes, Sealer sealer, Findings findings) {
        Map<AccountKind, Long> given = new EnumMap<>(AccountKind.class);
        boolean doubtful = false;
        OptionalLong cutBefore = OptionalLong.of(0);
        for (JournalRow row : closes) {
            Optional<Closing> intact = closing(row, sealer);
            if (intact.isEmpty()) {
                cutBefore = OptionalLong.empty();
                continue;
            }
            Closing closing = intact.get();
            Interval interval = intervals.getOrDefault(closing.cut(), new Interval());
            interval.sums.forEach((kind, sum) -> given.merge(kind, sum, Long::sum));
            given.values().removeIf(sum -> sum == 0);
            doubtful |= interval.doubtful;
            if (cutBefore.isPresent() && cutBefore.getAsLong() != closing.cutBefore()) {
                findings.add(
                        row,
                        "closes from " + closing.cutBefore() + ", the close before it up to " + cutBefore.getAsLong());
            } else if (!doubtful && !given.equals(recorded(closing))) {
                findings.add(row, "says other sums than the transactions up to its cut give");
            }
            given.clear();
            given.putAll(recorded(closing));
            doubtful = false;
            cutBefore = OptionalLong.of(closing.cut());
        }
    }

    private static Map<AccountKind, Long> recorded(Closing closing) {
        Map<AccountKind, Long> sums = new EnumMap<>(AccountKind.class);
        closing.sums().balances().forEach((kind, sum) -> sums.put(kind, sum.minorUnits()));
        return sums;
    }

    /** The position of the last transaction that moved money; 0 if none did. */
    long lastMoved() {
        return lastMoved;
    }

    /** The last cut of those closes that are as they were sealed; 0 if there is none. */
    long lastCut() {
        return Optional.ofNullable(intervals.lowerKey(Long.MAX_VALUE)).orElse(0L);
    }

    /** Desks whose tills were not counted since their money last moved, or not as all of it says, by id. */
    List<DeskId> uncounted() {
        return tills.entrySet().stream()
                .filter(till -> till.getValue().isUncounted())
                .map(till -> till.getKey().desk().orElseThrow())
                .toList();
    }

    /** Empty if the row is not as it was sealed, or cannot be read: the walk names it. */
    private static Optional<Closing> closing(JournalRow row, Sealer sealer) {
        try {
            return sealer.isIntact(row) ? Optional.of(Closing.of(RowCodec.toTransaction(row))) : Optional.empty();
        } catch (LedgerCorruptException e) {
            return Optional.empty();
        }
    }
}
