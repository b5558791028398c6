package com.minsapay.examples.replay.file;

import com.minsapay.examples.replay.clock.RowClock;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.FileTrouble;
import com.minsapay.examples.replay.text.Quoted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A recorded festival, whole and readable. Immutable.
 *
 * <p>The format is comma-separated text in UTF-8 without quotes, one row a transaction, in the order in which they
 * happened: {@code transaction,user,booth,timestamp,type,amount,balance}. A byte order mark, CRLF and empty lines at
 * the end are accepted. Users and booths are a word, {@code #} and digits ({@code user#017}); the timestamp is
 * {@code M/d/yyyy h:mm:ss} in Korea without AM or PM; amounts are whole won.
 *
 * @param rows the transactions, in the file's order; at least one
 * @param timeline how the clock was read
 */
public record FestivalFile(List<FestivalRow> rows, Timeline timeline) {
    /** What the first line says. */
    public static final String HEADER = "transaction,user,booth,timestamp,type,amount,balance";

    /** Copies the list. */
    public FestivalFile {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException if it is missing or has a wrong header, no rows, or a row that cannot be read or
     *     has more won than a ledger takes, or amounts that add up to more than 64 bits hold; the message names the file
     *     and the line
     */
    public static FestivalFile read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new UnreadableFileException(Bilingual.of("파일이 아니라 폴더임", "this is a folder, not a file"));
            }
            return parse(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (UnreadableFileException e) {
            throw new UnreadableFileException(e.text().after(path + ": "), e);
        } catch (IOException e) {
            throw new UnreadableFileException(FileTrouble.why(e).after(path + ": "), e);
        }
    }

    /**
     * Reads a file's text.
     *
     * @throws UnreadableFileException as {@link #read}; the message names the line, counted from 1
     */
    public static FestivalFile parse(String text) {
        List<RawRow> raw = rawRows(text);
        Timeline timeline = Timeline.of(
                raw.stream().map(r -> new RowClock(r.number(), r.clock())).toList());
        List<Repair.Mended> mended = Repair.mend(raw);
        List<FestivalRow> rows = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            RawRow row = raw.get(i);
            Repair.Mended m = mended.get(i);
            rows.add(new FestivalRow(
                    row.number(),
                    row.user(),
                    row.booth(),
                    timeline.instants().get(i),
                    row.clock(),
                    m.type(),
                    m.amount(),
                    m.balance(),
                    m.damage()));
        }
        requireSmallSums(rows);
        return new FestivalFile(rows, timeline);
    }

    /** So that no total overflows later, when half of the file is posted. */
    static void requireSmallSums(List<FestivalRow> rows) {
        try {
            long sum = 0;
            for (FestivalRow row : rows) {
                sum = Math.addExact(sum, Math.addExact(row.amount(), row.balance()));
            }
        } catch (ArithmeticException e) {
            throw new UnreadableFileException(
                    Bilingual.of("금액을 모두 더하면 64비트를 넘음", "the amounts add up to more than 64 bits hold"), e);
        }
    }

    /** Everyone who has a wallet, in order of name. */
    public SortedSet<String> users() {
        SortedSet<String> users = new TreeSet<>();
        rows.forEach(r -> users.add(r.user()));
        return users;
    }

    /** Every place that a row names, in order of name. */
    public SortedSet<String> booths() {
        return boothsWhere(r -> true);
    }

    /** The booths that sell. */
    public SortedSet<String> sellers() {
        return boothsWhere(r -> r.type() == RowType.PAY);
    }

    /** The places where wallets are opened and cash comes in or goes out. */
    public SortedSet<String> desks() {
        return boothsWhere(r -> r.type() != RowType.PAY);
    }

    private SortedSet<String> boothsWhere(Predicate<FestivalRow> condition) {
        SortedSet<String> booths = new TreeSet<>();
        rows.stream().filter(condition).forEach(r -> booths.add(r.booth()));
        return booths;
    }

    private static List<RawRow> rawRows(String text) {
        String[] lines = text.split("\r?\n", -1);
        String header = lines[0].startsWith("\uFEFF") ? lines[0].substring(1) : lines[0];
        if (!header.equals(HEADER)) {
            throw new UnreadableFileException(Bilingual.of(
                    "첫 줄은 '" + HEADER + "'이어야 하는데 " + Quoted.of(header) + "임",
                    "line 1 must be '" + HEADER + "', was " + Quoted.of(header)));
        }
        int end = lines.length;
        while (lines[end - 1].isEmpty()) {
            end--;
        }
        List<RawRow> rows = new ArrayList<>();
        long last = -1;
        for (int i = 1; i < end; i++) {
            RawRow row = RawRow.parse(i + 1, lines[i]);
            if (row.number() <= last) {
                throw RawRow.unreadable(
                        i + 1,
                        "거래 번호는 커져야 하는데 " + last + " 다음이 " + row.number(),
                        "transaction numbers rise, was " + row.number() + " after " + last);
            }
            last = row.number();
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new UnreadableFileException(Bilingual.of("파일에 거래가 없음", "the file has no rows"));
        }
        return rows;
    }
}
