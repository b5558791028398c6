package com.minsapay.examples.replay.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.card.CardUid;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The card that a replay makes up for a user, whose number must be found nowhere.
 *
 * @param user the file's name
 */
public record MadeUpCard(String user) {
    /** Every form that the number may have been written in, by what it is called; one character a byte. */
    public Map<String, String> forms() throws Exception {
        Map<String, String> forms = new LinkedHashMap<>();
        byte[] uid = uid();
        byte[] reversed = new byte[uid.length];
        for (int i = 0; i < uid.length; i++) {
            reversed[i] = uid[uid.length - 1 - i];
        }
        addForms("", uid, forms);
        addForms("reversed ", reversed, forms);
        return forms;
    }

    private static void addForms(String order, byte[] uid, Map<String, String> forms) {
        forms.put(order + "bytes", new String(uid, StandardCharsets.ISO_8859_1));
        for (String separator : new String[] {"", ":", "-", " "}) {
            String hex = HexFormat.ofDelimiter(separator).formatHex(uid);
            forms.put(order + "hexadecimal" + separator, hex);
            forms.put(order + "HEXADECIMAL" + separator, hex.toUpperCase(Locale.ROOT));
        }
        forms.put(order + "decimal", new BigInteger(1, uid).toString());
        forms.put(order + "base 64", Base64.getEncoder().withoutPadding().encodeToString(uid));
    }

    /** The library does not give a number away, so it is made here once more. */
    private byte[] uid() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
        byte[] uid = {4, hash[1], hash[2], hash[3], hash[4], hash[5], hash[6]};
        assertThat(CardUid.of(uid)).isEqualTo(Names.card(user));
        return uid;
    }
}
