package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.account.OperatorId;
import com.minsapay.audit.Checkpoint;
import com.minsapay.crypto.Keys;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.fault.WrongKeyException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.reliability.TamperedFile.Column;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
import com.minsapay.spi.JournalRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What someone who can write the ledger's file, and has no key, can do without being found out. */
class TamperTest {
    private static final String HISTORY = "minsapay_schema_history";
    private static final Set<String> TABLES = Set.of(
            "card",
            "house_account",
            "house_chain",
            "journal",
            "key_check",
            "transfer",
            "wallet",
            "wallet_grant",
            HISTORY);

    private static final String FOUND_BY_A_CHECKPOINT = ", found by a checkpoint";
    private static final Map<String, Object> SECOND_HEAD = Map.of("id", 2L, "number", 0L, "seal", new byte[32]);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static final Keys KEYS = SchoolDay.keys();
    private static Path original;

    @BeforeAll
    static void runASchoolDay() {
        original = shared.resolve("original.db");
        SchoolDay.run(original);
    }

    @Test
    void no_table_is_forgotten() throws IOException {
        try (TamperedFile file = new TamperedFile(copy())) {
            assertThat(file.tables()).containsExactlyInAnyOrderElementsOf(TABLES);
            assertThat(file.tables())
                    .allSatisfy(table -> assertThat(file.rowsOf(table))
                            .as("rows of %s", table)
                            .isNotEmpty());
        }
    }

    @Test
    void every_edit_of_every_column_of_every_row_is_named() throws IOException {
        Path copy = copy();
        Set<String> columns = new TreeSet<>();
        Set<String> tried = new TreeSet<>();
        Set<String> unnoticed = new TreeSet<>();
        List<String> misnamed = new ArrayList<>();
        try (MinsaPay pay = open(copy);
                TamperedFile file = new TamperedFile(copy)) {
            assertThat(pay.verify().findings()).isEmpty();
            Checkpoint checkpoint = pay.checkpoint();
            for (String table : walked()) {
                file.columns(table).forEach(column -> columns.add(table + "." + column.name()));
            }
            file.edits(walked(), edit -> {
                tried.add(edit.table() + "." + edit.column());
                List<String> found = verify(pay);
                if (found.isEmpty()) {
                    boolean later = !pay.verify(checkpoint).findings().isEmpty();
                    unnoticed.add(edit + (later ? FOUND_BY_A_CHECKPOINT : ""));
                } else {
                    new Names(file, edit.table(), edit.before(), edit.after())
                            .blame(edit.toString(), found)
                            .ifPresent(misnamed::add);
                }
            });
            assertThat(pay.verify().findings()).as("put back").isEmpty();
        }
        assertThat(misnamed).isEmpty();
        assertThat(tried).as("every column was edited").containsExactlyInAnyOrderElementsOf(columns);
        assertThat(unnoticed)
                .as("the last transaction of a chain, if it moved no money, can change its place among other chains'")
                .allMatch(edit -> edit.startsWith("journal.position = ") && edit.endsWith(FOUND_BY_A_CHECKPOINT));
    }

    @Test
    void every_deleted_row_is_named() throws IOException {
        Path copy = copy();
        List<String> misnamed = new ArrayList<>();
        try (MinsaPay pay = open(copy);
                TamperedFile file = new TamperedFile(copy)) {
            for (String table : walked()) {
                for (Map<String, Object> row : file.rowsOf(table)) {
                    Names names = new Names(file, table, row, row);
                    file.delete(table, row);
                    List<String> found = verify(pay);
                    names.blame("deleted of " + table, found).ifPresent(misnamed::add);
                    file.insert(table, row);
                }
            }
            assertThat(pay.verify().findings()).as("put back").isEmpty();
        }
        assertThat(misnamed).isEmpty();
    }

    @Test
    void every_kind_of_inserted_row_is_named() throws IOException {
        Path copy = copy();
        Set<String> tables = new TreeSet<>();
        List<String> misnamed = new ArrayList<>();
        try (MinsaPay pay = open(copy);
                TamperedFile file = new TamperedFile(copy)) {
            for (Inserted inserted : inserted(file)) {
                Names names = new Names(file, inserted.table(), inserted.row(), inserted.row());
                if (file.tryInsert(inserted.table(), inserted.row())) {
                    names.blame("inserted: " + inserted, verify(pay)).ifPresent(misnamed::add);
                    file.delete(inserted.table(), inserted.row());
                    tables.add(inserted.table());
                }
            }
            assertThat(pay.verify().findings()).as("put back").isEmpty();
        }
        assertThat(tables).hasSize(walked().size() - 1).doesNotContain("house_chain");
        assertThat(misnamed).isEmpty();
    }

    private record Inserted(String table, Map<String, Object> row) {}

    /** Rows that fit in: made from rows that are there, under names that are free. */
    private static List<Inserted> inserted(TamperedFile file) {
        List<Inserted> rows = new ArrayList<>();
        for (Map<String, Object> row : file.rowsOf("journal")) {
            Map<String, Object> twice = with(row, "position", 1_000L, "id", new byte[16], "request_key", "mine");
            rows.add(new Inserted("journal", twice));
            rows.add(new Inserted("journal", with(twice, "number", 100L)));
            rows.add(new Inserted("journal", with(twice, "chain", "w-9")));
            rows.add(new Inserted("journal", with(twice, "chain", "W-1", "number", 1L)));
        }
        for (Map<String, Object> row : file.rowsOf("transfer")) {
            rows.add(new Inserted("transfer", with(row, "line", 9L)));
            rows.add(new Inserted("transfer", with(row, "line", Long.MAX_VALUE)));
            rows.add(new Inserted("transfer", with(row, "position", 1_000L)));
            rows.add(new Inserted("transfer", with(row, "position", 12L)));
        }
        Map<String, Object> wallet = file.rowsOf("wallet").get(0);
        for (String id : List.of("", "a", "w-10", "w-9", "\uD83D\uDCB0")) {
            rows.add(new Inserted("wallet", with(wallet, "id", id)));
        }
        for (String id : List.of("w-1", "w-3", "w-9")) {
            Map<String, Object> grant = file.rowsOf("wallet_grant").get(0);
            rows.add(new Inserted("wallet_grant", with(grant, "wallet", id, "fund", "mine", "amount", 1L)));
            rows.add(new Inserted("wallet_grant", with(grant, "wallet", id, "fund", "parents", "amount", 0L)));
            rows.add(new Inserted("card", Map.of("id", new byte[32], "wallet", id, "status", "REPLACED", "since", 0L)));
            rows.add(new Inserted("card", Map.of("id", new byte[0], "wallet", id, "status", "", "since", 0L)));
        }
        rows.add(new Inserted("house_account", Map.of("account", "booth:mine", "name", "Mine", "expires_at", 0L)));
        rows.add(new Inserted("house_account", Map.of("account", "", "name", "", "expires_at", 0L)));
        for (String purpose : List.of("seal", "card", "")) {
            rows.add(new Inserted(
                    "key_check", Map.of("purpose", purpose, "key_id", "mine", "check_value", new byte[32])));
        }
        return rows;
    }

    private static Map<String, Object> with(Map<String, Object> row, Object... changes) {
        Map<String, Object> changed = new LinkedHashMap<>(row);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put((String) changes[i], changes[i + 1]);
        }
        return changed;
    }

    @Test
    void the_house_has_one_head() throws IOException {
        Path copy = copy();
        try (MinsaPay pay = open(copy);
                TamperedFile file = new TamperedFile(copy)) {
            file.run("pragma ignore_check_constraints = off");
            assertThatThrownBy(() -> file.insert("house_chain", SECOND_HEAD)).hasMessageContaining("CHECK constraint");
            file.run("pragma ignore_check_constraints = on");
            file.insert("house_chain", SECOND_HEAD);
            assertThat(verify(pay)).as("forced in, it is never read").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "house_account", "journal", "key_check", "transfer", "wallet", "wallet_grant"})
    void what_was_tampered_with_while_the_ledger_was_closed_is_found_when_it_is_opened_again(String table)
            throws IOException {
        try (TamperedFile file = new TamperedFile(original)) {
            Map<String, Object> row = file.rowsOf(table).get(0);
            Map<String, Object> edited = new LinkedHashMap<>(row);
            file.columns(table).stream()
                    .filter(column -> column.type().equals("BLOB"))
                    .forEach(column -> edited.computeIfPresent(column.name(), (name, value) -> new byte[16]));
            file.columns(table).stream()
                    .filter(column ->
                            column.type().equals("INTEGER") && column.name().matches("amount|own|expires_at"))
                    .forEach(column -> edited.put(column.name(), 1L));
            Path changed = copy();
            try (TamperedFile tampered = new TamperedFile(changed)) {
                assertThat(tampered.replace(table, row, edited)).isTrue();
            }
            assertThat(reopened(changed)).as("edited").isNotEmpty().allMatch(TamperTest::isClear);
            Path shortened = copy();
            try (TamperedFile tampered = new TamperedFile(shortened)) {
                tampered.delete(table, row);
            }
            assertThat(reopened(shortened)).as("deleted").isNotEmpty().allMatch(TamperTest::isClear);
            Path lengthened = copy();
            try (TamperedFile tampered = new TamperedFile(lengthened)) {
                assertThat(inserted(file).stream()
                                .filter(inserted -> inserted.table().equals(table))
                                .anyMatch(inserted -> tampered.tryInsert(table, inserted.row())))
                        .isTrue();
            }
            assertThat(reopened(lengthened)).as("inserted").isNotEmpty().allMatch(TamperTest::isClear);
        }
    }

    /** What opening and walking a ledger says, where it refuses or finds something. */
    private static List<String> reopened(Path file) {
        try (MinsaPay pay = open(file)) {
            return verify(pay);
        } catch (WrongKeyException | LedgerCorruptException | StoreUnavailableException e) {
            return List.of(e.getMessage());
        }
    }

    /** Says what it is about, and not in the words of the database or the language. */
    private static boolean isClear(String message) {
        return message.length() > 20 && !message.contains("Exception") && !message.contains("null");
    }

    @Test
    void a_ledger_without_its_house_chain_can_neither_be_walked_nor_take_what_belongs_to_the_house()
            throws IOException {
        Path copy = copy();
        try (TamperedFile file = new TamperedFile(copy)) {
            file.run("delete from house_chain");
        }
        try (MinsaPay pay = open(copy)) {
            String gone = "house_chain must have one row, had none";
            assertThat(verify(pay)).containsExactly(gone);
            assertThatThrownBy(() -> Load.send(pay, SchoolDay.booth("new")))
                    .isInstanceOf(LedgerCorruptException.class)
                    .hasMessage(gone);
            assertThat(Load.send(pay, SchoolDay.topUp("still", "w-1"))).isInstanceOf(Outcome.Approved.class);
        }
    }

    @Test
    void a_row_that_the_tables_would_never_take_is_named() throws IOException {
        for (String column : List.of("chain", "kind", "details", "seal", "own_after")) {
            Path copy = copy();
            try (TamperedFile file = new TamperedFile(copy)) {
                file.forgetConstraints("journal");
                file.change("update journal set " + column + " = null where position = 11");
            }
            assertThat(reopened(copy))
                    .as(column)
                    .containsExactly("journal." + column + " of row 11 must hold something, was null");
        }
    }

    @Test
    void a_changed_history_of_migrations_changes_no_money() throws IOException {
        Map<String, List<String>> results = new TreeMap<>();
        try (TamperedFile file = new TamperedFile(original)) {
            Map<String, Object> row =
                    file.rowsOf(HISTORY).get(file.rowsOf(HISTORY).size() - 1);
            for (Column column : file.columns(HISTORY)) {
                Path copy = copy();
                try (TamperedFile tampered = new TamperedFile(copy)) {
                    Object other = row.get(column.name()) instanceof Number number ? number.longValue() + 7 : "2";
                    tampered.change("update " + HISTORY + " set " + column.name() + " = ?", other);
                }
                results.put("edited " + column.name(), reopened(copy));
            }
            Path emptied = copy();
            try (TamperedFile tampered = new TamperedFile(emptied)) {
                tampered.run("delete from " + HISTORY);
            }
            results.put("emptied", reopened(emptied));
        }
        assertThat(results)
                .allSatisfy((what, result) -> assertThat(result)
                        .as(what)
                        .allMatch(message ->
                                message.startsWith("the ledger's tables could not be brought up to date: ")));
        assertThat(results.values()).as("not all of them matter").contains(List.of());
    }

    @Test
    void an_earlier_copy_put_back_is_found_by_a_checkpoint_and_by_nothing_else() throws IOException {
        Path ledger = copy();
        Path earlier = folder.resolve("earlier.db");
        Files.copy(ledger, earlier);
        Checkpoint checkpoint;
        try (MinsaPay pay = open(ledger)) {
            Load.send(pay, SchoolDay.topUp("later", "w-1"));
            checkpoint = pay.checkpoint();
            assertThat(pay.verify(checkpoint).findings()).isEmpty();
        }
        try (MinsaPay pay = open(earlier)) {
            assertThat(pay.verify().findings()).isEmpty();
            assertThat(verify(pay, checkpoint)).containsExactly(notContained(checkpoint));

            // It does not help to let it grow again, to the same length or beyond.
            Load.send(pay, SchoolDay.topUp("instead", "w-1"));
            assertThat(pay.checkpoint().position()).isEqualTo(checkpoint.position());
            assertThat(verify(pay, checkpoint)).containsExactly(notContained(checkpoint));
            Load.send(pay, SchoolDay.topUp("beyond", "w-1"));
            assertThat(pay.verify().findings()).isEmpty();
            assertThat(verify(pay, checkpoint)).containsExactly(notContained(checkpoint));
        }
    }

    @Test
    void a_wallets_last_transactions_cut_off_with_its_earlier_state_are_found_by_a_checkpoint() throws IOException {
        Path ledger = copy();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            Map<String, Object> wallet =
                    file.rows("select * from wallet where id = 'w-2'").get(0);
            List<Map<String, Object>> grants = file.rows("select * from wallet_grant where wallet = 'w-2'");
            Load.send(pay, SchoolDay.charge("lunch", "w-2"));
            Load.send(pay, SchoolDay.topUp("other", "w-1"));
            Checkpoint checkpoint = pay.checkpoint();

            file.run(
                    "delete from transfer where position = (select position from journal where request_key = 'lunch')");
            file.change("delete from journal where request_key = 'lunch'");
            file.run("delete from wallet where id = 'w-2'");
            file.insert("wallet", wallet);
            file.run("delete from wallet_grant where wallet = 'w-2'");
            grants.forEach(grant -> file.insert("wallet_grant", grant));

            assertThat(pay.verify().findings()).isEmpty();
            assertThat(verify(pay, checkpoint)).containsExactly(notContained(checkpoint));
        }
    }

    @Test
    void a_whole_wallet_cut_out_is_found_by_a_checkpoint_and_by_the_close_that_covers_its_money() throws IOException {
        Path ledger = copy();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            Checkpoint checkpoint = pay.checkpoint();
            cutWallet(file, "w-6");

            assertThat(pay.verify().findings()).as("nothing of it was closed").isEmpty();
            assertThat(verify(pay, checkpoint)).containsExactly(notContained(checkpoint));
            cutWallet(file, "w-2");
            assertThat(verify(pay))
                    .singleElement()
                    .asString()
                    .endsWith(" of !house: says other sums than the transactions up to its cut give");
        }
    }

    private static void cutWallet(TamperedFile file, String id) {
        file.run("delete from transfer where position in (select position from journal where chain = ?)", id);
        file.run("delete from journal where chain = ?", id);
        file.run("delete from wallet where id = ?", id);
        file.run("delete from wallet_grant where wallet = ?", id);
        file.run("delete from card where wallet = ?", id);
    }

    @Test
    void a_house_cut_out_from_under_its_payments_is_named() throws IOException {
        Path ledger = copy();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            cutHouse(file, 0);
            assertThat(verify(pay))
                    .containsExactlyInAnyOrder(
                            "account: booth:tteokbokki: has moved money, and was never opened",
                            "account: booth:lemonade: has moved money, and was never opened",
                            "account: desk:main: has moved money, and was never opened",
                            "account: fund:school: has moved money, and was never opened",
                            "account: fund:parents: has moved money, and was never opened",
                            "account: fund:last-year: has moved money, and was never opened",
                            "account: sponsor:council: has moved money, and was never opened",
                            // The funds' expiries are gone with them.
                            "wallet: w-2: holds something else than its transactions give",
                            "wallet: w-4: holds something else than its transactions give");
        }
    }

    @Test
    void a_grant_made_to_last_by_cutting_out_its_fund_is_named() throws IOException {
        Path ledger = copy();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            Object opened = file.rows("select number from journal where request_key = 'f2'")
                    .get(0)
                    .get("number");
            cutHouse(file, (Long) opened - 1);
            file.change("update wallet_grant set expires_at = ? where fund = 'parents'", Long.MAX_VALUE);
            assertThat(verify(pay)).contains("account: fund:parents: has moved money, and was never opened");
        }
    }

    /** Leaves so many of the house's transactions, and everything to match. */
    private static void cutHouse(TamperedFile file, long left) {
        List<Map<String, Object>> seals =
                file.rows("select seal from journal where chain = '!house' and number = " + left);
        Object head = seals.isEmpty() ? new byte[32] : seals.get(0).get("seal");
        for (Map<String, Object> gone :
                file.rows("select position, details from journal where chain = '!house' and number > " + left)) {
            String details = (String) gone.get("details");
            file.run("delete from house_account where instr(?, account) > 0", details);
            file.run("delete from transfer where position = ?", gone.get("position"));
            file.change("delete from journal where position = ?", gone.get("position"));
        }
        file.change("update house_chain set number = ?, seal = ?", left, head);
    }

    @Test
    void money_made_up_with_everything_to_match_is_named() throws IOException {
        Path ledger = copy();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            Map<String, Object> topUp = file.rows("select position from journal where request_key = 't1'")
                    .get(0);
            file.change("update transfer set amount = amount + 5000 where position = ?", topUp.get("position"));
            file.run("update journal set own_after = own_after + 5000 where chain = 'w-1' and number > 1");
            file.change("update wallet set own = own + 5000 where id = 'w-1'");
            assertThat(verify(pay))
                    .contains(
                            "journal: transaction 2 of w-1: does not match its seal",
                            "wallet: w-1: does not match its MAC")
                    .allMatch(finding -> finding.matches("(journal: transaction .* of|wallet:) w-1: .*"));
        }
    }

    @Test
    void my_card_linked_to_your_wallet_is_named() throws IOException {
        Path ledger = copy();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            Object mine =
                    file.rows("select id from card where wallet = 'w-4'").get(0).get("id");
            Object yours =
                    file.rows("select id from card where wallet = 'w-1'").get(0).get("id");
            file.run("update card set status = 'REPLACED' where id = ?", yours);
            file.run("update card set wallet = 'w-1' where id = ?", mine);
            assertThat(verify(pay)).contains("card: of wallet w-1, ACTIVE: is not as its wallet's transactions say");
        }
    }

    @Test
    void an_edited_wallet_or_card_pays_nothing_also_before_anyone_verifies() throws IOException {
        Path ledger = copy();
        List<String> paid = new ArrayList<>();
        Map<String, Integer> tries = new TreeMap<>();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            file.edits(List.of("wallet", "wallet_grant", "card"), edit -> {
                if (edit.table().equals("card") && !isAboutACardThatPays(edit)) {
                    return;
                }
                for (String wallet : walletsOf(edit)) {
                    String key = "k-" + tries.merge(edit.table(), 1, Integer::sum) + edit.table();
                    Stream.concat(
                                    ask(pay, SchoolDay.charge(key, wallet)).stream(),
                                    SchoolDay.tapped(key + "t", wallet).flatMap(tap -> ask(pay, tap)).stream())
                            .filter(Outcome.Approved.class::isInstance)
                            .forEach(outcome -> paid.add(wallet + " after " + edit));
                }
            });
            assertThat(pay.verify().findings()).as("put back").isEmpty();
            assertThat(Load.send(pay, SchoolDay.charge("at-last", "w-1"))).isInstanceOf(Outcome.Approved.class);
        }
        assertThat(paid).isEmpty();
        assertThat(tries.keySet()).containsExactly("card", "wallet", "wallet_grant");
    }

    /** Since when it does is shown, and checked when a card is linked again; a payment does not go by it. */
    private static boolean isAboutACardThatPays(TamperedFile.Edit edit) {
        return !edit.column().equals("since") && isActive(edit);
    }

    private static boolean isActive(TamperedFile.Edit edit) {
        return edit.before().containsValue("ACTIVE") || edit.after().containsValue("ACTIVE");
    }

    /** The wallets that a row belonged to and belongs to, where there can be such a wallet. */
    private static Set<String> walletsOf(TamperedFile.Edit edit) {
        String column = edit.table().equals("wallet") ? "id" : "wallet";
        return Stream.of(edit.before(), edit.after())
                .map(row -> (String) row.get(column))
                .filter(wallet -> !wallet.isEmpty())
                .collect(Collectors.toSet());
    }

    @Test
    void a_wallet_put_back_to_what_it_once_was_pays_nothing() throws IOException {
        Path ledger = copy();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            Map<String, Object> wallet =
                    file.rows("select * from wallet where id = 'w-1'").get(0);
            List<Map<String, Object>> grants = file.rows("select * from wallet_grant where wallet = 'w-1'");
            assertThat(Load.send(pay, SchoolDay.charge("spent", "w-1"))).isInstanceOf(Outcome.Approved.class);
            long end = pay.checkpoint().position();

            file.change("delete from wallet where id = 'w-1'");
            file.insert("wallet", wallet);
            file.run("delete from wallet_grant where wallet = 'w-1'");
            grants.forEach(grant -> file.insert("wallet_grant", grant));

            assertThatThrownBy(() -> Load.send(pay, SchoolDay.charge("again", "w-1")))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(pay.checkpoint().position()).isEqualTo(end);
            assertThat(verify(pay)).anyMatch(finding -> finding.startsWith("wallet: w-1: should end at transaction "));
        }
    }

    @Test
    void an_edited_outcome_is_not_repeated_also_before_anyone_verifies() throws IOException {
        Path ledger = copy();
        Request charge = SchoolDay.charge("lunch", "w-2");
        Map<String, Outcome> repeated = new TreeMap<>();
        Set<String> columns = new TreeSet<>();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            Outcome first = Load.send(pay, charge);
            long position = (Long) file.rows("select position from journal where request_key = 'lunch'")
                    .get(0)
                    .get("position");
            file.edits(List.of("journal", "transfer"), edit -> {
                boolean isOfAnother = (Long) edit.before().get("position") != position;
                // What has another key or another place is not found any more: deleted rather than edited.
                boolean isGone = Set.of("request_key", "position").contains(edit.column());
                if (!isOfAnother && !isGone) {
                    columns.add(edit.table() + "." + edit.column());
                    ask(pay, charge).ifPresent(outcome -> repeated.put(edit.toString(), outcome));
                }
            });
            assertThat(Load.send(pay, charge)).as("put back").isEqualTo(first);
            assertThat(pay.verify().findings()).as("put back").isEmpty();
        }
        assertThat(columns).contains("journal.status", "journal.own_after", "transfer.amount");
        assertThat(repeated).isEmpty();
    }

    @Test
    void a_day_is_not_closed_behind_a_close_that_was_edited() throws IOException {
        Path ledger = copy();
        Map<String, Outcome> answers = new TreeMap<>();
        try (MinsaPay pay = open(ledger);
                TamperedFile file = new TamperedFile(ledger)) {
            file.edits(List.of("journal"), edit -> {
                // Behind the last position that there can be, nothing can be recorded, a decline neither.
                boolean leavesRoom = !edit.after().get("position").equals(Long.MAX_VALUE);
                if (edit.before().get("kind").equals(JournalRow.CLOSE) && leavesRoom) {
                    CloseDayRequest close =
                            new CloseDayRequest(IdempotencyKey.of("close-" + answers.size()), OperatorId.of("kim"));
                    answers.put(edit.toString(), pay.closeDay(close));
                }
            });
            assertThat(pay.verify().findings()).as("put back").isEmpty();
        }
        assertThat(answers).hasSizeGreaterThan(100);
        assertThat(answers.values())
                .allMatch(answer -> answer instanceof Outcome.Declined declined
                        && declined.reason() == DeclineReason.BOOKS_NOT_PROVEN);
    }

    /** What a request gets; nothing if it is refused because of what was altered. */
    private static Optional<Outcome> ask(MinsaPay pay, Request request) {
        try {
            return Optional.of(Load.send(pay, request));
        } catch (LedgerCorruptException e) {
            assertThat(e).message().matches(TamperTest::isClear);
            return Optional.empty();
        }
    }

    private static String notContained(Checkpoint checkpoint) {
        return "checkpoint: " + checkpoint.position()
                + ": the ledger does not contain what it did then; it may be an earlier copy";
    }

    /** The tables that a walk looks at. */
    private static List<String> walked() {
        return TABLES.stream().filter(table -> !table.equals(HISTORY)).sorted().toList();
    }

    private Path copy() throws IOException {
        return Files.copy(original, folder.resolve("copy-" + System.nanoTime() + ".db"));
    }

    private static MinsaPay open(Path file) {
        return SchoolDay.open(file, KEYS);
    }

    private static List<String> verify(MinsaPay pay) {
        return pay.verify().findings().stream()
                .map(finding -> finding.toString().replace("ledger: cannot be read any further: ", ""))
                .toList();
    }

    private static List<String> verify(MinsaPay pay, Checkpoint checkpoint) {
        return pay.verify(checkpoint).findings().stream().map(Object::toString).toList();
    }
}
