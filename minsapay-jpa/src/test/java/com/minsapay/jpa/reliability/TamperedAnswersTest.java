package com.minsapay.jpa.reliability;

import static com.minsapay.jpa.reliability.SchoolDayFile.open;
import static com.minsapay.jpa.reliability.SchoolDayFile.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.account.OperatorId;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
import com.minsapay.spi.JournalRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** What a ledger that was tampered with still answers before anyone verifies it: no payment, no repeat, no close. */
class TamperedAnswersTest {
    @TempDir
    static Path folder;

    private static SchoolDayFile day;

    @BeforeAll
    static void runASchoolDay() {
        day = SchoolDayFile.run(folder);
    }

    @Test
    void an_edited_wallet_or_card_pays_nothing_also_before_anyone_verifies() throws IOException {
        Path ledger = day.copy();
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
        Path ledger = day.copy();
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
        Path ledger = day.copy();
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
        Path ledger = day.copy();
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
            assertThat(e).message().matches(SchoolDayFile::isClear);
            return Optional.empty();
        }
    }
}
