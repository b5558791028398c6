package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.text.Bilingual;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Pieces of a page. What comes from outside is escaped here. */
final class Html {
    private Html() {}

    /**
     * A whole page that loads nothing else.
     *
     * @param title what the browser calls it, and what stands on top
     * @param body HTML
     */
    static String page(Bilingual title, CharSequence body) {
        return "<!doctype html>\n<html lang=\"ko\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escape(title.korean() + " · " + title.english()) + "</title>\n<style>\n" + style()
                + "</style>\n</head>\n<body>\n<main>\n<h1>" + both(title) + "</h1>\n" + body
                + "</main>\n</body>\n</html>\n";
    }

    private static String style() {
        try (InputStream in = Html.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String heading(String korean, String english) {
        return "<h2>" + both(korean, english) + "</h2>\n";
    }

    static String paragraph(String korean, String english) {
        return "<p>" + both(korean, english) + "</p>\n";
    }

    /** A number with its thousands apart. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Korean, and English in smaller type behind it. */
    static String both(Bilingual text) {
        return escape(text.korean()) + " <span class=\"en\" lang=\"en\">" + escape(text.english()) + "</span>";
    }

    static String both(String korean, String english) {
        return both(Bilingual.of(korean, english));
    }

    /** A heading of a table's column. */
    static String column(String korean, String english) {
        return "<th scope=\"col\">" + both(korean, english) + "</th>";
    }

    /** A heading above numbers. */
    static String numberColumn(String korean, String english) {
        return "<th scope=\"col\" class=\"n\">" + both(korean, english) + "</th>";
    }

    /** A cell of text that is HTML already. */
    static String cell(String html) {
        return "<td>" + html + "</td>";
    }

    /** A cell that holds a number or an amount. */
    static String number(String text) {
        return "<td class=\"n\">" + escape(text) + "</td>";
    }

    /** A table that scrolls by itself where the screen is narrow. */
    static String table(String label, List<String> columns, List<String> rows) {
        return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + escape(label)
                + "\"><table><thead><tr>"
                + String.join("", columns) + "</tr></thead><tbody>\n<tr>" + String.join("</tr>\n<tr>", rows)
                + "</tr>\n</tbody></table></div>\n";
    }
}
