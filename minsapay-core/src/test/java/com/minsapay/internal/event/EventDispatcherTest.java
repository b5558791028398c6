package com.minsapay.internal.event;

import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.event.LedgerListener;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventDispatcherTest {
    private static final int MOST_UNTOLD = 10_000;

    private final Listener listener = new Listener();

    @Test
    void a_listener_hears_everything_in_order() {
        EventDispatcher events = new EventDispatcher(List.of(listener));
        tell(events, 1, 1_000);
        events.close();
        assertThat(listener.heard).containsExactlyElementsOf(numbers(1, 1_000));
    }

    @Test
    void closing_lets_each_listener_hear_the_rest_and_a_repeat_does_nothing() {
        Listener other = new Listener();
        EventDispatcher events = new EventDispatcher(List.of(listener, other));
        tell(events, 1, 10);
        events.close();
        events.close();
        assertThat(listener.heard).hasSize(10);
        assertThat(other.heard).hasSize(10);
    }

    @Test
    void a_listener_that_throws_hears_the_next_and_harms_nobody_else() {
        LedgerListener throwing = told -> {
            listener.recorded(told);
            if (told.number() == 2) {
                throw new AssertionError("bad listener");
            }
            throw new IllegalStateException("bad listener");
        };
        Listener other = new Listener();
        EventDispatcher events = new EventDispatcher(List.of(throwing, other));
        tell(events, 1, 3);
        events.close();
        assertThat(listener.heard).containsExactly(1L, 2L, 3L);
        assertThat(other.heard).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_listener_that_leaves_its_thread_interrupted_hears_the_next() {
        LedgerListener interrupting = told -> {
            listener.recorded(told);
            Thread.currentThread().interrupt();
        };
        EventDispatcher events = new EventDispatcher(List.of(interrupting));
        tell(events, 1, 3);
        events.close();
        assertThat(listener.heard).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_listener_that_hangs_stops_neither_the_teller_nor_the_others() throws InterruptedException {
        Hanging hanging = new Hanging();
        EventDispatcher events = new EventDispatcher(List.of(hanging, listener));
        tell(events, 1, 3);
        assertThat(listener.awaitHeard(3)).containsExactly(1L, 2L, 3L);
        hanging.entered.await();
        assertThat(hanging.heard).containsExactly(1L);
        hanging.goOn.countDown();
        events.close();
        assertThat(hanging.heard).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_listener_that_falls_too_far_behind_misses_the_newest_and_the_teller_never_waits()
            throws InterruptedException {
        Hanging hanging = new Hanging();
        EventDispatcher events = new EventDispatcher(List.of(hanging));
        tell(events, 1, 1);
        hanging.entered.await();
        tell(events, 2, MOST_UNTOLD + 1_000);
        hanging.goOn.countDown();
        events.close();
        assertThat(hanging.heard).containsExactlyElementsOf(numbers(1, MOST_UNTOLD + 1));
    }

    @Test
    void closing_leaves_listeners_that_hang_behind_after_a_second_in_all() throws InterruptedException {
        List<Hanging> hanging = List.of(new Hanging(), new Hanging(), new Hanging(), new Hanging(), new Hanging());
        EventDispatcher events = new EventDispatcher(new ArrayList<>(hanging));
        tell(events, 1, 3);
        for (Hanging each : hanging) {
            each.entered.await();
        }
        long begin = System.nanoTime();
        events.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
        assertThat(hanging)
                .allSatisfy(each ->
                        assertThat(each.interrupted.await(10, TimeUnit.SECONDS)).isTrue());
        assertThat(hanging)
                .allSatisfy(each -> assertThat(each.heard)
                        .as("nothing is told after closing")
                        .hasSize(1));
    }

    private static void tell(EventDispatcher events, int from, int to) {
        numbers(from, to).forEach(number -> events.tell(recorded(number)));
    }

    private static List<Long> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Long::valueOf).toList();
    }

    private static Transaction recorded(long number) {
        return new Transaction(
                transaction((int) number),
                TransactionKind.CHARGE,
                Optional.empty(),
                Optional.of(WALLET),
                number,
                key("k"),
                KRW,
                List.of(),
                Optional.of(new Balance(won(0), won(0))),
                NOON,
                NOON,
                KIM,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** Notes what it hears. */
    private static class Listener implements LedgerListener {
        final List<Long> heard = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void recorded(Transaction transaction) {
            synchronized (heard) {
                heard.add(transaction.number());
                heard.notifyAll();
            }
        }

        List<Long> awaitHeard(int count) throws InterruptedException {
            synchronized (heard) {
                while (heard.size() < count) {
                    heard.wait();
                }
                return List.copyOf(heard);
            }
        }
    }

    /** Hangs at the first, until it may go on or is interrupted. */
    private static final class Hanging extends Listener {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final CountDownLatch interrupted = new CountDownLatch(1);

        @Override
        public void recorded(Transaction transaction) {
            super.recorded(transaction);
            entered.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException("left behind", e);
            }
        }
    }
}
