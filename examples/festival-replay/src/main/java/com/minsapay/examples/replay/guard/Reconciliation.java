package com.minsapay.examples.replay.guard;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The recorded day, less every difference, beside what the played day's ledger says: it must be the same to the won, in
 * every sum and in every wallet. Immutable.
 *
 * @param sums what each line, all wallets and the tills come to
 * @param wallets the users whose wallet does not come out, with the won that are missing; negative for too many
 */
public record Reconciliation(List<Sum> sums, Map<String, Long> wallets) {
    /** Copies the collections. */
    public Reconciliation {
        sums = List.copyOf(sums);
        wallets = Collections.unmodifiableMap(new TreeMap<>(wallets));
    }

    /**
     * Works it out.
     *
     * @param recorded what the file adds up to
     * @param differences what is said to differ
     * @param played what the ledger of the played day says
     */
    public static Reconciliation of(Totals recorded, List<Difference> differences, Totals played) {
        List<Sum> sums = new ArrayList<>();
        for (Line line : Line.values()) {
            sums.add(sum(
                    line.code(),
                    line.title(),
                    recorded.of(line),
                    played.of(line),
                    differences,
                    d -> d.line() == line ? d.won() : 0));
        }
        sums.add(sum(
                "final-balances",
                Bilingual.of("남은 잔액", "final balances"),
                recorded.balances(),
                played.balances(),
                differences,
                d -> d.line().toWallets(d.won())));
        sums.add(sum(
                "cash-in-tills",
                Bilingual.of("돈통의 현금", "cash in the tills"),
                recorded.tills(),
                played.tills(),
                differences,
                d -> d.line().toTills(d.won())));
        return new Reconciliation(sums, wallets(recorded, differences, played));
    }

    private static Sum sum(
            String code,
            Bilingual title,
            long recorded,
            long played,
            List<Difference> differences,
            ToLongFunction<Difference> effect) {
        List<Part> parts = new ArrayList<>();
        for (Guard guard : Guard.values()) {
            List<Difference> by = differences.stream()
                    .filter(d -> d.guard() == guard && effect.applyAsLong(d) != 0)
                    .toList();
            if (!by.isEmpty()) {
                parts.add(new Part(
                        guard,
                        by.stream().map(Difference::row).distinct().toList(),
                        by.stream().mapToLong(effect).sum()));
            }
        }
        return new Sum(code, title, recorded, parts, played);
    }

    private static Map<String, Long> wallets(Totals recorded, List<Difference> differences, Totals played) {
        Map<String, Long> effects = differences.stream()
                .collect(Collectors.groupingBy(
                        Difference::user, Collectors.summingLong(d -> d.line().toWallets(d.won()))));
        TreeSet<String> users = new TreeSet<>(recorded.wallets().keySet());
        users.addAll(played.wallets().keySet());
        users.addAll(effects.keySet());
        Map<String, Long> wrong = new TreeMap<>();
        for (String user : users) {
            long gap = recorded.wallets().getOrDefault(user, 0L)
                    - effects.getOrDefault(user, 0L)
                    - played.wallets().getOrDefault(user, 0L);
            if (gap != 0) {
                wrong.put(user, gap);
            }
        }
        return wrong;
    }

    /** Whether every sum and every wallet comes out to the won. */
    public boolean holds() {
        return wallets.isEmpty() && sums.stream().allMatch(sum -> sum.gap() == 0);
    }

    /** What does not come out, in words, sums before wallets; empty if everything does. */
    public List<Bilingual> gaps() {
        List<Bilingual> gaps = new ArrayList<>();
        sums.stream().filter(sum -> sum.gap() != 0).forEach(sum -> gaps.add(gap(sum.title(), sum.gap())));
        wallets.forEach((user, gap) -> gaps.add(gap(Bilingual.of(user, user), gap)));
        return gaps;
    }

    private static Bilingual gap(Bilingual what, long gap) {
        return Bilingual.of(
                what.korean() + ": " + Won.format(gap) + " 차이",
                what.english() + ": a difference of " + Won.format(gap));
    }

    /**
     * One sum of both days.
     *
     * @param code its word in the JSON report
     * @param title a few words
     * @param recorded won on the recorded day
     * @param parts what makes the difference, by guard
     * @param played won on the played day, as its ledger says
     */
    public record Sum(String code, Bilingual title, long recorded, List<Part> parts, long played) {
        /** Copies the list. */
        public Sum {
            parts = List.copyOf(parts);
        }

        /** The won that no difference explains; zero if the sum comes out. */
        public long gap() {
            return recorded - parts.stream().mapToLong(Part::won).sum() - played;
        }
    }

    /**
     * What one guard makes of a sum.
     *
     * @param guard which
     * @param rows the file's own numbers of the rows, each once, in order
     * @param won what the sum is less because of it; negative if more
     */
    public record Part(Guard guard, List<Long> rows, long won) {
        /** Copies the list. */
        public Part {
            rows = List.copyOf(rows);
        }
    }
}
