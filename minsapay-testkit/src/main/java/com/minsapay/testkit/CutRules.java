package com.minsapay.testkit;

import static com.minsapay.testkit.ContractRows.oneMore;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.spi.ChainHead;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** S12: a view is a cut, and nothing comes before it later; and how closes, which are made at cuts, are found (S5, S9). */
abstract class CutRules extends TroubleRules {
    /** For a unit that no lock stops to be committed. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(300);

    /** What a view saw: its last position, and every position up to there. */
    private record Cut(long last, List<Long> positions) {}

    @Test
    void s12_what_was_appended_before_a_view_and_is_committed_after_it_stands_behind_its_last_position() {
        openInAnyOrder("w-1", "w-2");
        for (int round = 0; round < 5; round++) {
            assertNothingCameBefore(cutWhileOneIsOpenAndAnotherWrites());
        }
    }

    /** A unit that has appended is held open while another, of another wallet, gets as far as the store lets it. */
    private Cut cutWhileOneIsOpenAndAnotherWrites() {
        List<Crowd.Running<Integer>> others = new ArrayList<>();
        Cut cut = store.transact(unit -> {
            unit.append(oneMore(Rows.posting(), found(unit.lock(Set.of("w-1"), Set.of()), "w-1"))
                    .build());
            if (others.isEmpty()) {
                others.add(crowd.start(() -> addOneTo("w-2")));
                others.get(0).letItFinish(LONG_ENOUGH);
            }
            return cut();
        });
        others.forEach(other -> other.result(LIMIT));
        return cut;
    }

    @Test
    void s12_no_view_ever_has_a_hole_that_is_filled_later() {
        openInAnyOrder("w-1", "w-2", "w-3");
        AtomicBoolean over = new AtomicBoolean();
        Crowd.Running<List<Cut>> looking = crowd.start(() -> {
            List<Cut> cuts = new ArrayList<>();
            do {
                cuts.add(cut());
            } while (!over.get());
            return cuts;
        });
        Stream<Callable<Integer>> writers =
                Stream.of("w-1", "w-2", "w-3").map(wallet -> repeated(20, () -> addOneTo(wallet)));
        try {
            crowd.runAll(writers.toList());
        } finally {
            over.set(true);
        }

        looking.result(LIMIT).forEach(this::assertNothingCameBefore);
    }

    private int addOneTo(String wallet) {
        return store.transact(unit -> {
            unit.append(oneMore(Rows.posting(), found(unit.lock(Set.of(wallet), Set.of()), wallet))
                    .build());
            return 1;
        });
    }

    private Cut cut() {
        return view(view -> new Cut(view.lastPosition(), positions(view)));
    }

    private static List<Long> positions(LedgerView view) {
        try (Stream<JournalRow> journal = view.journalByPosition()) {
            return journal.map(JournalRow::position).toList();
        }
    }

    private void assertNothingCameBefore(Cut cut) {
        List<Long> before = view(CutRules::positions).stream()
                .filter(position -> position <= cut.last())
                .toList();
        assertThat(before).as("what stands up to %s", cut.last()).isEqualTo(cut.positions());
    }

    @Test
    void s09_closes_are_found_in_order_and_nothing_else() {
        openWallet("w-1", 0);
        assertThatView(LedgerView::closes).isEqualTo(List.of());
        JournalRow first = house(1).kind(JournalRow.CLOSE).details("CUT=1").build();
        JournalRow declined =
                house(2).kind(JournalRow.CLOSE).declined("TILL_NOT_COUNTED").build();
        JournalRow count = house(3).kind("DESK_COUNT").build();
        JournalRow second = house(4).kind(JournalRow.CLOSE).details("CUT=4").build();
        grow(first);
        grow(declined, count, second);

        assertThat(view(LedgerView::closes)).extracting(row -> row.at(0)).containsExactly(first, second);
        assertThat(view(LedgerView::closes)).extracting(JournalRow::position).isSorted();
    }

    @Test
    void s05_the_last_close_is_the_last_that_was_approved() {
        assertThat(lastClose(true)).isEmpty();
        JournalRow first = house(1).kind(JournalRow.CLOSE).details("CUT=0").build();
        grow(first);
        grow(house(2).kind(JournalRow.CLOSE).declined("TILL_NOT_COUNTED").build());
        assertThat(lastClose(true)).contains(first);
        JournalRow second = house(3).kind(JournalRow.CLOSE).details("CUT=2").build();
        grow(second, house(4).kind("DESK_COUNT").build());

        assertThat(lastClose(true)).contains(second);
        assertThat(lastClose(false)).as("not asked for").isEmpty();
    }

    private Optional<JournalRow> lastClose(boolean asked) {
        FactsQuery query = new FactsQuery(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), asked);
        return store.transact(unit -> {
            unit.lock(Set.of(), Set.of());
            unit.lockHouse();
            return unit.read(query).lastClose().map(row -> row.at(0));
        });
    }

    private static JournalRowBuilder house(long number) {
        return Rows.transaction(JournalRow.HOUSE, number);
    }

    private void grow(JournalRow... rows) {
        long last = rows[rows.length - 1].number();
        append(Rows.posting().journal(rows).house(new ChainHead(last, Rows.bytes("house " + last))));
    }
}
