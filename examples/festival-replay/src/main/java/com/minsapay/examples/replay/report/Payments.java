package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many payments each minute had. Rows of amount zero move no money and are not counted.
 *
 * @param perMinute by minute in Korea; minutes without any are absent
 */
record Payments(SortedMap<LocalDateTime, Integer> perMinute) {
    private static final Duration PAUSE = Duration.ofHours(1);

    Payments {
        perMinute = Collections.unmodifiableSortedMap(new TreeMap<>(perMinute));
    }

    static Payments of(List<FestivalRow> rows) {
        SortedMap<LocalDateTime, Integer> perMinute = new TreeMap<>();
        for (FestivalRow row : rows) {
            if (row.type() == RowType.PAY && row.amount() > 0) {
                LocalDateTime minute =
                        row.at().atZone(Timeline.ZONE).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
                perMinute.merge(minute, 1, Integer::sum);
            }
        }
        return new Payments(perMinute);
    }

    int peak() {
        return perMinute.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The first minute with the most payments; empty text if there are none. */
    String peakMinute() {
        return perMinute.entrySet().stream()
                .filter(e -> e.getValue() == peak())
                .findFirst()
                .map(e -> e.getKey().toString())
                .orElse("");
    }

    int count() {
        return perMinute.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those of the minutes from another's first to its last. */
    Payments within(Payments frame) {
        LocalDateTime end = frame.perMinute.lastKey().plusMinutes(1);
        return new Payments(perMinute.subMap(frame.perMinute.firstKey(), end));
    }

    /** Cut at pauses of more than an hour. */
    List<Payments> sessions() {
        List<Payments> sessions = new ArrayList<>();
        SortedMap<LocalDateTime, Integer> session = new TreeMap<>();
        for (Map.Entry<LocalDateTime, Integer> entry : perMinute.entrySet()) {
            if (!session.isEmpty()
                    && Duration.between(session.lastKey(), entry.getKey()).compareTo(PAUSE) > 0) {
                sessions.add(new Payments(session));
                session = new TreeMap<>();
            }
            session.put(entry.getKey(), entry.getValue());
        }
        if (!session.isEmpty()) {
            sessions.add(new Payments(session));
        }
        return sessions;
    }
}
