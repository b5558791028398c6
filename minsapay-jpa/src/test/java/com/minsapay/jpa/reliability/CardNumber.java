package com.minsapay.jpa.reliability;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A card's number that must be found nowhere, in every form that anything could have written it in. Immutable and
 * thread-safe.
 */
final class CardNumber {
    /** What a card number is planted as; all their decimal forms are long enough not to turn up by chance. */
    static final List<CardNumber> PLANTED = List.of(
            new CardNumber("CAFEBABE"),
            new CardNumber("93999998"),
            new CardNumber("04A2B3C4D5E6F7"),
            new CardNumber("04919973998697"),
            new CardNumber("04C1D2E3F4A5B6A7889F"));

    /** Shorter ones are looked for as whole numbers only: eight digits stand in some longer number by chance. */
    private static final int SHORTEST_PART = 9;

    private final byte[] uid;

    private CardNumber(String hex) {
        uid = HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
    }

    byte[] uid() {
        return uid.clone();
    }

    String hex() {
        return HexFormat.of().formatHex(uid);
    }

    /** The runs of digits that readers type: straight and reversed, whole and cut, as pairs, and hexadecimal by chance. */
    Set<String> typed() {
        Set<String> typed = new LinkedHashSet<>();
        for (byte[] bytes : List.of(uid, reversed())) {
            int length = bytes.length;
            typed.add(decimal(bytes, 0, length));
            typed.add(decimal(bytes, 0, 4));
            typed.add(decimal(bytes, length - 4, 4));
            typed.add(decimal(bytes, length - 3, 3));
            String low = String.format(Locale.ROOT, "%05d", Integer.valueOf(decimal(bytes, length - 2, 2)));
            typed.add(decimal(bytes, length - 3, 1) + low);
            typed.add(decimal(bytes, length - 4, 2) + low);
            String hex = HexFormat.of().formatHex(bytes);
            if (hex.chars().allMatch(Character::isDigit)) {
                typed.add(new BigInteger(hex).toString());
            }
        }
        return typed;
    }

    /** By which forms planted numbers stand in a content; empty if none does. */
    static List<String> findAllIn(byte[] content) {
        // One character a byte, so that bytes are found as text is.
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (CardNumber number : PLANTED) {
            number.texts().forEach((form, name) -> {
                if (contains(lower, form)) {
                    found.add(number + " as " + name + " " + form);
                }
            });
            number.exact().forEach((form, name) -> {
                if (text.contains(form)) {
                    found.add(number + " as " + name);
                }
            });
        }
        return found;
    }

    /** Forms in which capitals do not matter. */
    private Map<String, String> texts() {
        Map<String, String> forms = new LinkedHashMap<>();
        for (byte[] bytes : List.of(uid, reversed())) {
            for (String separator : List.of("", ":", "-", " ", ".", ",", ", ", " 0x", ",0x", ", 0x", "\\x", "%")) {
                forms.put(HexFormat.ofDelimiter(separator).formatHex(bytes), "hexadecimal");
            }
            if (bytes.length > 4) {
                forms.put(HexFormat.of().formatHex(bytes, 0, 4), "hexadecimal, the first four bytes");
                forms.put(
                        HexFormat.of().formatHex(bytes, bytes.length - 4, bytes.length), "hexadecimal, the last four");
            }
            String signed = Arrays.toString(bytes);
            forms.put(signed.substring(1, signed.length() - 1), "signed bytes");
            List<Integer> unsigned = new ArrayList<>();
            for (byte one : bytes) {
                unsigned.add(Byte.toUnsignedInt(one));
            }
            forms.put(unsigned.toString().substring(1, unsigned.toString().length() - 1), "bytes");
        }
        for (String digits : typed()) {
            forms.put(digits, "decimal");
            forms.put(String.format(Locale.ROOT, "%,d", new BigInteger(digits)), "decimal in groups");
        }
        return forms;
    }

    /** Forms to the letter. */
    private Map<String, String> exact() {
        Map<String, String> forms = new LinkedHashMap<>();
        for (byte[] bytes : List.of(uid, reversed())) {
            forms.put(latin(bytes), "bytes");
            forms.put(Base64.getEncoder().withoutPadding().encodeToString(bytes), "base 64");
            forms.put(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), "base 64");
        }
        for (String digits : typed()) {
            byte[] integer = new BigInteger(digits).toByteArray();
            if (integer.length >= Integer.BYTES) {
                forms.put(latin(integer), "the integer " + digits);
            }
        }
        return forms;
    }

    private static boolean contains(String text, String form) {
        if (form.length() >= SHORTEST_PART || !form.chars().allMatch(Character::isDigit)) {
            return text.contains(form);
        }
        for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
            if (isEdge(text, at - 1) && isEdge(text, at + form.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    private byte[] reversed() {
        byte[] reversed = new byte[uid.length];
        for (int i = 0; i < uid.length; i++) {
            reversed[i] = uid[uid.length - 1 - i];
        }
        return reversed;
    }

    private static String decimal(byte[] bytes, int from, int length) {
        return new BigInteger(1, bytes, from, length).toString();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Its place in the list of those planted, not the number. */
    @Override
    public String toString() {
        return "planted number " + PLANTED.indexOf(this) + " of " + uid.length + " bytes";
    }
}
