package com.minsapay.testkit;

import static com.minsapay.testkit.ContractRows.everyKindOfRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.minsapay.spi.ChainHead;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** S1 and S2: a unit is there whole and for good, or leaves nothing. */
abstract class UnitRules extends StoreUnderTest {
    // S1: a unit whose work returns is committed whole and durable

    @Test
    void s01_transact_returns_what_the_work_returned() {
        String result = store.transact(unit -> "result");

        assertThat(result).isEqualTo("result");
    }

    @Test
    void s01_a_unit_that_returned_is_there_whole_for_the_next_view() {
        append(everyKindOfRow());

        LedgerSnapshot found = LedgerSnapshot.of(store);
        assertThat(found.journal()).hasSize(2);
        assertThat(found.wallets()).hasSize(1);
        assertThat(found.cards()).hasSize(1);
        assertThat(found.accounts()).hasSize(1);
        assertThat(found.keyChecks()).hasSize(1);
        assertThat(found.house().number()).isEqualTo(1);
        assertThat(found.strays()).isEmpty();
    }

    @Test
    void s01_a_unit_that_returned_is_there_after_a_restart() throws Exception {
        append(everyKindOfRow());
        LedgerSnapshot before = LedgerSnapshot.of(store);

        restart();

        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
        append(Rows.posting().journal(Rows.opening("w-2")).open(Rows.wallet("w-2")));
        assertThat(LedgerSnapshot.of(store).lastPosition()).isGreaterThan(before.lastPosition());
    }

    @Test
    void s01_a_unit_may_write_nothing() {
        append(everyKindOfRow());
        LedgerSnapshot before = LedgerSnapshot.of(store);

        store.transact(unit -> unit.lock(Set.of("w-1"), Set.of()));
        append(Rows.posting());

        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
    }

    // S2: a unit whose work throws leaves nothing

    @Test
    void s02_a_unit_whose_work_throws_leaves_nothing_and_the_caller_gets_that_exception() {
        LedgerSnapshot before = LedgerSnapshot.of(store);
        RuntimeException thrown = new IllegalStateException("thrown by the work");

        Throwable caught = catchThrowable(() -> appendAndThrow(() -> {
            throw thrown;
        }));

        assertThat(caught).isSameAs(thrown);
        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
    }

    @Test
    void s02_a_unit_whose_work_throws_an_error_leaves_nothing_and_the_caller_gets_that_error() {
        LedgerSnapshot before = LedgerSnapshot.of(store);
        Error thrown = new LinkageError("thrown by the work");

        Throwable caught = catchThrowable(() -> appendAndThrow(() -> {
            throw thrown;
        }));

        assertThat(caught).isSameAs(thrown);
        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
    }

    @Test
    void s02_what_a_failed_unit_would_have_written_can_be_written_by_the_next() {
        assertThatThrownBy(() -> appendAndThrow(() -> {
                    throw new IllegalStateException("thrown by the work");
                }))
                .isInstanceOf(IllegalStateException.class);

        append(everyKindOfRow());

        assertThat(LedgerSnapshot.of(store).journal()).hasSize(2);
    }

    @Test
    void s02_a_failed_unit_lets_go_of_its_locks() {
        openWallet("w-1", 0);
        assertThatThrownBy(() -> store.transact(unit -> {
                    unit.lock(Set.of("w-1"), Set.of());
                    unit.lockHouse();
                    throw new IllegalStateException("thrown by the work");
                }))
                .isInstanceOf(IllegalStateException.class);

        ChainHead head = crowd.start(() -> store.transact(unit -> {
                    unit.lock(Set.of("w-1"), Set.of());
                    return unit.lockHouse().orElseThrow();
                }))
                .result(LIMIT);

        assertThat(head).isEqualTo(ChainHead.EMPTY);
    }

    private void appendAndThrow(Runnable throwing) {
        store.transact(unit -> {
            unit.lock(Set.of(), Set.of());
            unit.lockHouse();
            unit.append(everyKindOfRow().build());
            throwing.run();
            return "not reached";
        });
    }
}
