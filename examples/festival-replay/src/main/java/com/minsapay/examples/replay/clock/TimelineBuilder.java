package com.minsapay.examples.replay.clock;

import com.minsapay.examples.replay.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one file's clock; the rules are in {@link Timeline}. */
final class TimelineBuilder {
    private static final int NOON_STEP_SECONDS = 3600;
    private static final int PAUSE_SECONDS = 3 * 3600;
    private static final int DAY_BEGINS = 7 * 3600;

    private final List<RowClock> rows;
    private final boolean[] believed;
    private final List<Piece> pieces = new ArrayList<>();

    TimelineBuilder(List<RowClock> rows) {
        this.rows = List.copyOf(rows);
        this.believed = Rising.longest(
                rows.stream().mapToLong(r -> r.reading().date().toEpochDay()).toArray());
    }

    Timeline build() {
        for (List<Integer> day : days()) {
            addDay(day);
        }
        settleDoubtful();
        @Nullable LocalDateTime[] times = times();
        List<Misreading> misreadings = new ArrayList<>(outOfOrder(times));
        pieces.stream().filter(p -> p.certain).forEach(p -> misreadings.addAll(notAsWritten(p)));
        misreadings.sort(Comparator.comparingLong(Misreading::row));
        return new Timeline(instants(times), pieces.stream().map(this::stretch).toList(), misreadings);
    }

    /** The believed rows of each date. */
    private List<List<Integer>> days() {
        List<List<Integer>> days = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (int i = 0; i < rows.size(); i++) {
            if (believed[i]) {
                LocalDate date = rows.get(i).reading().date();
                if (!date.equals(last)) {
                    days.add(new ArrayList<>());
                }
                days.get(days.size() - 1).add(i);
                last = date;
            }
        }
        return days;
    }

    private void addDay(List<Integer> day) {
        int noon = noon(day);
        if (noon == 0) {
            chop(orderly(day), null, Bilingual.of("", ""));
            return;
        }
        long row = rows.get(day.get(noon)).row();
        chop(
                orderly(day.subList(0, noon)),
                HalfDay.AM,
                Bilingual.of(
                        "같은 날 " + row + "번에서 시계가 다시 12시부터 시작하므로 그 앞은 오전",
                        "the clock starts again on this date at row " + row + ", so what is before is AM"));
        chop(
                orderly(day.subList(noon, day.size())),
                HalfDay.PM,
                Bilingual.of(
                        row + "번에서 시계가 다시 시작했으므로 그 뒤는 오후",
                        "the clock started again on this date at row " + row + ", so what follows is PM"));
    }

    /** Where noon passed: the place in the day's rows, or 0 if nothing says so. */
    private int noon(List<Integer> day) {
        long[] seconds = seconds(day);
        int[] before = Rising.lengthsOfPrefixes(seconds);
        int[] after = Rising.lengthsOfSuffixes(seconds);
        int best = 0;
        for (int s = 1; s < seconds.length; s++) {
            boolean clockWentRound = seconds[s - 1] - seconds[s] > NOON_STEP_SECONDS;
            if (clockWentRound && before[s] + after[s] > before[best] + after[best]) {
                best = s;
            }
        }
        return best;
    }

    /** The rows that can stand in order; the others are no longer believed. */
    private List<Integer> orderly(List<Integer> part) {
        boolean[] chosen = Rising.longest(seconds(part));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                kept.add(part.get(i));
            } else {
                believed[part.get(i)] = false;
            }
        }
        return kept;
    }

    /** Cuts at long pauses. */
    private void chop(List<Integer> part, @Nullable HalfDay half, Bilingual reason) {
        int start = 0;
        long[] seconds = seconds(part);
        for (int i = 1; i <= part.size(); i++) {
            if (i == part.size() || seconds[i] - seconds[i - 1] > PAUSE_SECONDS) {
                pieces.add(new Piece(List.copyOf(part.subList(start, i)), half, reason));
                start = i;
            }
        }
    }

    private long[] seconds(List<Integer> part) {
        return part.stream()
                .mapToLong(i -> rows.get(i).reading().secondOfHalf())
                .toArray();
    }

    private void settleDoubtful() {
        if (pieces.isEmpty()) {
            return;
        }
        if (pieces.stream().noneMatch(p -> p.half != null)) {
            settleByDaylight();
        }
        while (pieces.stream().anyMatch(p -> p.half == null)) {
            settleNearest();
        }
    }

    private void settleByDaylight() {
        Piece longest = pieces.get(0);
        for (Piece piece : pieces) {
            longest = piece.rows.size() > longest.rows.size() ? piece : longest;
        }
        int second = rows.get(longest.first()).reading().secondOfHalf();
        longest.half = second >= DAY_BEGINS ? HalfDay.AM : HalfDay.PM;
        longest.reason = Bilingual.of(
                "오전·오후 모두 가능하고 파일에 근거가 없어 낮(07:00–18:59)에 시작한 것으로 읽음",
                "fits both ways and nothing in the file decides; taken to begin by day (07:00–18:59)");
    }

    /** Reads the doubtful piece that comes nearest to one already read. */
    private void settleNearest() {
        Reading best = null;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).half == null) {
                for (HalfDay half : HalfDay.values()) {
                    Reading reading = reading(i, half);
                    best = reading != null && (best == null || reading.gap < best.gap) ? reading : best;
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("a piece beside one already read always has a reading");
        }
        best.piece.half = best.half;
        Piece anchor = best.anchor;
        String rowsNear =
                rows.get(anchor.first()).row() + "–" + rows.get(anchor.last()).row();
        best.piece.reason = Bilingual.of(
                "오전·오후 모두 가능; " + rowsNear + "번에 더 가까운 쪽으로 읽음",
                "fits both ways; read as the one nearer to rows " + rowsNear);
    }

    /** A way to read a piece that keeps the order with its neighbours; null if there is none. */
    private @Nullable Reading reading(int index, HalfDay half) {
        Piece piece = pieces.get(index);
        Piece before = index == 0 ? null : pieces.get(index - 1);
        Piece after = index + 1 == pieces.size() ? null : pieces.get(index + 1);
        long gapBefore = before == null || before.half == null
                ? Long.MAX_VALUE
                : seconds(time(before.last(), before.half), time(piece.first(), half));
        long gapAfter = after == null || after.half == null
                ? Long.MAX_VALUE
                : seconds(time(piece.last(), half), time(after.first(), after.half));
        if (gapBefore < 0 || gapAfter < 0) {
            return null;
        }
        Piece anchor = gapBefore <= gapAfter ? before : after;
        boolean besideOneRead = Math.min(gapBefore, gapAfter) < Long.MAX_VALUE;
        return anchor == null || !besideOneRead
                ? null
                : new Reading(piece, half, anchor, Math.min(gapBefore, gapAfter));
    }

    private static long seconds(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to).toSeconds();
    }

    private LocalDateTime time(int index, HalfDay half) {
        return rows.get(index).reading().in(half);
    }

    /** The believed rows' times; null for the others. */
    private @Nullable LocalDateTime[] times() {
        @Nullable LocalDateTime[] times = new LocalDateTime[rows.size()];
        for (Piece piece : pieces) {
            for (int i : piece.rows) {
                times[i] = time(i, piece.half());
            }
        }
        return times;
    }

    private static List<Instant> instants(@Nullable LocalDateTime[] times) {
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            instants.add(nearest(times, i).atZone(Timeline.ZONE).toInstant());
        }
        return instants;
    }

    /** The row's own time, or that of the believed row before it, or else after it. */
    private static LocalDateTime nearest(@Nullable LocalDateTime[] times, int index) {
        for (int i = index; i >= 0; i--) {
            LocalDateTime time = times[i];
            if (time != null) {
                return time;
            }
        }
        for (int i = index; i < times.length; i++) {
            LocalDateTime time = times[i];
            if (time != null) {
                return time;
            }
        }
        throw new IllegalStateException("of any rows at least one is believed");
    }

    private List<Misreading> outOfOrder(@Nullable LocalDateTime[] times) {
        List<Misreading> found = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            if (times[i] == null) {
                RowClock row = rows.get(i);
                String readAs = Timeline.shown(nearest(times, i));
                Bilingual detail = Bilingual.of(
                        row.reading() + ": 앞뒤 거래의 순서와 맞지 않음; " + readAs + "로 봄",
                        row.reading() + " is out of order with the rows around it; taken as " + readAs);
                found.add(new Misreading(row.row(), detail));
            }
        }
        return found;
    }

    /** Where a certain piece's digits, taken as a 24-hour clock, say another time. */
    private List<Misreading> notAsWritten(Piece piece) {
        List<Misreading> found = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= piece.rows.size(); i++) {
            boolean other = i < piece.rows.size() && isOtherThanWritten(piece.rows.get(i), piece.half());
            if (other && start < 0) {
                start = i;
            } else if (!other && start >= 0) {
                found.add(notAsWritten(piece, piece.rows.get(start), piece.rows.get(i - 1)));
                start = -1;
            }
        }
        return found;
    }

    private boolean isOtherThanWritten(int index, HalfDay half) {
        return !time(index, half).equals(rows.get(index).reading().asWritten());
    }

    private Misreading notAsWritten(Piece piece, int first, int last) {
        RowClock row = rows.get(first);
        String readAs = Timeline.shown(time(first, piece.half()));
        String korean =
                first == last ? "" : " (" + row.row() + "–" + rows.get(last).row() + "번 모두)";
        String english = first == last
                ? ""
                : " (and so all of rows " + row.row() + "–" + rows.get(last).row() + ")";
        Bilingual detail = Bilingual.of(
                row.reading().time() + ": 쓰인 그대로일 수 없음: " + piece.reason.korean() + "; " + readAs + "로 읽음" + korean,
                row.reading().time() + " cannot be as written: " + piece.reason.english() + "; read as " + readAs
                        + english);
        return new Misreading(row.row(), detail);
    }

    private Stretch stretch(Piece piece) {
        return new Stretch(
                rows.get(piece.first()).row(),
                rows.get(piece.last()).row(),
                time(piece.first(), piece.half()),
                time(piece.last(), piece.half()),
                piece.half(),
                piece.certain,
                piece.reason);
    }

    private record Reading(Piece piece, HalfDay half, Piece anchor, long gap) {}

    /** Rows in succession that are read in one half of one day. */
    private static final class Piece {
        private final List<Integer> rows;
        private final boolean certain;
        private @Nullable HalfDay half;
        private Bilingual reason;

        Piece(List<Integer> rows, @Nullable HalfDay half, Bilingual reason) {
            this.rows = rows;
            this.half = half;
            this.certain = half != null;
            this.reason = reason;
        }

        int first() {
            return rows.get(0);
        }

        int last() {
            return rows.get(rows.size() - 1);
        }

        HalfDay half() {
            if (half == null) {
                throw new IllegalStateException("every piece is read by now");
            }
            return half;
        }
    }
}
