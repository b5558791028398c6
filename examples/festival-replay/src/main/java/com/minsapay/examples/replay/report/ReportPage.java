package com.minsapay.examples.replay.report;

import static com.minsapay.examples.replay.report.Html.both;
import static com.minsapay.examples.replay.report.Html.cell;
import static com.minsapay.examples.replay.report.Html.column;
import static com.minsapay.examples.replay.report.Html.count;
import static com.minsapay.examples.replay.report.Html.escape;
import static com.minsapay.examples.replay.report.Html.number;
import static com.minsapay.examples.replay.report.Html.numberColumn;
import static com.minsapay.examples.replay.report.Html.table;

import com.minsapay.examples.replay.anomaly.Anomaly;
import com.minsapay.examples.replay.anomaly.AnomalyKind;
import com.minsapay.examples.replay.clock.Stretch;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.plan.PostingStep.Correction;
import com.minsapay.examples.replay.report.ReportJson.Total;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page for people. */
final class ReportPage {
    private static final int FEWEST_FOR_A_CHART = 10;

    private final FestivalReport report;
    private final Payments payments;
    private final StringBuilder out = new StringBuilder();

    private ReportPage(FestivalReport report) {
        this.report = report;
        this.payments = Payments.of(report.file().rows());
    }

    static String of(FestivalReport report) {
        return new ReportPage(report).page();
    }

    private String page() {
        figures();
        charts();
        totals();
        published();
        anomalies();
        corrections();
        clock();
        booths();
        return Html.page(Bilingual.of("축제 재생 보고서", "Festival replay"), out);
    }

    private void figures() {
        LedgerFigures ledger = report.ledger();
        out.append("<dl class=\"figures\">\n");
        figure("거래", "rows", count(report.file().rows().size()), "");
        figure("지갑", "wallets", count(report.file().users().size()), "");
        figure("부스와 데스크", "booths and desks", count(report.file().booths().size()), "");
        figure("남은 잔액", "final balances", Won.format(ledger.finalBalances()), "");
        boolean balanced = ledger.trialBalance() == 0;
        figure("시산표 합계", "trial balance", Won.format(ledger.trialBalance()), balanced ? "good" : "bad");
        boolean verified = ledger.verified();
        figure("장부 검증", "verified", verified ? "✓ 이상 없음" : "✗ 이상 있음", verified ? "good" : "bad");
        figure("1분 최다 결제", "peak per minute", payments.peak() + "건", "");
        figure("이상한 점", "anomalies", count(report.anomalies().size()), "");
        out.append("</dl>\n");
    }

    private void figure(String korean, String english, String value, String style) {
        out.append("<div><dt>")
                .append(both(korean, english))
                .append("</dt><dd class=\"")
                .append(style)
                .append("\">");
        out.append(escape(value)).append("</dd></div>\n");
    }

    private void charts() {
        heading("분당 결제 수", "Payments per minute");
        int left = 0;
        int number = 0;
        for (Payments session : payments.sessions()) {
            if (session.count() < FEWEST_FOR_A_CHART) {
                left += session.count();
            } else {
                out.append(PaymentsChart.of(++number, session, payments.peak(), report.outages()));
            }
        }
        if (left > 0) {
            paragraph(
                    "한 시간 넘게 떨어져 있는 결제 " + left + "건은 그리지 않음.",
                    left + " payments that stand more than an hour apart are not drawn.");
        }
        paragraph("금액이 0원인 거래는 세지 않음. 시각은 한국 시각.", "Rows of amount zero are not counted. Times are Korea's.");
    }

    private void totals() {
        heading("종류별 합계", "Totals by type");
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, Total> e :
                ReportJson.totals(report.file().rows()).entrySet()) {
            Total total = e.getValue();
            rows.add(cell(both(koreanType(e.getKey()), e.getKey()))
                    + number(count(total.count()))
                    + number(Won.format(total.amount())));
        }
        out.append(table(
                "Totals by type",
                List.of(column("종류", "type"), numberColumn("건수", "count"), numberColumn("금액", "amount")),
                rows));
        int zero = ReportJson.zeroRows(report.plan().steps()).size();
        paragraph(
                "금액이 0원이라 장부에 올리지 않은 거래 " + count(zero) + "건.",
                count(zero) + " rows of amount zero posted nothing; the JSON report lists them.");
    }

    private static String koreanType(String code) {
        return switch (code) {
            case "open" -> "개설";
            case "charge" -> "충전";
            case "pay" -> "결제";
            case "withdraw" -> "출금";
            default -> "종류가 손상됨";
        };
    }

    private void published() {
        if (report.comparisons().isEmpty()) {
            return;
        }
        heading("발표된 합계와 비교", "Beside the published totals");
        List<String> rows = new ArrayList<>();
        for (Comparison c : report.comparisons()) {
            String difference = c.difference() == 0
                    ? "<td class=\"n good\">✓ 0</td>"
                    : number((c.difference() > 0 ? "+" : "") + count(c.difference()));
            rows.add(cell("<strong>" + escape(c.name()) + "</strong><br>" + both(c.definition()))
                    + difference
                    + number(count(c.published()))
                    + number(count(c.computed())));
        }
        out.append(table(
                "Published totals",
                List.of(
                        column("이름과 계산한 것", "name, what was counted"),
                        numberColumn("차이", "difference"),
                        numberColumn("발표", "published"),
                        numberColumn("계산", "computed")),
                rows));
    }

    private void anomalies() {
        heading("이상한 점", "Anomalies");
        if (report.anomalies().isEmpty()) {
            paragraph("없음.", "None.");
        }
        for (AnomalyKind kind : AnomalyKind.values()) {
            List<Anomaly> found =
                    report.anomalies().stream().filter(a -> a.kind() == kind).toList();
            if (!found.isEmpty()) {
                anomalies(kind, found);
            }
        }
    }

    private void anomalies(AnomalyKind kind, List<Anomaly> found) {
        out.append("<section>\n<h3>").append(both(kind.title())).append(" <span class=\"count\">");
        out.append(found.size())
                .append("</span></h3>\n<p>")
                .append(both(kind.description()))
                .append("</p>\n");
        List<String> rows = new ArrayList<>();
        for (Anomaly a : found) {
            rows.add(number(Long.toString(a.row()))
                    + cell(both(a.detail()))
                    + number(a.amount() == 0 ? "" : Won.format(a.amount())));
        }
        out.append(table(
                        kind.title().english(),
                        List.of(numberColumn("번호", "row"), column("내용", "detail"), numberColumn("금액", "amount")),
                        rows))
                .append("</section>\n");
    }

    private void corrections() {
        List<Correction> corrections = report.plan().corrections();
        if (corrections.isEmpty()) {
            return;
        }
        heading("바로잡은 거래", "Corrections");
        paragraph(
                "파일이 스스로 맞지 않는 곳은 이유를 적은 정정 거래로 맞춤. own은 자기 돈, grant는 지원금, suspense는 설명되지 않은 차이.",
                "Where the file does not follow, a correction with its reason makes it so. Own is the student's money, grant"
                        + " the subsidy, suspense a difference nobody has explained.");
        List<String> rows = new ArrayList<>();
        for (Correction c : corrections) {
            StringBuilder moves = new StringBuilder();
            for (ReportJson.MoveJson move : ReportJson.CorrectionJson.of(c).moves()) {
                moves.append("<div class=\"move\">").append(escape(move.from() + " → " + move.to() + " "));
                moves.append(Won.format(move.amount())).append("</div>");
            }
            rows.add(number(Long.toString(c.row()))
                    + cell(escape(c.user()))
                    + cell(both(c.reason().title()))
                    + cell(moves.toString()));
        }
        out.append(table(
                "Corrections",
                List.of(
                        numberColumn("번호", "row"),
                        column("지갑", "wallet"),
                        column("이유", "reason"),
                        column("이동", "moves")),
                rows));
    }

    private void clock() {
        heading("시계를 읽은 방법", "How the clock was read");
        List<String> rows = new ArrayList<>();
        for (Stretch s : report.file().timeline().stretches()) {
            rows.add(number(s.firstRow() + "–" + s.lastRow())
                    + cell(Timeline.shown(s.from()) + " – " + Timeline.shown(s.to()))
                    + cell(both(s.half().korean(), s.half().name()))
                    + cell(s.certain() ? both("확실", "certain") : both("추정", "likely"))
                    + cell(both(s.reason())));
        }
        out.append(table(
                "How the clock was read",
                List.of(
                        numberColumn("번호", "rows"),
                        column("한국 시각", "time in Korea"),
                        column("읽은 대로", "read as"),
                        column("확실한가", "how sure"),
                        column("까닭", "why")),
                rows));
    }

    private void booths() {
        heading("부스별 매출", "Sales by booth");
        List<String> rows = new ArrayList<>();
        ReportJson.boothSales(report.file().rows())
                .forEach((booth, total) -> rows.add(
                        cell(escape(booth)) + number(count(total.count())) + number(Won.format(total.amount()))));
        out.append(table(
                "Sales by booth",
                List.of(column("부스", "booth"), numberColumn("건수", "count"), numberColumn("금액", "amount")),
                rows));
    }

    private void heading(String korean, String english) {
        out.append(Html.heading(korean, english));
    }

    private void paragraph(String korean, String english) {
        out.append(Html.paragraph(korean, english));
    }
}
