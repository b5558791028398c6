package com.minsapay.examples.replay.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.guard.Word.Kind;
import com.minsapay.policy.Policy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each guard by a few rows that it catches and no other does. */
class GuardTest {
    @Test
    void a_card_number_is_refused_as_an_amount() throws Exception {
        int user = userWhoseCardLooksLikeATopUp();
        long number = cardNumber(user);
        onlyCatches(
                Guard.CARD_NUMBER,
                FestivalText.of()
                        .row(user, 0, "9:00:00", "open", 0, 0)
                        .row(user, 0, "9:00:10", "charge", number, number),
                new Difference(1, "user#%03d".formatted(user), Line.TOP_UPS, Guard.CARD_NUMBER, number));
    }

    @Test
    void a_top_up_above_its_limit_is_refused() {
        onlyCatches(
                Guard.TOP_UP_LIMIT,
                opened().row(1, 0, "9:01:00", "charge", 250_000, 250_000),
                difference(1, Line.TOP_UPS, Guard.TOP_UP_LIMIT, 250_000));
    }

    @Test
    void a_payment_above_its_cards_limit_is_refused_and_its_money_stays() {
        onlyCatches(
                Guard.CARD_LIMIT,
                opened().row(1, 0, "9:01:00", "charge", 80_000, 80_000).row(1, 2, "9:02:00", "pay", 60_000, 20_000),
                difference(2, Line.CHARGES, Guard.CARD_LIMIT, 60_000));
    }

    @Test
    void a_payment_above_its_limit_is_refused_whatever_the_card_may_pay() {
        FestivalText text =
                opened().row(1, 0, "9:01:00", "charge", 150_000, 150_000).row(1, 2, "9:02:00", "pay", 120_000, 30_000);
        assertThat(play(text, Guard.CHARGE_LIMIT).differences())
                .containsExactly(difference(2, Line.CHARGES, Guard.CHARGE_LIMIT, 120_000));
        assertThat(play(text, EnumSet.allOf(Guard.class)).differences())
                .as("the lower limit speaks first")
                .containsExactly(difference(2, Line.CHARGES, Guard.CARD_LIMIT, 120_000));
    }

    @Test
    void what_takes_a_day_s_payments_above_their_limit_is_refused() {
        onlyCatches(
                Guard.DAILY_LIMIT,
                opened().row(1, 0, "9:01:00", "charge", 200_000, 200_000)
                        .row(1, 2, "9:02:00", "pay", 50_000, 150_000)
                        .row(1, 2, "9:03:00", "pay", 50_000, 100_000)
                        .row(1, 2, "9:04:00", "pay", 50_000, 50_000)
                        .row(1, 2, "9:05:00", "pay", 3_000, 47_000),
                difference(5, Line.CHARGES, Guard.DAILY_LIMIT, 3_000));
    }

    @Test
    void a_withdrawal_above_its_limit_is_refused_where_a_wallet_can_hold_as_much() {
        FestivalText text = opened().row(1, 0, "9:01:00", "charge", 200_000, 200_000)
                .row(1, 0, "9:02:00", "charge", 200_000, 400_000)
                .row(1, 0, "9:03:00", "withdraw", 400_000, 0);
        assertThat(play(text, Guard.WITHDRAWAL_LIMIT).differences())
                .containsExactly(difference(3, Line.WITHDRAWALS, Guard.WITHDRAWAL_LIMIT, 400_000));
        assertThat(play(text, EnumSet.allOf(Guard.class)).differences())
                .as("so much never gets in")
                .containsExactly(
                        difference(2, Line.TOP_UPS, Guard.BALANCE_LIMIT, 200_000),
                        difference(3, Line.WITHDRAWALS, Guard.ENOUGH_MONEY, 200_000));
    }

    @Test
    void a_wallet_holds_no_more_than_its_limit() {
        onlyCatches(
                Guard.BALANCE_LIMIT,
                opened().row(1, 0, "9:01:00", "charge", 200_000, 200_000)
                        .row(1, 0, "9:02:00", "charge", 150_000, 350_000),
                difference(2, Line.TOP_UPS, Guard.BALANCE_LIMIT, 150_000));
    }

    @Test
    void a_large_amount_is_confirmed_if_it_can_be_counted_in_notes_and_coins() {
        FestivalText text = opened().row(1, 0, "9:01:00", "charge", 45_678, 45_678)
                .row(1, 0, "9:02:00", "charge", 50_000, 95_678)
                .row(1, 0, "9:03:00", "charge", 30_000, 125_678);
        onlyCatches(Guard.LARGE_AMOUNT, text, difference(1, Line.TOP_UPS, Guard.LARGE_AMOUNT, 45_678));
        assertThat(play(text, Guard.LARGE_AMOUNT).words())
                .containsExactly(
                        new Word(1, Guard.LARGE_AMOUNT, Kind.NOT_CONFIRMED),
                        new Word(2, Guard.LARGE_AMOUNT, Kind.CONFIRMED));
    }

    @Test
    void a_tap_within_two_seconds_of_the_one_before_is_not_charged_and_a_later_one_is() {
        FestivalText text = opened().row(1, 0, "9:01:00", "charge", 10_000, 10_000)
                .row(1, 2, "9:02:00", "pay", 1000, 9000)
                .row(1, 2, "9:02:02", "pay", 1000, 8000)
                .row(1, 2, "9:02:04", "pay", 1000, 7000)
                .row(1, 2, "9:02:09", "pay", 1000, 6000)
                .row(1, 2, "9:02:20", "pay", 1000, 5000);
        onlyCatches(
                Guard.DOUBLE_TAP,
                text,
                difference(3, Line.CHARGES, Guard.DOUBLE_TAP, 1000),
                difference(4, Line.CHARGES, Guard.DOUBLE_TAP, 1000));
        assertThat(play(text, Guard.DOUBLE_TAP).words())
                .containsExactly(
                        new Word(3, Guard.DOUBLE_TAP, Kind.NOT_CONFIRMED),
                        new Word(4, Guard.DOUBLE_TAP, Kind.NOT_CONFIRMED),
                        new Word(5, Guard.DOUBLE_TAP, Kind.CONFIRMED));
    }

    @Test
    void a_subsidy_stays_when_the_rest_is_handed_back() {
        onlyCatches(
                Guard.SUBSIDY_STAYS,
                FestivalText.of()
                        .row(1, 0, "9:00:00", "open", 7000, 7000)
                        .row(1, 0, "9:01:00", "charge", 10_000, 17_000)
                        .row(1, 2, "9:02:00", "pay", 3000, 14_000)
                        .row(1, 0, "9:03:00", "withdraw", 14_000, 0),
                difference(3, Line.WITHDRAWALS, Guard.SUBSIDY_STAYS, 4000));
    }

    @Test
    void a_part_of_a_wallet_is_not_handed_back_if_it_takes_some_of_the_subsidy() {
        onlyCatches(
                Guard.SUBSIDY_STAYS,
                FestivalText.of()
                        .row(1, 0, "9:00:00", "open", 7000, 7000)
                        .row(1, 0, "9:01:00", "charge", 1000, 8000)
                        .row(1, 0, "9:03:00", "withdraw", 5000, 3000),
                difference(2, Line.WITHDRAWALS, Guard.SUBSIDY_STAYS, 5000));
    }

    @Test
    void a_card_that_was_never_linked_is_refused() {
        onlyCatches(
                Guard.KNOWN_CARD,
                FestivalText.of().row(1, 0, "9:00:00", "charge", 1000, 1000).row(1, 0, "9:01:00", "open", 0, 1000),
                difference(0, Line.TOP_UPS, Guard.KNOWN_CARD, 1000));
    }

    @Test
    void a_second_opening_gives_no_second_subsidy() {
        onlyCatches(
                Guard.OPENED_ONCE,
                FestivalText.of().row(1, 0, "9:00:00", "open", 7000, 7000).row(1, 0, "9:01:00", "open", 7000, 14_000),
                difference(1, Line.SUBSIDIES, Guard.OPENED_ONCE, 7000));
    }

    @Test
    void a_balance_that_no_row_explains_is_not_there_upwards_or_downwards() {
        onlyCatches(
                Guard.NO_EDITS,
                FestivalText.of()
                        .row(1, 0, "9:00:00", "open", 7000, 7000)
                        .row(1, 2, "9:01:00", "pay", 1000, 11_000)
                        .row(1, 2, "9:02:00", "pay", 0, 2000),
                difference(1, Line.EDITS, Guard.NO_EDITS, 5000),
                difference(2, Line.EDITS, Guard.NO_EDITS, -9000));
    }

    @Test
    void what_a_refused_top_up_would_have_paid_for_is_refused_and_nothing_is_left_to_hand_back() {
        FestivalText text = opened().row(1, 0, "9:01:00", "charge", 2147483647, 2147483647)
                .row(1, 2, "9:02:00", "pay", 500, 2147483147)
                .row(1, 0, "9:03:00", "withdraw", 2147483147, 0);
        assertThat(play(text, Guard.ENOUGH_MONEY).differences())
                .as("alone it stops nothing: on that day all of it was there")
                .isEmpty();
        assertThat(play(text, EnumSet.allOf(Guard.class)).differences())
                .containsExactly(
                        difference(1, Line.TOP_UPS, Guard.TOP_UP_LIMIT, 2147483647),
                        difference(2, Line.CHARGES, Guard.ENOUGH_MONEY, 500),
                        difference(3, Line.WITHDRAWALS, Guard.ENOUGH_MONEY, 2147483147));
    }

    @Test
    void a_withdrawal_that_emptied_the_wallet_hands_back_what_a_second_tap_did_not_take() {
        FestivalText text = opened().row(1, 0, "9:01:00", "charge", 10_000, 10_000)
                .row(1, 2, "9:02:00", "pay", 3000, 7000)
                .row(1, 2, "9:02:01", "pay", 3000, 4000)
                .row(1, 0, "9:03:00", "withdraw", 4000, 0);
        Play play = play(text, EnumSet.allOf(Guard.class));
        assertThat(play.differences())
                .containsExactly(
                        difference(3, Line.CHARGES, Guard.DOUBLE_TAP, 3000),
                        difference(4, Line.WITHDRAWALS, Guard.ENOUGH_MONEY, -3000));
        assertThat(play.totals().wallets()).containsEntry("user#001", 0L);
        assertThat(play.rows().get(3).amount()).isEqualTo(7000);
    }

    @Test
    void rows_of_amount_zero_and_a_damaged_opening_go_through_as_they_are() {
        FestivalText text = FestivalText.of()
                .row(1, 0, "9:00:00", "설", 7000, 7000)
                .row(1, 2, "9:02:00", "pay", 0, 7000)
                .row(1, 2, "9:02:01", "pay", 0, 7000)
                .row(1, 2, "9:03:00", "pay", 7000, 0)
                .row(1, 0, "9:04:00", "withdraw", 0, 0);
        Play play = play(text, EnumSet.allOf(Guard.class));
        assertThat(play.words()).isEmpty();
        assertThat(play.rows()).hasSize(5);
    }

    @Test
    void all_guards_together_are_the_festival_policy() {
        Policy all = Guard.policy(EnumSet.allOf(Guard.class), Policy.festival());
        assertThat(all).usingRecursiveComparison().isEqualTo(Policy.festival());
        Policy none = Guard.policy(Set.of(), Policy.festival());
        assertThat(none)
                .usingRecursiveComparison()
                .isEqualTo(Policy.unlimited(Policy.festival().currency(), Timeline.ZONE));
    }

    /** Alone and with all others it makes these differences, and without it there are none. */
    private static void onlyCatches(Guard guard, FestivalText text, Difference... differences) {
        assertThat(play(text, guard).differences()).containsExactly(differences);
        assertThat(play(text, EnumSet.allOf(Guard.class)).differences()).containsExactly(differences);
        assertThat(play(text, EnumSet.complementOf(EnumSet.of(guard))).differences())
                .as("without it nothing is caught")
                .isEmpty();
    }

    private static Play play(FestivalText text, Guard guard) {
        return play(text, EnumSet.of(guard));
    }

    private static Play play(FestivalText text, Set<Guard> on) {
        RecordedDay day = RecordedDay.of(text.file());
        Play play = Play.of(day, on, Policy.festival(), row -> {});
        assertThat(play.verified()).isTrue();
        assertThat(Reconciliation.of(day.totals(), play.differences(), play.totals())
                        .gaps())
                .isEmpty();
        return play;
    }

    private static FestivalText opened() {
        return FestivalText.of().row(1, 0, "9:00:00", "open", 0, 0);
    }

    private static Difference difference(long row, Line line, Guard guard, long won) {
        return new Difference(row, "user#001", line, guard, won);
    }

    /** Three bytes of the made-up card read as a number that a desk could have counted. */
    private static int userWhoseCardLooksLikeATopUp() throws Exception {
        for (int user = 0; user < 1_000_000; user++) {
            long number = cardNumber(user);
            if (number >= 100_000 && number <= 200_000 && number % 10 == 0) {
                return user;
            }
        }
        throw new AssertionError("no user has such a card");
    }

    private static long cardNumber(int user) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest("user#%03d".formatted(user).getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, Arrays.copyOfRange(hash, 4, 7)).longValueExact();
    }
}
