package com.minsapay.jpa.reliability;

import static com.minsapay.jpa.reliability.SchoolDayFile.open;
import static com.minsapay.jpa.reliability.SchoolDayFile.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Checkpoint;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is named of a history with rows cut out, put back or made up, and all others made to match without the key. */
class TamperedHistoryTest {
    @TempDir
    static Path folder;

    private static SchoolDayFile day;

    @BeforeAll
    static void runASchoolDay() {
        day = SchoolDayFile.run(folder);
    }

    @Test
    void a_ledger_without_its_house_chain_can_neither_be_walked_nor_take_what_belongs_to_the_house()
            throws IOException {
        Path copy = day.copy();
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
    void an_earlier_copy_put_back_is_found_by_a_checkpoint_and_by_nothing_else() throws IOException {
        Path ledger = day.copy();
        Path earlier = day.copy();
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
        Path ledger = day.copy();
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
        Path ledger = day.copy();
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
        Path ledger = day.copy();
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
        Path ledger = day.copy();
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
        Path ledger = day.copy();
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
        Path ledger = day.copy();
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

    private static String notContained(Checkpoint checkpoint) {
        return "checkpoint: " + checkpoint.position()
                + ": the ledger does not contain what it did then; it may be an earlier copy";
    }
}
