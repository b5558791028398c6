package com.minsapay.day;

import com.minsapay.account.AccountKind;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.request.Books;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Situation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The day is closed: everything that was committed when this was asked, and that no earlier close covers, is in this one,
 * with what the whole ledger added up to. What is committed later belongs to the next close, whenever it happened: a payment
 * that was kept on paper, too. Moves no money, and stops nobody: people may go on paying.
 *
 * <p>Declined if verification finds something or the sums differ or cannot be made; if a till was not counted since its
 * money last moved, or its last count did not see all of that; if something waits in suspense, which a correction explains
 * first. Those stay declined under their key. Declined without a record, so that the key stays free, if the books hold and no
 * money moved since the last close. Immutable and thread-safe.
 *
 * @param key one per close, kept over retries
 * @param operator who closed
 */
public record CloseDayRequest(IdempotencyKey key, OperatorId operator) implements Request {
    @Override
    public TransactionKind kind() {
        return TransactionKind.DAY_CLOSE;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), operator.value());
    }

    @Override
    public Needs needs() {
        return Needs.ofBooks();
    }

    @Override
    public Decision decide(Situation situation) {
        Books books = situation.books();
        return requireProof(books)
                .or(() -> requireMoved(books, situation.lastCut()))
                .or(() -> requireCounted(books))
                .or(() -> requireNoSuspense(books))
                .orElseGet(() -> close(books, situation.lastCut()));
    }

    /** Also if another close, which saw more, came first. */
    private static Optional<Decision> requireMoved(Books books, long lastCut) {
        return books.lastMoved() <= lastCut
                ? Optional.of(Decision.decline(DeclineReason.NOTHING_TO_CLOSE))
                : Optional.empty();
    }

    private static Optional<Decision> requireProof(Books books) {
        if (books.areProven()) {
            return Optional.empty();
        }
        Map<Detail, String> why = new EnumMap<>(Map.of(Detail.PROBLEMS, Long.toString(books.problems())));
        books.difference().ifPresent(difference -> why.put(Detail.DIFFERENCE, text(difference)));
        return refuse(DeclineReason.BOOKS_NOT_PROVEN, books, why);
    }

    private static Optional<Decision> requireCounted(Books books) {
        return books.uncounted().isEmpty()
                ? Optional.empty()
                : refuse(
                        DeclineReason.TILL_NOT_COUNTED,
                        books,
                        Map.of(
                                Detail.UNCOUNTED,
                                books.uncounted().stream().map(DeskId::value).collect(Collectors.joining(" "))));
    }

    private static Optional<Decision> requireNoSuspense(Books books) {
        Money suspense = books.sums().orElseThrow().of(AccountKind.SUSPENSE);
        return suspense.isZero()
                ? Optional.empty()
                : refuse(DeclineReason.SUSPENSE_LEFT, books, Map.of(Detail.DIFFERENCE, text(suspense)));
    }

    private static Optional<Decision> refuse(DeclineReason reason, Books books, Map<Detail, String> why) {
        Map<Detail, String> details = new EnumMap<>(why);
        details.put(Detail.CUT, Long.toString(books.cut()));
        return Optional.of(new Decision.Decline(reason, details));
    }

    private static String text(Money amount) {
        return Long.toString(amount.minorUnits());
    }

    private static Decision close(Books books, long lastCut) {
        return Decision.ofHouse(
                List.of(),
                Map.of(
                        Detail.CUT, Long.toString(books.cut()),
                        Detail.CUT_BEFORE, Long.toString(lastCut),
                        Detail.SUMS, books.sums().orElseThrow().toString(),
                        Detail.DIGEST, books.digest().hex()));
    }
}
