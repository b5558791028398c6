package com.minsapay.invariants;

import com.minsapay.account.DeskId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.TransactionId;
import com.minsapay.outcome.Outcome;
import com.minsapay.outcome.Question;
import com.minsapay.outcome.Receipt;
import com.minsapay.testkit.KeyedIds;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the words of {@link ReferenceModel} what the library answered. */
final class Replies {
    private static final Map<TransactionId, String> KEYS =
            Act.everyKey().collect(Collectors.toMap(KeyedIds::of, IdempotencyKey::value));

    private Replies() {}

    static String of(Outcome outcome) {
        return outcome.fold(approved -> of(approved.receipt()), Replies::of, asked -> of(asked.question()));
    }

    private static String of(Receipt receipt) {
        return "approved " + receipt.amount().minorUnits()
                + receipt.after().map(Replies::of).orElse("")
                + (receipt.sponsored().isZero()
                        ? ""
                        : ", sponsored " + receipt.sponsored().minorUnits())
                + receipt.count()
                        .map(count -> ", counted " + count.counted().minorUnits() + " of "
                                + count.expected().minorUnits())
                        .orElse("");
    }

    private static String of(Balance after) {
        return ", own " + after.own().minorUnits() + ", grants "
                + after.granted().minorUnits()
                + (after.held().isZero() ? "" : ", held " + after.held().minorUnits())
                + (after.owed().isZero() ? "" : ", owed " + after.owed().minorUnits());
    }

    private static String of(Outcome.Declined declined) {
        return (declined.isFinal() ? "declined " : "refused ")
                + declined.reason()
                + declined.shortfall()
                        .map(money -> " short " + money.minorUnits())
                        .orElse("")
                + declined.limit().map(money -> " limit " + money.minorUnits()).orElse("")
                + declined.difference()
                        .map(money -> " of " + money.minorUnits())
                        .orElse("")
                + declined.uncounted().stream()
                        .map(DeskId::value)
                        .reduce((desk, next) -> desk + " " + next)
                        .map(desks -> " at " + desks)
                        .orElse("");
    }

    private static String of(Question question) {
        return question instanceof Question.LikelyDoubleTap tap
                ? "asked about a repeat of " + KEYS.getOrDefault(tap.earlier(), "something unknown")
                : "asked about " + ((Question.LargeAmount) question).amount().minorUnits();
    }
}
