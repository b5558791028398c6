package com.minsapay.examples.replay.guard;

import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The day as the file has it: what its rows add up to, and where a balance changed without one. Immutable. */
public final class RecordedDay {
    private final FestivalFile file;
    private final Map<Long, Long> edits = new HashMap<>();
    private final Totals totals;

    private RecordedDay(FestivalFile file) {
        this.file = file;
        Map<Line, Long> lines = new EnumMap<>(Line.class);
        TreeMap<String, Long> balances = new TreeMap<>();
        for (FestivalRow row : file.rows()) {
            long before = balances.getOrDefault(row.user(), 0L);
            long edit = row.balance() - Math.addExact(before, row.type().signed(row.amount()));
            edits.put(row.number(), edit);
            lines.merge(Line.EDITS, edit, Math::addExact);
            lines.merge(Line.of(row.type()), row.amount(), Math::addExact);
            balances.put(row.user(), row.balance());
        }
        long tills = lines.entrySet().stream()
                .mapToLong(e -> e.getKey().toTills(e.getValue()))
                .sum();
        this.totals = new Totals(lines, balances, tills);
    }

    /** Adds up a file. */
    public static RecordedDay of(FestivalFile file) {
        return new RecordedDay(file);
    }

    /** What was recorded. */
    public FestivalFile file() {
        return file;
    }

    /** By how much the row's balance is more than the one before and the amount give; negative if less. */
    public long edit(FestivalRow row) {
        return edits.getOrDefault(row.number(), 0L);
    }

    /** What the file adds up to. */
    public Totals totals() {
        return totals;
    }
}
