package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.Joined;
import com.minsapay.MinsaPay;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.fault.OverloadedException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.GroupBounds;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.report.ClosedDay;
import com.minsapay.report.Period;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.JournalRow;
import com.minsapay.testkit.Crowd;
import com.minsapay.testkit.KeyedIds;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.SettableClock;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests in a transaction that the caller commits. */
class PostgresJoiningTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final GroupBounds PATIENT = new GroupBounds(100, 100, LIMIT);
    private static final GroupBounds HASTY = new GroupBounds(100, 100, Duration.ofMillis(500));
    private static final OperatorId KIM = OperatorId.of("kim");
    private static final BoothId BOOTH = BoothId.of("booth");
    private static final DeskId DESK = DeskId.of("desk");

    private static final Keys KEYS =
            Keys.of(MacKey.of("seal-1", new byte[MacKey.LENGTH]), MacKey.of("card-1", new byte[] {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30, 31, 32
            }));

    private final Crowd crowd = new Crowd(LIMIT);
    private final CallersTransactions caller = new CallersTransactions();
    private final PostgresOptions options = PostgresServer.emptyLedger();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private JpaLedgerStore store;
    private MinsaPay pay;

    @BeforeEach
    void openTheSchool() throws Exception {
        open(options, PATIENT);
        opening().forEach(this::alone);
        PostgresServer.sql(options.schema(), "create table ticket (id integer primary key)");
    }

    @AfterEach
    void close() {
        pay.close();
        caller.close();
    }

    @Test
    void what_is_rolled_back_leaves_nothing_and_its_key_is_free() {
        LedgerSnapshot before = LedgerSnapshot.of(store);

        Outcome provisional = caller.rolledBack(manager -> {
            buyTicket(manager, 1);
            Joined joined = pay.joining(store.joining(manager));
            joined.submit(
                    new OpenWalletRequest(key("new"), WalletId.of("new"), Optional.empty(), Optional.empty(), KIM));
            joined.submit(OpenAccountRequest.booth(key("other"), BoothId.of("other"), "Other", KIM));
            return joined.submit(charge("one", "w-1"));
        });

        assertThat(provisional).isInstanceOf(Outcome.Approved.class);
        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
        assertThat(tickets()).isZero();
        assertApproved(joinedAndCommitted(1, charge("one", "w-1")));
        assertThat(tickets()).isEqualTo(1);
    }

    @Test
    void what_is_committed_is_what_the_same_requests_leave_without_a_callers_transaction() throws Exception {
        List<Request> requests = List.of(
                charge("one", "w-1"),
                charge("two", "w-1"),
                OpenAccountRequest.booth(key("other"), BoothId.of("other"), "Other", KIM),
                new OpenWalletRequest(key("new"), WalletId.of("new"), Optional.empty(), Optional.empty(), KIM),
                charge("unpaid", "new"),
                charge("unknown", "none"));
        caller.committed(manager -> {
            Joined joined = pay.joining(store.joining(manager));
            requests.forEach(joined::submit);
            return 0;
        });
        LedgerSnapshot joined = LedgerSnapshot.of(store);
        assertThat(pay.verify().findings()).isEmpty();
        pay.close();

        open(PostgresServer.emptyLedger(), PATIENT);
        opening().forEach(this::alone);
        requests.forEach(this::alone);

        assertThat(joined).isEqualTo(LedgerSnapshot.of(store));
    }

    @Test
    void listeners_are_told_after_the_commit_and_once() {
        told.clear();
        Joined joined = caller.committed(manager -> {
            Joined joining = pay.joining(store.joining(manager));
            joining.submit(charge("one", "w-1"));
            joining.submit(charge("one", "w-1"));
            return joining;
        });
        assertThat(told).isEmpty();

        joined.afterCommit();
        joined.afterCommit();
        pay.close();

        assertThat(told).containsExactly("one");
        assertThatThrownBy(() -> joined.submit(charge("two", "w-1"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_repeat_gets_the_first_outcome_in_whatever_transaction() {
        Outcome first = joinedAndCommitted(1, charge("one", "w-1"));

        assertThat(alone(charge("one", "w-1"))).isEqualTo(first);
        assertThat(joinedAndCommitted(2, charge("one", "w-1"))).isEqualTo(first);
        assertThatThrownBy(() -> joinedAndCommitted(3, charge("one", "w-2")))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(tickets()).isEqualTo(2);
    }

    @Test
    void a_transaction_that_stalls_delays_only_its_own_wallet_and_key() {
        CountDownLatch stalls = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Crowd.Running<Outcome> stalling = crowd.start(() -> caller.committed(manager -> {
            Outcome outcome = pay.joining(store.joining(manager)).submit(charge("stalling", "w-1"));
            stalls.countDown();
            crowd.await(mayCommit, "the end of the stall");
            return outcome;
        }));
        crowd.await(stalls, "the joined request");
        Crowd.Running<Outcome> sameWallet = crowd.start(() -> alone(charge("same.wallet", "w-1")));
        Crowd.Running<Outcome> sameKey = crowd.start(() -> joinedAndCommitted(1, charge("stalling", "w-1")));

        for (int i = 0; i < 10; i++) {
            assertApproved(alone(charge("alone." + i, "w-2")));
            assertApproved(joinedAndCommitted(10 + i, charge("joined." + i, "w-2")));
        }
        assertPositionsWithoutHoles();
        assertThat(keys()).doesNotContain("stalling", "same.wallet");
        mayCommit.countDown();

        assertApproved(sameWallet.result(LIMIT));
        assertThat(sameKey.result(LIMIT)).isEqualTo(stalling.result(LIMIT));
        assertPositionsWithoutHoles();
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void i12_a_joined_transaction_that_stalls_holds_up_no_close_and_belongs_to_the_next() {
        countTheTill();
        ClosedDay first = closedWhileStalled(charge("stalling", "w-1"));
        assertApproved(pay.closeDay(new CloseDayRequest(key("next"), KIM)));

        List<ClosedDay> closes = pay.closedDays();
        assertThat(closes).hasSize(2).startsWith(first);
        assertThat(closes.get(1).cutBefore()).isEqualTo(first.cut());
        assertThat(pay.daySheet(first.transaction())
                        .orElseThrow()
                        .booths()
                        .get(0)
                        .flows())
                .isEmpty();
        assertThat(pay.daySheet(closes.get(1).transaction())
                        .orElseThrow()
                        .booths()
                        .get(0)
                        .flows())
                .singleElement()
                .satisfies(flow -> assertThat(flow.transactions()).isEqualTo(1));
        assertThat(pay.verify().findings()).isEmpty();
    }

    /** The close that went through while a joined request was decided and not committed. */
    private ClosedDay closedWhileStalled(Request stalling) {
        return caller.committed(manager -> {
            assertApproved(pay.joining(store.joining(manager)).submit(stalling));
            assertApproved(crowd.start(() -> pay.closeDay(new CloseDayRequest(key("first"), KIM)))
                    .result(LIMIT));
            return pay.closedDays().get(0);
        });
    }

    @Test
    void a_close_is_refused_while_a_joined_transaction_has_the_house_and_goes_through_after() {
        pay.close();
        open(options, HASTY);
        countTheTill();
        CloseDayRequest close = new CloseDayRequest(key("close"), KIM);

        caller.committed(manager -> {
            Joined joined = pay.joining(store.joining(manager));
            assertApproved(joined.submit(OpenAccountRequest.booth(key("more"), BoothId.of("more"), "More", KIM)));
            assertThatThrownBy(() -> pay.closeDay(close))
                    .isInstanceOf(OverloadedException.class)
                    .hasMessageEndingWith("nothing happened");
            return 0;
        });

        assertApproved(pay.closeDay(close));
    }

    private void countTheTill() {
        Money inTheTill = pay.deskReports(Period.ALL).get(0).expected();
        assertApproved(pay.count(new CountRequest(key("count"), DESK, inTheTill, KIM)));
    }

    @Test
    void who_waits_too_long_for_a_busy_wallet_is_refused_and_can_go_on() throws Exception {
        pay.close();
        open(options, HASTY);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Crowd.Running<Outcome> stalling = stallWith(charge("stalling", "w-1"), mayEnd);

        Outcome other = caller.committed(manager -> {
            Joined joined = pay.joining(store.joining(manager));
            assertThatThrownBy(() -> joined.submit(charge("late", "w-1")))
                    .isInstanceOf(OverloadedException.class)
                    .hasMessageEndingWith("nothing happened");
            buyTicket(manager, 1);
            return joined.submit(charge("other", "w-2"));
        });
        mayEnd.countDown();
        stalling.result(LIMIT);

        assertApproved(other);
        assertThat(tickets()).isEqualTo(1);
        assertThat(keys()).contains("other").doesNotContain("late", "stalling");
    }

    @Test
    void a_request_that_fails_gives_back_no_lock_of_one_before_it() throws Exception {
        pay.close();
        open(options, HASTY);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Crowd.Running<Outcome> holder = stallWith(charge("taken", "w-2"), mayEnd);

        Outcome first = caller.committed(manager -> {
            Joined joined = pay.joining(store.joining(manager));
            Outcome outcome = joined.submit(charge("first", "w-1"));
            assertThatThrownBy(() -> joined.submit(charge("taken", "w-1"))).isInstanceOf(OverloadedException.class);
            assertThatThrownBy(() -> alone(charge("second", "w-1"))).isInstanceOf(OverloadedException.class);
            return outcome;
        });
        mayEnd.countDown();
        holder.result(LIMIT);

        assertApproved(first);
        assertApproved(alone(charge("second", "w-1")));
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void what_the_caller_takes_back_gives_back_no_lock_of_what_stays() {
        pay.close();
        open(options, HASTY);

        Outcome first = caller.committed(manager -> {
            Joined joined = pay.joining(store.joining(manager));
            Outcome outcome = joined.submit(charge("first", "w-1"));
            manager.createNativeQuery("savepoint mine").executeUpdate();
            assertApproved(joined.submit(charge("undone", "w-1")));
            manager.createNativeQuery("rollback to savepoint mine").executeUpdate();
            assertThatThrownBy(() -> alone(charge("second", "w-1"))).isInstanceOf(OverloadedException.class);
            return outcome;
        });

        assertApproved(first);
        assertThat(keys()).contains("first").doesNotContain("undone", "second");
        assertApproved(alone(charge("second", "w-1")));
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void a_row_that_somebody_keeps_by_hand_is_not_waited_for_long_and_the_transaction_goes_on() throws Exception {
        try (Connection keeper = PostgresServer.source().getConnection();
                Statement statement = keeper.createStatement()) {
            keeper.setSchema(options.schema());
            keeper.setAutoCommit(false);
            statement.execute("select id from wallet where id = 'w-1' for update");

            Outcome other = caller.committed(manager -> {
                Joined joined = pay.joining(store.joining(manager));
                assertThatThrownBy(() -> joined.submit(charge("kept", "w-1")))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("lock timeout");
                return joined.submit(charge("other", "w-2"));
            });
            assertApproved(other);
        }

        assertApproved(alone(charge("kept", "w-1")));
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void two_callers_and_a_ledger_on_the_same_wallets_stay_right() {
        List<Callable<Integer>> tasks = List.of(
                () -> chargeAll("a", this::joinedAndCommitted),
                () -> chargeAll("b", this::joinedAndCommitted),
                () -> chargeAll("c", this::alone));

        crowd.runAll(tasks);

        assertPositionsWithoutHoles();
        assertThat(keys()).hasSize(opening().size() + 60).doesNotHaveDuplicates();
        assertThat(pay.trialBalance().sum().isZero()).isTrue();
        assertThat(pay.verify().findings()).isEmpty();
        assertThat(pay.wallet(WalletId.of("w-1")).orElseThrow().own()).isEqualTo(Money.won(100_000 - 30 * 10));
    }

    @Test
    void the_callers_settings_are_as_they_were() {
        String settings = "select concat_ws(', ', current_setting('search_path'), current_setting('enable_seqscan'),"
                + " current_setting('enable_hashjoin'), current_setting('lock_timeout'))";

        caller.committed(manager -> {
            Object before = manager.createNativeQuery(settings, String.class).getSingleResult();
            pay.joining(store.joining(manager)).submit(charge("one", "w-1"));
            assertThat(manager.createNativeQuery(settings, String.class).getSingleResult())
                    .isEqualTo(before);
            assertThatThrownBy(() -> pay.joining(store.joining(manager)).submit(charge("one", "w-2")))
                    .isInstanceOf(IdempotencyConflictException.class);
            assertThat(manager.createNativeQuery(settings, String.class).getSingleResult())
                    .isEqualTo(before);
            return 0;
        });
    }

    @Test
    void constraints_that_the_caller_has_checked_at_once_change_nothing() {
        caller.committed(manager -> {
            checkConstraintsAtOnce(manager);
            assertApproved(pay.joining(store.joining(manager)).submit(charge("one", "w-1")));
            checkConstraintsAtOnce(manager);
            return pay.joining(store.joining(manager)).submit(charge("two", "w-1"));
        });

        assertThat(pay.verify().findings()).isEmpty();
        assertPositionsWithoutHoles();
        assertThat(alone(charge("one", "w-1"))).as("a repeat").isInstanceOf(Outcome.Approved.class);
    }

    /** That of the ledger is deferred again by each request: only what comes after the last one has it checked too early. */
    @Test
    void positions_are_given_at_the_commit_though_the_caller_has_constraints_checked_at_once() {
        caller.committed(manager -> {
            checkConstraintsAtOnce(manager);
            Outcome joined = pay.joining(store.joining(manager)).submit(charge("one", "w-1"));
            assertApproved(alone(charge("meanwhile", "w-2")));
            return joined;
        });

        assertThat(pay.verify().findings()).isEmpty();
    }

    private static void checkConstraintsAtOnce(EntityManager manager) {
        manager.createNativeQuery("set constraints all immediate").executeUpdate();
    }

    @Test
    void a_temporary_table_of_the_same_name_takes_nothing() {
        caller.committed(manager -> {
            for (String table : List.of("wallet", "journal", "transfer")) {
                manager.createNativeQuery("create temporary table " + table + " on commit drop as select * from "
                                + options.schema() + "." + table)
                        .executeUpdate();
            }
            return pay.joining(store.joining(manager)).submit(charge("one", "w-1"));
        });

        assertThat(pay.verify().findings()).isEmpty();
        assertThat(keys()).contains("one");
    }

    @Test
    void another_isolation_level_is_refused() {
        caller.rolledBack(manager -> {
            manager.createNativeQuery("set transaction isolation level repeatable read")
                    .executeUpdate();

            assertThatThrownBy(() -> pay.joining(store.joining(manager)).submit(charge("one", "w-1")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must be read committed");
            return 0;
        });
    }

    @Test
    void what_is_in_no_transaction_is_refused() {
        try (EntityManager manager = caller.withoutTransaction()) {
            assertThatThrownBy(() -> pay.joining(store.joining(manager)).submit(charge("one", "w-1")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must have begun");
        }
        assertThat(keys()).doesNotContain("one");
    }

    @Test
    void a_ledger_in_sqlite_joins_nothing(@TempDir Path folder) {
        try (JpaLedgerStore sqlite = JpaLedgerStore.sqlite(folder.resolve("ledger.db"));
                EntityManager manager = caller.withoutTransaction()) {
            assertThatThrownBy(() -> sqlite.joining(manager)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static List<Request> opening() {
        return List.of(
                OpenAccountRequest.booth(key("open.booth"), BOOTH, "Booth", KIM),
                OpenAccountRequest.desk(key("open.desk"), DESK, "Desk", KIM),
                new OpenWalletRequest(key("open.1"), WalletId.of("w-1"), Optional.empty(), Optional.empty(), KIM),
                new OpenWalletRequest(key("open.2"), WalletId.of("w-2"), Optional.empty(), Optional.empty(), KIM),
                TopUpRequest.of(key("fill.1"), DESK, WalletRef.of(WalletId.of("w-1")), Money.won(100_000), KIM),
                TopUpRequest.of(key("fill.2"), DESK, WalletRef.of(WalletId.of("w-2")), Money.won(100_000), KIM));
    }

    private void open(PostgresOptions where, GroupBounds bounds) {
        store = JpaLedgerStore.postgres(where);
        pay = MinsaPay.builder(store, KEYS)
                .policy(Policy.builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
                        .build())
                .clock(SettableClock.at(Instant.parse("2026-05-15T03:00:00Z")))
                .ids(new KeyedIds())
                .bounds(bounds)
                .listener(transaction -> told.add(transaction.key().value()))
                .build();
    }

    private Outcome alone(Request request) {
        return switch (request.kind()) {
            case CHARGE -> pay.charge((ChargeRequest) request);
            case TOP_UP -> pay.topUp((TopUpRequest) request);
            case WALLET_OPEN -> pay.openWallet((OpenWalletRequest) request);
            default -> pay.openAccount((OpenAccountRequest) request);
        };
    }

    /** Joins a transaction that is rolled back once it may end. */
    private Crowd.Running<Outcome> stallWith(Request request, CountDownLatch mayEnd) throws Exception {
        CountDownLatch stalls = new CountDownLatch(1);
        Crowd.Running<Outcome> stalling = crowd.start(() -> caller.rolledBack(manager -> {
            Outcome outcome = pay.joining(store.joining(manager)).submit(request);
            stalls.countDown();
            crowd.await(mayEnd, "the end of the stall");
            return outcome;
        }));
        crowd.await(stalls, "the joined request");
        return stalling;
    }

    private Outcome joinedAndCommitted(int ticket, Request request) {
        return caller.committed(manager -> {
            buyTicket(manager, ticket);
            return pay.joining(store.joining(manager)).submit(request);
        });
    }

    private Outcome joinedAndCommitted(Request request) {
        return caller.committed(manager -> pay.joining(store.joining(manager)).submit(request));
    }

    /** Ten from each of two wallets, in turns. */
    private static int chargeAll(String name, Function<Request, Outcome> asking) {
        for (int i = 0; i < 20; i++) {
            assertApproved(asking.apply(charge(name + "." + i, "w-" + (1 + i % 2))));
        }
        return 20;
    }

    private void buyTicket(EntityManager manager, int id) {
        manager.createNativeQuery("insert into " + options.schema() + ".ticket values (" + id + ")")
                .executeUpdate();
    }

    private long tickets() {
        return caller.rolledBack(manager -> {
            Object tickets = manager.createNativeQuery("select count(*) from " + options.schema() + ".ticket")
                    .getSingleResult();
            return (Long) tickets;
        });
    }

    private List<String> keys() {
        return LedgerSnapshot.of(store).journal().stream().map(JournalRow::key).toList();
    }

    private void assertPositionsWithoutHoles() {
        List<Long> positions = LedgerSnapshot.of(store).journal().stream()
                .map(JournalRow::position)
                .sorted()
                .toList();
        assertThat(positions)
                .isEqualTo(LongStream.rangeClosed(1, positions.size()).boxed().toList());
    }

    private static void assertApproved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }

    private static ChargeRequest charge(String key, String wallet) {
        return ChargeRequest.of(key(key), BOOTH, WalletRef.of(WalletId.of(wallet)), Money.won(10), KIM);
    }

    private static IdempotencyKey key(String value) {
        return IdempotencyKey.of(value);
    }
}
