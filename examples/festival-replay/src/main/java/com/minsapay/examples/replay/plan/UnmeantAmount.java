package com.minsapay.examples.replay.plan;

import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import java.util.Optional;

/**
 * Tells an amount that no one meant, such as a card number read into the amount field.
 *
 * <p>Two signs, each enough by itself: cash came in or went out that cannot be counted, because it is no multiple of
 * {@value #SMALLEST_COIN} won, the smallest coin in use; or the amount is more than {@value #LARGEST_AMOUNT} won,
 * which no student carries to a festival.
 */
public final class UnmeantAmount {
    /** Won. */
    public static final long SMALLEST_COIN = 10;

    /** Won. */
    public static final long LARGEST_AMOUNT = 10_000_000;

    private UnmeantAmount() {}

    /** Why the row's amount cannot be meant; empty if it can. */
    public static Optional<Bilingual> why(FestivalRow row) {
        boolean cash = row.type() == RowType.CHARGE || row.type() == RowType.WITHDRAW;
        if (row.amount() == Integer.MAX_VALUE) {
            return because(
                    row,
                    "은 32비트 정수의 최댓값으로, 금액 칸에 너무 긴 숫자가 들어간 것",
                    " is the largest 32-bit number: something longer was typed into the amount");
        }
        if (cash && row.amount() % SMALLEST_COIN != 0) {
            return because(
                    row,
                    "은 현금으로 주고받을 수 없는 금액 (10원 단위가 아님)",
                    " cannot be counted in cash (no multiple of ₩" + SMALLEST_COIN + ")");
        }
        if (row.amount() > LARGEST_AMOUNT) {
            return because(row, "은 축제에서 오갈 수 있는 금액이 아님", " is more than anyone brings to a festival");
        }
        return Optional.empty();
    }

    private static Optional<Bilingual> because(FestivalRow row, String korean, String english) {
        String won = Won.format(row.amount());
        return Optional.of(Bilingual.of(won + korean, won + english));
    }
}
