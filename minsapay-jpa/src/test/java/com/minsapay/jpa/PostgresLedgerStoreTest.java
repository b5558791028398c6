package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.migration.Structure;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.Locked;
import com.minsapay.testkit.Rows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresLedgerStoreTest extends ServerStoreRules {
    private final PostgresOptions options = PostgresServer.emptyLedger();

    @Override
    protected LedgerStore open(DataSource source, Duration patience) {
        return JpaLedgerStore.postgres(new PostgresOptions(source, options.schema(), patience));
    }

    @Override
    protected String database() {
        return "postgres";
    }

    @Override
    protected Set<String> structure() {
        return Structure.listed(database(), options.source(), options.schema());
    }

    @Override
    protected String withoutIndexOfWhatIsDue() {
        return "drop index journal_due";
    }

    @Override
    protected String withoutTriggerOfTheJournal() {
        return "drop trigger append_only on journal";
    }

    @Override
    protected Callable<LedgerStore> opensEmptyLedger() {
        PostgresOptions fresh = PostgresServer.emptyLedger();
        return () -> JpaLedgerStore.postgres(fresh);
    }

    @Test
    void tables_with_an_index_that_holds_other_rows_than_its_own_are_refused_and_it_is_named() throws SQLException {
        sql("drop index journal_ends", "create unique index journal_ends on journal (about) where kind = 'CAPTURE'");

        assertThatThrownBy(() -> open(source(), Duration.ofSeconds(1)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("missing: unique index journal_ends of journal (about) where")
                .hasMessageContaining(" (there is: unique index journal_ends of journal (about) where");
    }

    @Test
    void a_card_whose_wallet_is_gone_is_found_without_it_and_is_not_busy() throws SQLException {
        append(
                store,
                Rows.posting()
                        .journal(Rows.opening("w-1"))
                        .open(Rows.wallet("w-1"))
                        .link(Rows.activeCard("one", "w-1")));
        sql("set session_replication_role = replica", "delete from wallet where id = 'w-1'");

        Locked locked = store.transact(unit -> unit.lock(Set.of(), Set.of(Rows.cardId("one"))));

        assertThat(locked.isAllFree()).isTrue();
        assertThat(locked.wallets()).isEmpty();
        assertThat(locked.cards()).containsOnlyKeys(Rows.cardId("one"));
    }

    @Test
    void a_wallet_is_free_though_another_ledger_on_the_server_has_its_namesake() throws Exception {
        try (LedgerStore other = opensEmptyLedger().call()) {
            List.of(store, other)
                    .forEach(one -> append(
                            one, Rows.posting().journal(Rows.opening("w-1")).open(Rows.wallet("w-1"))));

            Locked locked = store.transact(unit -> {
                unit.lock(Set.of("w-1"), Set.of());
                return other.transact(beside -> beside.lock(Set.of("w-1"), Set.of()));
            });

            assertThat(locked.isAllFree()).isTrue();
            assertThat(locked.wallets()).containsOnlyKeys("w-1");
        }
    }

    @Override
    protected DataSource source() {
        return options.source();
    }

    @Override
    protected DataSource source(String name) {
        return PostgresServer.source(name);
    }

    @Override
    protected DataSource nowhere() {
        PGSimpleDataSource nowhere = PostgresServer.source();
        nowhere.setPortNumbers(new int[] {1});
        return nowhere;
    }

    @Override
    protected void endConnections(String name) {
        PostgresServer.endConnections(name);
    }

    @Override
    protected void sql(String... statements) throws SQLException {
        PostgresServer.sql(options.schema(), statements);
    }

    @Override
    protected Duration leastPatience() {
        return Duration.ofMillis(50);
    }

    @Override
    protected String waitedTooLong() {
        return "lock timeout";
    }

    @Override
    protected String[] withoutForeignKeyOfGrants(String insert) {
        return new String[] {"alter table wallet_grant drop constraint wallet_grant_wallet_fkey", insert};
    }

    @Override
    protected String settings() {
        return "select concat_ws(', ', current_setting('transaction_isolation'), current_setting('search_path'),"
                + " current_setting('lock_timeout'), current_setting('enable_seqscan'),"
                + " current_setting('transaction_read_only'))";
    }

    @Test
    void a_server_that_loses_commits_is_refused() throws Exception {
        try (EmbeddedPostgres forgetful =
                PostgresServer.builder().setServerConfig("fsync", "off").start()) {
            assertThatThrownBy(() -> JpaLedgerStore.postgres(forgetful.getPostgresDatabase()))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("must be kept with fsync on, it was off");
        }
    }

    @Test
    void a_unit_is_read_committed_and_writes_whatever_the_default_is() {
        PGSimpleDataSource strict = PostgresServer.source();
        strict.setOptions("-c default_transaction_isolation=serializable -c default_transaction_read_only=on"
                + " -c quote_all_identifiers=on");
        append(store, Rows.posting().open(Rows.wallet("w-1")));
        try (LedgerStore other = open(strict, PATIENCE)) {
            AtomicInteger runs = new AtomicInteger();

            other.transact(unit -> {
                unit.keyChecks();
                if (runs.incrementAndGet() == 1) {
                    store.transact(ServerStoreRules::addOne);
                }
                return addOne(unit);
            });

            assertThat(wallet("w-1").own()).isEqualTo(2);
            assertThat(runs).as("runs, of which a serializable unit needs two").hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void a_unit_that_the_server_ended_for_anothers_sake_runs_again(String state) throws Exception {
        sql(
                "create sequence tries",
                "create function fails_twice() returns trigger language plpgsql as $$ begin"
                        + " if nextval('tries') < 3 then raise exception using errcode = '" + state
                        + "', message = 'planned'; end if; return new; end $$",
                "create trigger fails_twice before insert on journal for each row execute function fails_twice()");
        AtomicInteger runs = new AtomicInteger();

        store.transact(unit -> {
            runs.incrementAndGet();
            unit.append(Rows.posting().journal(Rows.opening("w-1")).build());
            return 0;
        });

        assertThat(runs).hasValue(3);
        assertThat(positions()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set own_after = 1",
                "delete from journal",
                "truncate journal",
                "update transfer set amount = 1",
                "delete from transfer",
                "truncate transfer",
                "update house_account set name = ''",
                "delete from house_account",
                "truncate house_account",
                "update key_check set key_id = ''",
                "delete from key_check",
                "truncate key_check",
                "delete from wallet",
                "truncate wallet cascade",
                "delete from card",
                "truncate card"
            })
    void what_is_written_once_is_neither_updated_nor_deleted(String statement) {
        assertThatThrownBy(() -> sql(statement)).hasMessageMatching("(?s).*(append-only|not deleted).*");
    }
}
