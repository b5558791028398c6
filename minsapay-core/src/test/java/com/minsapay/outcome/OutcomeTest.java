package com.minsapay.outcome;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_DESK;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
    private static final Question LARGE = new Question.LargeAmount(won(45_000), won(30_000));
    private static final Question TWICE =
            new Question.LikelyDoubleTap(transaction(1), won(3_000), Duration.ofMillis(2_900));

    @ParameterizedTest
    @EnumSource(TransactionKind.class)
    void every_kind_has_a_sentence_in_korean_and_in_english(TransactionKind kind) {
        hasSentences(approved(kind));
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void every_reason_has_a_sentence_in_korean_and_in_english(DeclineReason reason) {
        hasSentences(new Outcome.Declined(reason, Optional.of(won(1_500)), Optional.of(won(50_000))));
    }

    @Test
    void every_question_has_a_sentence_in_korean_and_in_english() {
        hasSentences(new Outcome.Asked(LARGE));
        hasSentences(new Outcome.Asked(TWICE));
    }

    @Test
    void sentences_hold_the_figures_that_a_screen_needs() {
        Outcome paid = approved(TransactionKind.CHARGE);
        assertThat(paid.message(Locale.KOREAN)).isEqualTo("0원 결제했습니다. 잔액 8,000원.");
        assertThat(paid.message(Locale.ENGLISH)).isEqualTo("₩0 paid. Balance ₩8,000.");
        assertThat(declined(DeclineReason.ABOVE_REQUEST_LIMIT).message(Locale.ENGLISH))
                .isEqualTo("Too much at once: at most ₩50,000.");
        assertThat(declined(DeclineReason.NOT_ENOUGH_MONEY).message(Locale.KOREA))
                .isEqualTo("잔액이 1,500원 부족합니다.");
        assertThat(LARGE.message(Locale.ENGLISH)).isEqualTo("Is ₩45,000 really meant?");
        assertThat(TWICE.message(Locale.ENGLISH)).isEqualTo("₩3,000 was paid here 2 seconds ago. Pay once more?");
        assertThat(TWICE.message(Locale.KOREAN)).contains("2초 전").contains("3,000원");
    }

    @Test
    void a_count_tells_whether_the_till_was_over_or_short() {
        Outcome exact = counted("3000", "3000", 0);
        Outcome over = counted("3500", "3000", 500);
        Outcome tooLittle = counted("0", "-200", 200);
        Outcome missing = counted("2900", "3000", 100);
        List.of(exact, over, tooLittle, missing).forEach(OutcomeTest::hasSentences);
        assertThat(exact.message(Locale.ENGLISH)).isEqualTo("₩3,000 counted, as the books say.");
        assertThat(over.message(Locale.ENGLISH)).isEqualTo("₩3,500 counted: ₩500 over.");
        assertThat(tooLittle.message(Locale.ENGLISH)).isEqualTo("₩0 counted: ₩200 over.");
        assertThat(missing.message(Locale.ENGLISH)).isEqualTo("₩2,900 counted: ₩100 short.");
        assertThat(missing.message(Locale.KOREAN)).isEqualTo("시재 2,900원, 장부보다 100원 적습니다.");
        assertThat(count(missing)).contains(new TillCount(won(2_900), won(3_000)));
        assertThat(count(missing).map(TillCount::difference)).contains(won(-100));
        assertThat(count(over).map(TillCount::difference)).contains(won(500));
        assertThat(count(approved(TransactionKind.TOP_UP))).isEmpty();
    }

    @Test
    void a_payout_that_was_declined_tells_what_the_booth_is_owed() {
        Outcome declined = Outcome.of(recorded(
                TransactionKind.BOOTH_PAYOUT,
                Optional.of(DeclineReason.MORE_THAN_OWED),
                Map.of(Detail.LIMIT, "-1500"),
                List.of()));
        assertThat(declined.message(Locale.ENGLISH)).isEqualTo("The booth is owed -₩1,500.");
        assertThat(declined.message(Locale.KOREAN)).isEqualTo("부스가 받을 돈은 -1,500원입니다.");
    }

    @Test
    void a_close_that_was_declined_names_the_tills_or_tells_the_difference() {
        Outcome uncounted = notClosed(DeclineReason.TILL_NOT_COUNTED, Map.of(Detail.UNCOUNTED, "gate-2 main"));
        Outcome waiting = notClosed(DeclineReason.SUSPENSE_LEFT, Map.of(Detail.DIFFERENCE, "-7000"));
        Outcome unproven =
                notClosed(DeclineReason.BOOKS_NOT_PROVEN, Map.of(Detail.DIFFERENCE, "300", Detail.PROBLEMS, "1"));
        List.of(uncounted, waiting, unproven).forEach(OutcomeTest::hasSentences);
        assertThat(uncounted)
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.TILL_NOT_COUNTED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(OTHER_DESK, DESK)));
        assertThat(((Outcome.Declined) waiting).difference()).contains(won(-7_000));
        assertThat(uncounted.message(Locale.ENGLISH)).isEqualTo("Count the till first: gate-2, main.");
        assertThat(waiting.message(Locale.KOREAN)).isEqualTo("설명되지 않은 금액 -7,000원이 남아 있습니다. 먼저 정정하세요.");
        assertThat(unproven.message(Locale.KOREAN)).isEqualTo("장부가 맞지 않아 마감할 수 없습니다. 장부를 검증하세요.");
        assertThat(unproven.message(Locale.ENGLISH))
                .isEqualTo("The books do not prove themselves, so the day is not closed. Verify the ledger.");
    }

    @Test
    void another_language_gets_english_whatever_the_default_is() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.KOREA);
            Outcome outcome = declined(DeclineReason.NOT_ENOUGH_MONEY);
            for (Locale other : List.of(Locale.FRENCH, Locale.JAPAN, Locale.ROOT, Locale.forLanguageTag("ar-EG"))) {
                assertThat(outcome.message(other)).isEqualTo("Not enough money: ₩1,500 short.");
            }
            Locale.setDefault(Locale.US);
            assertThat(outcome.message(Locale.KOREAN)).isEqualTo("잔액이 1,500원 부족합니다.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_confirmation_holds_the_facts_of_its_question() {
        assertThat(LARGE.confirmation()).isEqualTo(new Confirmation.OfAmount(won(45_000)));
        assertThat(TWICE.confirmation()).isEqualTo(new Confirmation.OfRepeat(transaction(1)));
    }

    @Test
    void answers_are_final_and_questions_are_not() {
        assertThat(approved(TransactionKind.CHARGE).isFinal()).isTrue();
        assertThat(declined(DeclineReason.CARD_BLOCKED).isFinal()).isTrue();
        assertThat(Stream.of(DeclineReason.values())
                        .filter(reason -> !declined(reason).isFinal()))
                .containsExactlyInAnyOrder(
                        DeclineReason.AMOUNT_IS_A_CARD_NUMBER,
                        DeclineReason.NOT_DUE,
                        DeclineReason.NOTHING_LEFT,
                        DeclineReason.NEEDS_APPROVAL,
                        DeclineReason.NOT_HAPPENED_YET,
                        DeclineReason.NOTHING_TO_CLOSE);
        assertThat(new Outcome.Asked(LARGE).isFinal()).isFalse();
    }

    @Test
    void each_outcome_takes_its_own_way_through_fold() {
        assertThat(fold(approved(TransactionKind.CHARGE))).isEqualTo("approved");
        assertThat(fold(declined(DeclineReason.CARD_BLOCKED))).isEqualTo("declined");
        assertThat(fold(new Outcome.Asked(LARGE))).isEqualTo("asked");
    }

    @Test
    void i04_a_recorded_decline_reads_back_with_its_figures() {
        Map<Detail, String> details = Map.of(Detail.SHORTFALL, "1500", Detail.LIMIT, "50000");
        assertThat(Outcome.of(recorded(
                        TransactionKind.CHARGE, Optional.of(DeclineReason.NOT_ENOUGH_MONEY), details, List.of())))
                .isEqualTo(declined(DeclineReason.NOT_ENOUGH_MONEY));
    }

    @Test
    void a_receipt_is_read_off_the_transaction() {
        assertThat(approved(TransactionKind.TOP_UP))
                .isEqualTo(new Outcome.Approved(new Receipt(
                        transaction(1),
                        TransactionKind.TOP_UP,
                        Optional.of(WALLET),
                        won(0),
                        won(0),
                        won(0),
                        Optional.of(new Balance(won(5_000), won(3_000))),
                        NOON,
                        Optional.empty())));
    }

    @Test
    void a_receipt_tells_what_a_sponsor_paid_and_a_screen_shows_nothing_of_it_to_pay() {
        Transfer free = new Transfer(AccountId.sponsor(SPONSOR), AccountId.booth(BOOTH), won(3_000));
        Outcome charged = Outcome.of(recorded(TransactionKind.CHARGE, Optional.empty(), Map.of(), List.of(free)));
        Receipt receipt = ((Outcome.Approved) charged).receipt();
        assertThat(receipt.amount()).isEqualTo(won(3_000));
        assertThat(receipt.sponsored()).isEqualTo(won(3_000));
        assertThat(receipt.ofWallet()).isEqualTo(won(0));
        assertThat(charged.message(Locale.KOREAN)).isEqualTo("프리패스로 0원 결제했습니다. 정가 3,000원, 잔액 8,000원.");
        assertThat(charged.message(Locale.ENGLISH))
                .isEqualTo("Free pass: ₩0 to pay, the sponsor pays ₩3,000. Balance ₩8,000.");

        Transfer back = new Transfer(AccountId.booth(BOOTH), AccountId.sponsor(SPONSOR), won(500));
        Outcome refunded = Outcome.of(recorded(TransactionKind.REFUND, Optional.empty(), Map.of(), List.of(back)));
        hasSentences(refunded);
        assertThat(refunded.message(Locale.ENGLISH))
                .isEqualTo("₩500 of a free pass refunded to the sponsor. Balance ₩8,000.");

        hasSentences(Outcome.of(recorded(TransactionKind.LATE_CHARGE, Optional.empty(), Map.of(), List.of(free))));

        Outcome corrected = Outcome.of(recorded(TransactionKind.CORRECTION, Optional.empty(), Map.of(), List.of(free)));
        assertThat(((Outcome.Approved) corrected).receipt().sponsored()).isEqualTo(won(0));
        hasSentences(corrected);
    }

    @Test
    void a_top_up_tells_what_it_repaid_and_a_late_charge_and_a_reversal_tell_what_is_owed_then() {
        Outcome noDebt = approved(TransactionKind.TOP_UP);
        Outcome repaying = Outcome.of(recorded(
                TransactionKind.TOP_UP,
                Optional.empty(),
                Map.of(),
                List.of(
                        new Transfer(AccountId.desk(DESK), AccountId.iou(WALLET), won(400)),
                        new Transfer(AccountId.desk(DESK), AccountId.own(WALLET), won(600)))));
        assertThat(noDebt.message(Locale.ENGLISH)).isEqualTo("₩0 topped up. Balance ₩8,000.");
        assertThat(repaying.message(Locale.ENGLISH))
                .isEqualTo("₩1,000 topped up; ₩400 of it repaid what the wallet owed. Balance ₩8,000.");

        for (TransactionKind kind : List.of(TransactionKind.LATE_CHARGE, TransactionKind.TOP_UP_REVERSAL)) {
            assertThat(approved(kind).message(Locale.ENGLISH)).doesNotContain("owes");
            Outcome owing = owing(kind, 700);
            hasSentences(owing);
            assertThat(owing.message(Locale.ENGLISH)).contains("The wallet owes ₩700.");
            assertThat(owing.message(Locale.KOREAN)).contains("외상 700원");
        }
        assertThat(owing(TransactionKind.CHARGE, 700).message(Locale.ENGLISH)).doesNotContain("owes");
    }

    private static Outcome owing(TransactionKind kind, long owed) {
        Balance after = new Balance(won(0), won(3_000), won(0), won(owed));
        return Outcome.of(recorded(kind, Optional.empty(), Map.of(), List.of(), after));
    }

    private static void hasSentences(Outcome outcome) {
        String korean = outcome.message(Locale.KOREAN);
        String english = outcome.message(Locale.ENGLISH);
        assertThat(korean).containsPattern("[가-힣]").doesNotContain("{", "}").doesNotContain("null");
        assertThat(english).matches("[ -~₩]+").doesNotContain("{", "}").doesNotContain("null");
        assertThat(korean).endsWith(korean.contains("?") ? "?" : ".");
    }

    private static String fold(Outcome outcome) {
        return outcome.fold(approved -> "approved", declined -> "declined", asked -> "asked");
    }

    private static Outcome declined(DeclineReason reason) {
        return new Outcome.Declined(reason, Optional.of(won(1_500)), Optional.of(won(50_000)));
    }

    private static Outcome notClosed(DeclineReason reason, Map<Detail, String> details) {
        return Outcome.of(recorded(TransactionKind.DAY_CLOSE, Optional.of(reason), details, List.of()));
    }

    private static Outcome approved(TransactionKind kind) {
        return Outcome.of(recorded(kind, Optional.empty(), Map.of(), List.of()));
    }

    private static Outcome counted(String counted, String expected, long difference) {
        List<Transfer> booked = difference == 0
                ? List.of()
                : List.of(new Transfer(AccountId.overShort(), AccountId.desk(DESK), won(difference)));
        Map<Detail, String> figures = Map.of(Detail.COUNTED, counted, Detail.EXPECTED, expected);
        return Outcome.of(recorded(TransactionKind.DESK_COUNT, Optional.empty(), figures, booked));
    }

    private static Optional<TillCount> count(Outcome outcome) {
        return ((Outcome.Approved) outcome).receipt().count();
    }

    private static Transaction recorded(
            TransactionKind kind,
            Optional<DeclineReason> declined,
            Map<Detail, String> details,
            List<Transfer> transfers) {
        return recorded(kind, declined, details, transfers, new Balance(won(5_000), won(3_000)));
    }

    private static Transaction recorded(
            TransactionKind kind,
            Optional<DeclineReason> declined,
            Map<Detail, String> details,
            List<Transfer> transfers,
            Balance after) {
        return new Transaction(
                transaction(1),
                kind,
                declined,
                Optional.of(WALLET),
                1,
                key("k"),
                KRW,
                transfers,
                Optional.of(after),
                NOON,
                NOON.plusSeconds(1),
                KIM,
                Optional.empty(),
                Optional.empty(),
                details);
    }
}
