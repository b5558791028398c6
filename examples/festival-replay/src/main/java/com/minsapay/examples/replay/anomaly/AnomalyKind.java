package com.minsapay.examples.replay.anomaly;

import com.minsapay.examples.replay.plan.CorrectionReason;
import com.minsapay.examples.replay.text.Bilingual;

/** The kinds of oddities. A row is named under a kind only if a person looking at it would agree. */
public enum AnomalyKind {
    /** A field is not what the format allows; its content follows from other rows. Amount: the row's. */
    DAMAGED_FIELD(
            CorrectionReason.DAMAGED_FIELD,
            "칸의 내용이 형식에 맞지 않아 다른 거래에서 되살림",
            "a field is not what the format allows; its content was worked out from other rows"),
    /** The balance is not the one before, more or less the amount. Amount: the difference. */
    BALANCE_DOES_NOT_FOLLOW(
            CorrectionReason.BALANCE_DOES_NOT_FOLLOW,
            "앞 잔액과 금액에서 나올 수 없는 잔액",
            "the balance does not come out of the one before and the amount"),
    /** The clock's digits cannot mean what they say, given the rows around. Amount: zero. */
    CLOCK_READING(
            "clock-reading",
            "쓰인 그대로일 수 없는 시각",
            "clock reading that cannot be as written",
            "오전·오후 표시가 없는 시계의 값이 앞뒤 거래의 순서와 맞지 않음",
            "the clock had no AM or PM, and its digits contradict the order of the rows"),
    /** The same wallet, place, type and amount again within two seconds; the row is the second. Amount: the row's. */
    LIKELY_DOUBLE_TAP(
            "likely-double-tap",
            "중복 결제 의심",
            "likely double tap",
            "같은 지갑·부스·금액의 결제나 충전이 2초 안에 반복됨",
            "the same wallet, booth and amount, paid or topped up again within two seconds"),
    /** Something else was typed where the amount belongs. Amount: the row's. */
    AMOUNT_NO_ONE_MEANT(
            CorrectionReason.AMOUNT_NO_ONE_MEANT,
            "카드 번호처럼 금액이 아닌 것이 금액 칸에 들어감",
            "something that is no amount, such as a card number, stands in the amount"),
    /** Top-ups taken back at once by a withdrawal; the row is the withdrawal. Amount: what was undone. */
    TOP_UP_UNDONE(
            "top-up-undone",
            "바로 되돌린 충전",
            "withdrawal that undoes a top-up on the spot",
            "충전하고 2분 안에 다른 거래 없이 그 돈을 도로 출금함",
            "the money was handed back within two minutes of its top-up, with nothing in between"),
    /** A withdrawal that was more than the wallet's own money. Amount: the school's part. */
    SUBSIDY_LEFT_AS_CASH(
            CorrectionReason.SUBSIDY_LEFT_AS_CASH,
            "자기 돈보다 많이 출금하여 학교 지원금이 현금으로 나감 (지원금을 먼저 쓰는 것으로 계산)",
            "more was handed back than the wallet's own money (grants count as spent first)"),
    /** A wallet that was open is opened. Amount: the row's. */
    OPENED_TWICE(CorrectionReason.OPENED_TWICE, "이미 개설한 지갑을 다시 개설함", "the wallet had been opened before"),
    /** A wallet's first row is not its opening. Amount: the row's. */
    USED_BEFORE_OPENING(
            "used-before-opening",
            "개설 전 사용",
            "used before opening",
            "지갑의 첫 거래가 개설이 아님",
            "the wallet's first row is not its opening"),
    /** All booths fell silent at once amid business; the row is the first one after. Amount: zero. */
    OUTAGE(
            "outage",
            "장애",
            "outage",
            "한창 팔던 여러 부스가 동시에 멈추었다가 다시 이어짐",
            "several booths stopped at once amid business, and went on together");

    private final String code;
    private final String koreanTitle;
    private final String englishTitle;
    private final String korean;
    private final String english;

    /** What has to be corrected has the correction's name. */
    AnomalyKind(CorrectionReason reason, String korean, String english) {
        this(reason.code(), reason.title().korean(), reason.title().english(), korean, english);
    }

    AnomalyKind(String code, String koreanTitle, String englishTitle, String korean, String english) {
        this.code = code;
        this.koreanTitle = koreanTitle;
        this.englishTitle = englishTitle;
        this.korean = korean;
        this.english = english;
    }

    /** Its word in the JSON report. */
    public String code() {
        return code;
    }

    /** A few words. */
    public Bilingual title() {
        return Bilingual.of(koreanTitle, englishTitle);
    }

    /** A sentence. */
    public Bilingual description() {
        return Bilingual.of(korean, english);
    }
}
