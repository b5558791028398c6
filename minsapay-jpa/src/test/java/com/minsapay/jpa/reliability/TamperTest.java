package com.minsapay.jpa.reliability;

import static com.minsapay.jpa.reliability.SchoolDayFile.open;
import static com.minsapay.jpa.reliability.SchoolDayFile.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Checkpoint;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.fault.WrongKeyException;
import com.minsapay.jpa.reliability.TamperedFile.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an edited, a deleted and an inserted row is named, whatever the table, also by who opens the ledger later. */
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
    static Path folder;

    private static SchoolDayFile day;

    @BeforeAll
    static void runASchoolDay() {
        day = SchoolDayFile.run(folder);
    }

    @Test
    void no_table_is_forgotten() throws IOException {
        try (TamperedFile file = new TamperedFile(day.copy())) {
            assertThat(file.tables()).containsExactlyInAnyOrderElementsOf(TABLES);
            assertThat(file.tables())
                    .allSatisfy(table -> assertThat(file.rowsOf(table))
                            .as("rows of %s", table)
                            .isNotEmpty());
        }
    }

    @Test
    void every_edit_of_every_column_of_every_row_is_named() throws IOException {
        Path copy = day.copy();
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
        Path copy = day.copy();
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
        Path copy = day.copy();
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
        Path copy = day.copy();
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
        try (TamperedFile file = new TamperedFile(day.untouched())) {
            Map<String, Object> row = file.rowsOf(table).get(0);
            Map<String, Object> edited = new LinkedHashMap<>(row);
            file.columns(table).stream()
                    .filter(column -> column.type().equals("BLOB"))
                    .forEach(column -> edited.computeIfPresent(column.name(), (name, value) -> new byte[16]));
            file.columns(table).stream()
                    .filter(column ->
                            column.type().equals("INTEGER") && column.name().matches("amount|own|expires_at"))
                    .forEach(column -> edited.put(column.name(), 1L));
            Path changed = day.copy();
            try (TamperedFile tampered = new TamperedFile(changed)) {
                assertThat(tampered.replace(table, row, edited)).isTrue();
            }
            assertThat(reopened(changed)).as("edited").isNotEmpty().allMatch(SchoolDayFile::isClear);
            Path shortened = day.copy();
            try (TamperedFile tampered = new TamperedFile(shortened)) {
                tampered.delete(table, row);
            }
            assertThat(reopened(shortened)).as("deleted").isNotEmpty().allMatch(SchoolDayFile::isClear);
            Path lengthened = day.copy();
            try (TamperedFile tampered = new TamperedFile(lengthened)) {
                assertThat(inserted(file).stream()
                                .filter(inserted -> inserted.table().equals(table))
                                .anyMatch(inserted -> tampered.tryInsert(table, inserted.row())))
                        .isTrue();
            }
            assertThat(reopened(lengthened)).as("inserted").isNotEmpty().allMatch(SchoolDayFile::isClear);
        }
    }

    @Test
    void a_row_that_the_tables_would_never_take_is_named() throws IOException {
        for (String column : List.of("chain", "kind", "details", "seal", "own_after")) {
            Path copy = day.copy();
            try (TamperedFile file = new TamperedFile(copy)) {
                file.changePastConstraints("journal", "update journal set " + column + " = null where position = 11");
            }
            assertThat(reopened(copy))
                    .as(column)
                    .containsExactly("journal." + column + " of row 11 must hold something, held nothing");
        }
    }

    @Test
    void a_changed_history_of_migrations_changes_no_money() throws IOException {
        Map<String, List<String>> results = new TreeMap<>();
        try (TamperedFile file = new TamperedFile(day.untouched())) {
            Map<String, Object> row =
                    file.rowsOf(HISTORY).get(file.rowsOf(HISTORY).size() - 1);
            for (Column column : file.columns(HISTORY)) {
                Path copy = day.copy();
                try (TamperedFile tampered = new TamperedFile(copy)) {
                    Object other = row.get(column.name()) instanceof Number number ? number.longValue() + 7 : "2";
                    tampered.change("update " + HISTORY + " set " + column.name() + " = ?", other);
                }
                results.put("edited " + column.name(), reopened(copy));
            }
            Path emptied = day.copy();
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

    /** What opening and walking a ledger says, where it refuses or finds something. */
    private static List<String> reopened(Path file) {
        try (MinsaPay pay = open(file)) {
            return verify(pay);
        } catch (WrongKeyException | LedgerCorruptException | StoreUnavailableException e) {
            return List.of(e.getMessage());
        }
    }

    /** The tables that a walk looks at. */
    private static List<String> walked() {
        return TABLES.stream().filter(table -> !table.equals(HISTORY)).sorted().toList();
    }
}
