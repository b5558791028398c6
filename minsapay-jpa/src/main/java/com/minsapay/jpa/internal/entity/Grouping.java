package com.minsapay.jpa.internal.entity;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what an outer join of heads and their lines has spread over several rows, as the rows come by: all of a
 * head stand together. Used by one thread.
 *
 * @param <H> the head's entity
 * @param <L> the line's entity
 * @param <R> what a head and its lines make
 */
public final class Grouping<H, L, R> {
    private final BiPredicate<H, H> sameHead;
    private final BiFunction<H, List<L>, R> together;
    private final List<L> lines = new ArrayList<>();
    private @Nullable H current;

    private Grouping(BiPredicate<H, H> sameHead, BiFunction<H, List<L>, R> together) {
        this.sameHead = sameHead;
        this.together = together;
    }

    /** Transactions and their transfers. */
    public static Grouping<JournalEntity, TransferEntity, JournalRow> ofJournal() {
        return new Grouping<>(
                JournalEntity::isSameRow,
                (journal, transfers) -> journal.toRow(
                        transfers.stream().map(TransferEntity::toRow).toList()));
    }

    /** Wallets and their grants. */
    public static Grouping<WalletEntity, GrantEntity, WalletRow> ofWallets() {
        return new Grouping<>(
                WalletEntity::isSameRow,
                (wallet, grants) ->
                        wallet.toRow(grants.stream().map(GrantEntity::toRow).toList()));
    }

    /**
     * Takes the next row of the join.
     *
     * @param line null if the head has none
     * @return what the rows before made, if this one begins another
     */
    public Optional<R> next(H head, @Nullable L line) {
        H before = current;
        Optional<R> finished = before != null && sameHead.test(before, head) ? Optional.empty() : finish();
        current = head;
        if (line != null) {
            lines.add(line);
        }
        return finished;
    }

    /** What the last rows made, once the join has ended; empty if there was none. */
    public Optional<R> finish() {
        H last = current;
        if (last == null) {
            return Optional.empty();
        }
        R made = together.apply(last, lines);
        current = null;
        lines.clear();
        return Optional.of(made);
    }
}
