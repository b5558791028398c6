package com.minsapay.examples.replay.report;

import static com.minsapay.examples.replay.report.Html.both;
import static com.minsapay.examples.replay.report.Html.cell;
import static com.minsapay.examples.replay.report.Html.column;
import static com.minsapay.examples.replay.report.Html.count;
import static com.minsapay.examples.replay.report.Html.escape;
import static com.minsapay.examples.replay.report.Html.number;
import static com.minsapay.examples.replay.report.Html.numberColumn;
import static com.minsapay.examples.replay.report.Html.table;

import com.minsapay.examples.replay.anomaly.Outage;
import com.minsapay.examples.replay.anomaly.Outages;
import com.minsapay.examples.replay.guard.BothDays;
import com.minsapay.examples.replay.guard.Difference;
import com.minsapay.examples.replay.guard.Effect;
import com.minsapay.examples.replay.guard.Measures;
import com.minsapay.examples.replay.guard.Measures.Tally;
import com.minsapay.examples.replay.guard.Reconciliation;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The page for people: both days side by side. */
final class GuardedPage {
    private static final int FEWEST_FOR_A_CHART = 10;

    private final BothDays days;
    private final StringBuilder out = new StringBuilder();

    private GuardedPage(BothDays days) {
        this.days = days;
    }

    static String of(BothDays days) {
        return new GuardedPage(days).page();
    }

    private String page() {
        out.append(Html.paragraph(
                "기록된 거래를 한 건씩 규칙에 물어 다시 해 본 하루. 규칙이 멈춘 거래는 일어나지 않은 것으로 치고," + " 그다음 거래는 그때 지갑에 있는 돈으로 함.",
                "The day played again, each recorded row offered to the rules. What they stop does not happen, and what"
                        + " comes after has only the money that is then in the wallet."));
        measures();
        charts();
        guards();
        reconciliation();
        out.append(GuardedNotes.html());
        differences();
        return Html.page(Bilingual.of("규칙을 켠 축제", "The festival with the rules on"), out);
    }

    private void measures() {
        Measures was = days.recordedMeasures();
        Measures is = days.guardedMeasures();
        out.append("<dl class=\"figures beside\">\n");
        beside("잘못 나간 돈", "money that left by error", Won.format(was.leftByError()), Won.format(is.leftByError()));
        beside("두 번 결제된 탭", "taps charged twice", shown(was.doubleCharges()), shown(is.doubleCharges()));
        beside("현금으로 나간 지원금", "subsidy that left as cash", shown(was.subsidyAsCash()), shown(is.subsidyAsCash()));
        beside("설명되지 않는 돈", "won unaccounted for", Won.format(was.unaccounted()), Won.format(is.unaccounted()));
        beside("아무도 뜻하지 않은 충전", "top-ups no one meant", shown(was.unmeantIn()), shown(is.unmeantIn()));
        beside("아무도 뜻하지 않은 출금", "withdrawals no one meant", shown(was.unmeantOut()), shown(is.unmeantOut()));
        out.append("</dl>\n<dl class=\"figures\">\n");
        check("원까지 맞는가", "reconciled to the won", days.reconciled());
        check("장부 검증", "verified", days.verified());
        out.append("</dl>\n");
        out.append(Html.paragraph(
                "잘못 나간 돈은 두 번 결제된 탭과 현금으로 나간 지원금의 합. 아무도 뜻하지 않은 금액은 장부에만 있었고 현금은 오간 적이 없음.",
                "Money that left by error is what was charged twice and the subsidy that left as cash. Amounts no one meant"
                        + " stood in the books only; no such cash was ever there."));
    }

    private static String shown(Tally tally) {
        return Won.format(tally.won()) + " <span class=\"day\">" + count(tally.count()) + "건</span>";
    }

    private void beside(String korean, String english, String was, String is) {
        out.append("<div><dt>").append(both(korean, english)).append("</dt>");
        day("기록된 날", "recorded", was, "");
        day("규칙을 켠 날", "rules on", is, was.equals(is) ? "" : "good");
        out.append("</div>\n");
    }

    private void day(String korean, String english, String html, String style) {
        out.append("<dd class=\"").append(style).append("\"><span class=\"day label\">");
        out.append(both(korean, english)).append("</span>").append(html).append("</dd>");
    }

    private void check(String korean, String english, boolean holds) {
        out.append("<div><dt>").append(both(korean, english)).append("</dt><dd class=\"");
        out.append(holds ? "good\">✓ 이상 없음" : "bad\">✗ 이상 있음").append("</dd></div>\n");
    }

    private void charts() {
        out.append(Html.heading("분당 결제 수", "Payments per minute"));
        Payments recorded = Payments.of(days.recorded().file().rows());
        Payments played = Payments.of(days.guarded().rows());
        List<Outage> outages = Outages.in(days.recorded().file().rows());
        int number = 0;
        for (Payments session : recorded.sessions()) {
            if (session.count() >= FEWEST_FOR_A_CHART) {
                out.append(
                        PaymentsChart.ofBothDays(++number, session, played.within(session), recorded.peak(), outages));
            }
        }
        out.append(
                Html.paragraph(
                        "금액이 0원인 거래와, 한 시간 넘게 떨어진 몇 건은 그리지 않음. 시각은 한국 시각.",
                        "Rows of amount zero, and a few that stand more than an hour apart, are not drawn. Times are Korea's."));
    }

    private void guards() {
        out.append(Html.heading("규칙마다 한 일", "What each rule does"));
        List<String> rows = new ArrayList<>();
        for (Effect effect : days.effects()) {
            rows.add("<td class=\"rule\"><strong>" + both(effect.guard().title()) + "</strong>" + did(effect) + "</td>"
                    + number(won(effect.savedAlone()))
                    + number(won(effect.savedTogether()))
                    + "<td class=\"n\">" + also(effect) + "</td>");
        }
        out.append(table(
                "What each rule does",
                List.of(
                        column("규칙", "rule"),
                        numberColumn("막은 잘못, 혼자", "error stopped, alone"),
                        numberColumn("막은 잘못, 함께", "error stopped, together"),
                        numberColumn("그 밖에 멈춘 돈", "also stopped")),
                rows));
        out.append(GuardedNotes.ofGuards());
    }

    private static String did(Effect effect) {
        StringBuilder did = new StringBuilder();
        if (effect.refused() > 0) {
            did.append(said("거절 " + count(effect.refused()), "refused " + count(effect.refused())));
        }
        if (effect.asked() > 0) {
            did.append(said(
                    "물음 " + count(effect.asked()) + ", 그중 확인 " + count(effect.confirmed()),
                    "asked " + count(effect.asked()) + ", confirmed " + count(effect.confirmed())));
        }
        if (effect.changed() > 0) {
            did.append(said("금액이 달라짐 " + count(effect.changed()), "changed " + count(effect.changed())));
        }
        return did.toString();
    }

    private static String said(String korean, String english) {
        return "<div class=\"said\">" + both(korean, english) + "</div>";
    }

    private static String won(long won) {
        return won == 0 ? "–" : Won.format(won);
    }

    private static String also(Effect effect) {
        String moved = "+" + Won.format(effect.alsoMoved());
        return won(effect.alsoStopped())
                + (effect.alsoMoved() == 0 ? "" : "<br>" + both(moved + " 더 나감", moved + " more handed back"));
    }

    private void reconciliation() {
        out.append(Html.heading("두 날을 맞춰 봄", "The two days reconciled"));
        out.append(Html.paragraph(
                "기록된 날의 합계에서 차이를 하나씩 빼면 규칙을 켠 날의 장부가 말하는 합계가 됨. 지갑마다도 맞춰 봄.",
                "The recorded day's sums, less each difference, are what the ledger of the other day says. Each wallet is"
                        + " checked as well."));
        out.append("<div class=\"days\">\n");
        days.reconciliation().sums().forEach(sum -> out.append(sum(sum)));
        out.append("</div>\n");
        days.reconciliation()
                .wallets()
                .forEach((user, gap) -> out.append("<p class=\"bad\">✗ ")
                        .append(escape(user + ": " + Won.format(gap)))
                        .append("</p>\n"));
    }

    private static String sum(Reconciliation.Sum sum) {
        boolean holds = sum.gap() == 0;
        List<String> rows = new ArrayList<>();
        rows.add(cell(both("기록된 날", "as recorded")) + number(Won.format(sum.recorded())));
        sum.parts().forEach(part -> rows.add(cell(part(part)) + number(Won.format(-part.won()))));
        if (!holds) {
            rows.add("<td class=\"bad\">✗ " + both("설명되지 않는 차이", "difference unexplained") + "</td>"
                    + number(Won.format(-sum.gap())));
        }
        rows.add(cell((holds ? "<span class=\"good\">✓</span> " : "") + both("규칙을 켠 날", "with the rules on"))
                + "<td class=\"n sum\">" + Won.format(sum.played()) + "</td>");
        return "<section><h3>" + both(sum.title()) + "</h3>\n"
                + table(sum.title().english(), List.of(column("차이", "difference"), numberColumn("금액", "amount")), rows)
                + "</section>\n";
    }

    private static String part(Reconciliation.Part part) {
        String rows = part.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
        int many = part.rows().size();
        return "<details><summary>" + both(part.guard().title()) + " <span class=\"count\">" + count(many)
                + "</span></summary><span class=\"rows\">" + rows + "</span></details>";
    }

    private void differences() {
        List<Difference> differences = days.guarded().differences();
        out.append(Html.heading("차이 하나하나", "Every difference"));
        if (differences.isEmpty()) {
            out.append(Html.paragraph("없음.", "None."));
            return;
        }
        List<String> rows = new ArrayList<>();
        for (Difference d : differences) {
            rows.add(number(Long.toString(d.row()))
                    + cell(escape(d.user()))
                    + cell(both(d.line().title()))
                    + cell(both(d.guard().title()))
                    + number(Won.format(-d.won())));
        }
        out.append("<details><summary>")
                .append(both(count(rows.size()) + "건 보기", "show " + count(rows.size())))
                .append("</summary>\n");
        out.append(table(
                "Every difference",
                List.of(
                        numberColumn("번호", "row"),
                        column("지갑", "wallet"),
                        column("무엇", "what"),
                        column("규칙", "rule"),
                        numberColumn("차이", "difference")),
                rows));
        out.append("</details>\n");
    }
}
