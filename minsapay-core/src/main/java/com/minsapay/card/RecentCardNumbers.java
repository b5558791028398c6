package com.minsapay.card;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.MacKey;
import com.minsapay.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the cards read lately, to tell when one of their numbers turns up as an amount: a keyboard-wedge reader
 * types the number into whatever field has the focus (it happened in 2019). Numbers are kept as codes under the card
 * key, never in clear, and only in memory: some ten thousand cards, the eldest forgotten first. Thread-safe.
 */
public final class RecentCardNumbers {
    private static final int SHORTEST_NUMBER = 6;
    /** Of ten thousand cards, with a dozen numbers each. */
    private static final int MOST_FORMS = 131_072;

    private final MacKey cardKey;
    private final Duration memory;
    private final Map<Bytes, Instant> readAt = new LinkedHashMap<>();

    /**
     * @param cardKey codes the numbers
     * @param memory how long a card counts as read lately
     */
    public RecentCardNumbers(MacKey cardKey, Duration memory) {
        this.cardKey = cardKey;
        this.memory = memory;
    }

    /** Takes note of a card read at an instant; a repeat renews the note. */
    public synchronized void read(CardUid uid, Instant now) {
        for (String digits : uid.digitForms()) {
            if (digits.length() >= SHORTEST_NUMBER) {
                Bytes code = codeOf(digits);
                readAt.remove(code);
                readAt.put(code, now);
            }
        }
        Instant oldest = now.minus(memory);
        var eldestFirst = readAt.entrySet().iterator();
        while (eldestFirst.hasNext()) {
            boolean forgotten = eldestFirst.next().getValue().isBefore(oldest);
            if (!forgotten && readAt.size() <= MOST_FORMS) {
                break;
            }
            eldestFirst.remove();
        }
    }

    /**
     * Whether an amount is or holds the number of a card read lately, counted in major or in minor units: someone may
     * have typed a few digits before and after the tap. Numbers shorter than six digits are not looked for.
     */
    public boolean resembles(Money amount, Instant now) {
        BigDecimal major = amount.toMajor().abs();
        if (major.precision() < SHORTEST_NUMBER) {
            return false;
        }
        String minorDigits = major.unscaledValue().toString();
        String majorDigits = major.toBigInteger().toString();
        return holdsACard(minorDigits, now) || (!majorDigits.equals(minorDigits) && holdsACard(majorDigits, now));
    }

    private boolean holdsACard(String digits, Instant now) {
        for (int from = 0; from + SHORTEST_NUMBER <= digits.length(); from++) {
            for (int to = from + SHORTEST_NUMBER; to <= digits.length(); to++) {
                if (isCard(digits.substring(from, to), now)) {
                    return true;
                }
            }
        }
        return false;
    }

    private synchronized boolean isCard(String digits, Instant now) {
        Instant at = readAt.get(codeOf(digits));
        return at != null && !at.isBefore(now.minus(memory));
    }

    private Bytes codeOf(String digits) {
        return cardKey.mac(("digits " + digits).getBytes(StandardCharsets.US_ASCII));
    }
}
