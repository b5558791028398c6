package com.minsapay.examples.replay.guard;

import com.minsapay.card.Assurance;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.outcome.Question;
import com.minsapay.policy.Policy;
import java.util.Set;

/** A rule that a recorded row can run into. */
public enum Guard {
    /** The number of a card read lately is no amount. */
    CARD_NUMBER("card-number", "카드 번호는 금액이 아님", "a card number is no amount"),
    /** One top-up adds no more than the policy lets it. */
    TOP_UP_LIMIT("top-up-limit", "한 번 충전 한도", "limit of one top-up"),
    /** One charge takes no more than the policy lets it. */
    CHARGE_LIMIT("charge-limit", "한 번 결제 한도", "limit of one payment"),
    /** One charge by a card that only tells its number takes no more than the policy lets it. */
    CARD_LIMIT("card-limit", "번호만 알리는 카드의 결제 한도", "limit of a payment by such a card"),
    /** A wallet spends no more in a day than the policy lets it. */
    DAILY_LIMIT("daily-limit", "하루 결제 한도", "limit of a day's payments"),
    /** One withdrawal hands back no more than the policy lets it. */
    WITHDRAWAL_LIMIT("withdrawal-limit", "한 번 출금 한도", "limit of one withdrawal"),
    /** A wallet holds no more than the policy lets it. */
    BALANCE_LIMIT("balance-limit", "지갑 한도", "limit of a wallet"),
    /** A large amount is asked about. */
    LARGE_AMOUNT("large-amount", "큰 금액은 물어봄", "a large amount is asked about"),
    /** The same payment again is asked about. */
    DOUBLE_TAP("double-tap", "같은 결제가 잇따르면 물어봄", "the same payment again is asked about"),
    /** The school's subsidy is never handed out as cash. */
    SUBSIDY_STAYS("subsidy-stays", "지원금은 현금으로 나가지 않음", "a subsidy is never cash"),
    /** A card that was never linked neither pays nor is topped up. */
    KNOWN_CARD("known-card", "개설한 지갑의 카드만", "only cards of open wallets"),
    /** A wallet is opened once, and gets its subsidy once. */
    OPENED_ONCE("opened-once", "지갑은 한 번만 개설", "a wallet is opened once"),
    /** A balance changes by transactions and by nothing else. */
    NO_EDITS("no-edits", "잔액은 거래로만 바뀜", "a balance changes by transactions only"),
    /** What is not in a wallet can be neither spent nor handed back, and what is in it is handed back. */
    ENOUGH_MONEY("enough-money", "있는 만큼만", "only what is there");

    private final String code;
    private final String korean;
    private final String english;

    Guard(String code, String korean, String english) {
        this.code = code;
        this.korean = korean;
        this.english = english;
    }

    /** Its word in the JSON report. */
    public String code() {
        return code;
    }

    /** A few words. */
    public Bilingual title() {
        return Bilingual.of(korean, english);
    }

    /** A policy with the figures of these guards, and none of the others'. */
    static Policy policy(Set<Guard> on, Policy figures) {
        Policy.Builder builder = Policy.builder(figures.currency(), Timeline.ZONE);
        on.forEach(guard -> guard.switchOn(builder, figures));
        return builder.build();
    }

    private void switchOn(Policy.Builder builder, Policy figures) {
        switch (this) {
            case CARD_NUMBER -> builder.cardNumberMemory(figures.cardNumberMemory());
            case TOP_UP_LIMIT -> figures.topUpLimit().ifPresent(builder::topUpLimit);
            case CHARGE_LIMIT -> figures.chargeLimit().ifPresent(builder::chargeLimit);
            case CARD_LIMIT ->
                figures.cardLimit(Assurance.UID_ONLY).ifPresent(most -> builder.cardLimit(Assurance.UID_ONLY, most));
            case DAILY_LIMIT -> figures.dailySpendingLimit().ifPresent(builder::dailySpendingLimit);
            case WITHDRAWAL_LIMIT -> figures.withdrawalLimit().ifPresent(builder::withdrawalLimit);
            case BALANCE_LIMIT -> figures.balanceLimit().ifPresent(builder::balanceLimit);
            case LARGE_AMOUNT -> figures.largeAmount().ifPresent(builder::askAbove);
            case DOUBLE_TAP -> builder.doubleTapWindow(figures.doubleTapWindow());
            case SUBSIDY_STAYS, KNOWN_CARD, OPENED_ONCE, NO_EDITS, ENOUGH_MONEY -> {
                // No policy has a say in these: the player lets happen what they would stop.
            }
        }
    }

    /** Who asks such a question. */
    static Guard of(Question question) {
        return question instanceof Question.LargeAmount ? LARGE_AMOUNT : DOUBLE_TAP;
    }

    /**
     * Who refuses a row for such a reason.
     *
     * @throws IllegalStateException if no row of a festival can be refused for it
     */
    static Guard of(DeclineReason reason, RowType type) {
        return switch (reason) {
            case AMOUNT_IS_A_CARD_NUMBER -> CARD_NUMBER;
            case ABOVE_REQUEST_LIMIT -> ofLimit(type);
            case ABOVE_CARD_LIMIT -> CARD_LIMIT;
            case ABOVE_DAILY_LIMIT -> DAILY_LIMIT;
            case ABOVE_BALANCE_LIMIT -> BALANCE_LIMIT;
            case UNKNOWN_CARD -> KNOWN_CARD;
            case WALLET_EXISTS -> OPENED_ONCE;
            case NOT_ENOUGH_MONEY -> ENOUGH_MONEY;
            default -> throw new IllegalStateException("nothing in a festival is refused for " + reason);
        };
    }

    private static Guard ofLimit(RowType type) {
        return switch (type) {
            case CHARGE -> TOP_UP_LIMIT;
            case PAY -> CHARGE_LIMIT;
            case WITHDRAW -> WITHDRAWAL_LIMIT;
            case OPEN -> throw new IllegalStateException("an opening has no limit");
        };
    }
}
