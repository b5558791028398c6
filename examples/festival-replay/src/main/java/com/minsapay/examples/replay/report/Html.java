package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.text.Bilingual;
import java.util.List;

/** Pieces of a page. What comes from outside is escaped here. */
final class Html {
    private Html() {}

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
