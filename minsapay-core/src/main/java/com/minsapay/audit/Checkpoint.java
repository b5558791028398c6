package com.minsapay.audit;

import com.minsapay.crypto.Bytes;
import com.minsapay.report.ClosedDay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole ledger at one moment in one printable line. Kept outside the database (printed, photographed, mailed), it
 * shows later whether the ledger still contains everything it did then: a database put back to an earlier copy does not.
 *
 * @param position of the last transaction it covers; 0 for an empty ledger
 * @param digest SHA-256 over the head of every chain at that moment
 */
public record Checkpoint(long position, Bytes digest) {
    private static final Pattern TEXT = Pattern.compile("minsapay:(\\d{1,18}):([0-9a-f]{64})");

    /** The ledger as it was when a day was closed. */
    public static Checkpoint of(ClosedDay close) {
        return new Checkpoint(close.cut(), close.digest());
    }

    /**
     * Reads back what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is not a checkpoint's text
     */
    public static Checkpoint parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a checkpoint must look like minsapay:<position>:<64 hexadecimal digits>, was " + text.length()
                            + " characters");
        }
        return new Checkpoint(Long.parseLong(matcher.group(1)), Bytes.ofHex(matcher.group(2)));
    }

    /** One line of ASCII: {@code minsapay:2900:3fa9…}. */
    @Override
    public String toString() {
        return "minsapay:" + position + ":" + digest.hex();
    }
}
