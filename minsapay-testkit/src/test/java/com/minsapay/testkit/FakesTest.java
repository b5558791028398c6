package com.minsapay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.ledger.Transaction;
import com.minsapay.spi.WalletRow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void a_settable_clock_stands_still_until_it_is_told_otherwise() {
        SettableClock clock = SettableClock.at(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.advance(Duration.ofSeconds(90));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(90));

        clock.set(NOON.minusSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(1));
    }

    @Test
    void keyed_ids_are_the_same_for_the_same_key_and_differ_for_others() {
        KeyedIds ids = new KeyedIds();

        assertThat(ids.next(IdempotencyKey.of("a"), NOON))
                .isEqualTo(ids.next(IdempotencyKey.of("a"), NOON.plusSeconds(1)));
        assertThat(ids.next(IdempotencyKey.of("a"), NOON)).isEqualTo(KeyedIds.of(IdempotencyKey.of("a")));
        assertThat(ids.next(IdempotencyKey.of("a"), NOON)).isNotEqualTo(ids.next(IdempotencyKey.of("A"), NOON));
    }

    @Test
    void a_recording_listener_waits_for_what_it_is_told() {
        RecordingListener listener = new RecordingListener();
        Transaction transaction = RowCodec.toTransaction(Rows.opening("w-1"));

        Crowd.Running<Integer> waiting = new Crowd(Duration.ofSeconds(30))
                .start(() -> listener.await(2, Duration.ofSeconds(30)).size());
        listener.recorded(transaction);
        listener.recorded(transaction);

        assertThat(waiting.result(Duration.ofSeconds(30))).isEqualTo(2);
        assertThat(listener.told()).containsExactly(transaction, transaction);
    }

    @Test
    void a_recording_listener_does_not_wait_for_ever() {
        assertThatThrownBy(() -> new RecordingListener().await(1, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("told of 0 transactions");
    }

    @Test
    void a_row_is_altered_in_the_column_named_and_in_no_other() {
        WalletRow row = Rows.wallet("w-1", 2, 5, Rows.grant("a", 7));
        assertThat(Rows.with(row, "own", 6L))
                .isEqualTo(Rows.wallet("w-1", 2, 6, Rows.grant("a", 7)).with(row.mac()));
        assertThatThrownBy(() -> Rows.with(Rows.wallet("w-1"), "none", 6L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a column must be one of the row's, was none");
        assertThatThrownBy(() -> Rows.with(Rows.wallet("w-1"), "own", "six"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
