package com.minsapay.outcome;

import com.minsapay.account.DeskId;
import com.minsapay.ledger.Balance;
import com.minsapay.money.Money;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The sentences people read, in Korean and English; any other language gets English. */
final class Messages {
    private static final String BUNDLE = "com.minsapay.outcome.messages";

    private Messages() {}

    static String approved(Receipt receipt, Locale locale) {
        String balance = receipt.after()
                .map(Balance::available)
                .map(money -> money.format(locale))
                .orElse("");
        return sentence(
                "approved." + receipt.kind()
                        + (receipt.sponsored().isZero() ? debt(receipt) : ".SPONSORED")
                        + receipt.count().map(Messages::found).orElse(""),
                locale,
                receipt.amount().format(locale),
                balance,
                text(receipt.count().map(TillCount::counted), locale),
                receipt.ofWallet().format(locale),
                text(receipt.after().map(Balance::owed), locale),
                receipt.repaid().format(locale));
    }

    /** Told where it would surprise: money that was handed in is not in the balance, or a balance of zero is less than that. */
    private static String debt(Receipt receipt) {
        return switch (receipt.kind()) {
            case TOP_UP -> receipt.repaid().isPositive() ? ".REPAID" : "";
            case LATE_CHARGE, TOP_UP_REVERSAL ->
                receipt.after().filter(after -> after.owed().isPositive()).isPresent() ? ".OWED" : "";
            default -> "";
        };
    }

    private static String found(TillCount count) {
        if (count.difference().isZero()) {
            return "";
        }
        return count.difference().isPositive() ? ".OVER" : ".SHORT";
    }

    static String declined(Outcome.Declined declined, Locale locale) {
        return sentence(
                "declined." + declined.reason(),
                locale,
                text(declined.shortfall(), locale),
                text(declined.limit(), locale),
                text(declined.difference(), locale),
                declined.uncounted().stream().map(DeskId::value).collect(Collectors.joining(", ")));
    }

    static String largeAmount(Question.LargeAmount question, Locale locale) {
        return sentence("ask.LARGE_AMOUNT", locale, question.amount().format(locale));
    }

    static String likelyDoubleTap(Question.LikelyDoubleTap question, Locale locale) {
        return sentence(
                "ask.LIKELY_DOUBLE_TAP",
                locale,
                question.amount().format(locale),
                Long.toString(question.age().toSeconds()));
    }

    private static String text(Optional<Money> money, Locale locale) {
        return money.map(amount -> amount.format(locale)).orElse("");
    }

    private static String sentence(String name, Locale locale, Object... arguments) {
        boolean korean = Locale.KOREAN.getLanguage().equals(locale.getLanguage());
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, korean ? Locale.KOREAN : Locale.ROOT);
        return MessageFormat.format(bundle.getString(name), arguments);
    }
}
