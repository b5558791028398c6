package com.minsapay.examples.replay.guard;

import com.minsapay.account.AccountKind;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.post.MemoryLedger;
import com.minsapay.policy.Policy;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * A day played again with some guards on. Immutable.
 *
 * @param on those that were on; {@link Guard#ENOUGH_MONEY} always is, as a wallet is never below zero
 * @param rows what went through, with the amount that did and the balance it left; rows of amount zero too
 * @param words what the guards said, in the order of the rows
 * @param differences what was recorded and did not move, or moved otherwise
 * @param totals what the ledger itself says at the end
 * @param verified whether the ledger's own check of every seal and balance found nothing
 */
public record Play(
        Set<Guard> on,
        List<FestivalRow> rows,
        List<Word> words,
        List<Difference> differences,
        Totals totals,
        boolean verified) {
    /** Copies the collections. */
    public Play {
        on = Set.copyOf(on);
        rows = List.copyOf(rows);
        words = List.copyOf(words);
        differences = List.copyOf(differences);
    }

    /**
     * Plays a day.
     *
     * @param day what was recorded
     * @param on which guards are on
     * @param figures the limits, windows and amounts of those that have one
     * @param progress told of each row
     */
    public static Play of(RecordedDay day, Set<Guard> on, Policy figures, LongConsumer progress) {
        try (MemoryLedger ledger = new MemoryLedger(day.file(), Guard.policy(on, figures))) {
            Player player = new Player(day, on, ledger);
            for (FestivalRow row : day.file().rows()) {
                player.play(row);
                progress.accept(row.number());
            }
            Set<Guard> all = EnumSet.of(Guard.ENOUGH_MONEY);
            all.addAll(on);
            return new Play(
                    all,
                    player.played(),
                    player.words(),
                    player.differences(),
                    totals(day, ledger),
                    ledger.verify().verified());
        }
    }

    private static Totals totals(RecordedDay day, MemoryLedger ledger) {
        Map<Line, Long> lines = new EnumMap<>(Line.class);
        lines.put(Line.SUBSIDIES, -ledger.balance(AccountKind.FUND));
        lines.put(Line.TOP_UPS, ledger.cashIn());
        lines.put(Line.CHARGES, ledger.sales());
        lines.put(Line.WITHDRAWALS, ledger.cashOut());
        lines.put(Line.EDITS, -ledger.balance(AccountKind.SUSPENSE));
        TreeMap<String, Long> wallets = new TreeMap<>();
        for (String user : day.file().users()) {
            wallets.put(user, ledger.balance(user).orElse(0L));
        }
        return new Totals(lines, wallets, -ledger.balance(AccountKind.DESK));
    }
}
