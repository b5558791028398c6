package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.anomaly.Outage;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * One session's payments per minute as an inline SVG: a bar a minute, outages shaded. The drawing stretches with the
 * page; its labels are HTML around it, so that they stay readable on a phone.
 */
final class PaymentsChart {
    private static final Bilingual RECORDED = Bilingual.of("기록된 날 ", "as recorded, ");
    private static final Bilingual GUARDED = Bilingual.of("규칙을 켠 날 ", "with the rules on, ");
    private static final int[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720};
    private static final int MOST_TICKS = 7;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final String id;
    private final Bilingual title;
    private final Payments session;
    private final Payments drawn;
    private final List<Outage> outages;
    private final LocalDateTime from;
    private final int minutes;
    private final int top;

    private PaymentsChart(
            String id, Bilingual title, Payments session, Payments drawn, int peak, List<Outage> outages) {
        this.id = id;
        this.title = title;
        this.session = session;
        this.drawn = drawn;
        this.from = session.perMinute().firstKey();
        LocalDateTime to = session.perMinute().lastKey().plusMinutes(1);
        this.minutes = (int) Duration.between(from, to).toMinutes();
        this.outages = outages.stream()
                .filter(o -> local(o.from()).isBefore(to) && local(o.to()).isAfter(from))
                .toList();
        this.top = Math.max(4, (peak + 3) / 4 * 4);
    }

    /**
     * Draws a session.
     *
     * @param number to tell the page's charts apart
     * @param peak the most payments a minute had in any session, so that all have one scale
     * @param outages those that overlap the session are shaded
     */
    static String of(int number, Payments session, int peak, List<Outage> outages) {
        return new PaymentsChart("chart" + number, Bilingual.of("", ""), session, session, peak, outages).figure();
    }

    /**
     * Draws a session as it was recorded, and beside it, in the same frame, as it was played again; what was not paid
     * then stands on top in another colour.
     *
     * @param played what was paid when it was played; no more than in the session in any minute
     */
    static String ofBothDays(int number, Payments session, Payments played, int peak, List<Outage> outages) {
        String id = "chart" + number;
        return "<div class=\"days\">\n"
                + new PaymentsChart(id + "r", RECORDED, session, session, peak, outages).figure()
                + new PaymentsChart(id + "g", GUARDED, session, played, peak, outages).figure()
                + "</div>\n";
    }

    private String figure() {
        StringBuilder out = new StringBuilder("<figure class=\"chart\">\n<figcaption>");
        out.append(Html.both(caption())).append("</figcaption>\n<div class=\"plot\">\n");
        for (int y = top / 2; y <= top; y += top / 2) {
            out.append("<span class=\"y\" style=\"bottom:")
                    .append(percent(y, top))
                    .append("\">")
                    .append(y)
                    .append("</span>\n");
        }
        out.append(svg());
        out.append("</div>\n<div class=\"ticks\" aria-hidden=\"true\">")
                .append(ticks())
                .append("</div>\n");
        outages.forEach(outage -> out.append(legend("key", label(outage))));
        if (drawn.count() < session.count()) {
            int missing = session.count() - drawn.count();
            out.append(legend("key no", Bilingual.of("결제되지 않은 " + missing + "건", "payments not made: " + missing)));
        }
        return out.append("</figure>\n").toString();
    }

    private static String legend(String style, Bilingual text) {
        return "<p class=\"legend\"><span class=\"" + style + "\"></span>" + Html.both(text) + "</p>\n";
    }

    private Bilingual caption() {
        LocalDateTime to = from.plusMinutes(minutes);
        boolean oneDay = to.toLocalDate().equals(from.toLocalDate());
        String when = from.toLocalDate() + " " + CLOCK.format(from) + "–" + (oneDay ? "" : to.toLocalDate() + " ")
                + CLOCK.format(to);
        String count = String.format(Locale.ROOT, "%,d", drawn.count());
        return Bilingual.of(
                title.korean() + when + ", 결제 " + count + "건, 1분에 최대 " + drawn.peak() + "건",
                title.english() + when + ", " + count + " payments, at most " + drawn.peak() + " a minute");
    }

    private String svg() {
        Bilingual caption = caption();
        StringBuilder description =
                new StringBuilder(caption.korean()).append(" / ").append(caption.english());
        outages.forEach(o ->
                description.append("; ").append(label(o).korean()).append(" / ").append(label(o).english()));
        StringBuilder out = new StringBuilder("<svg viewBox=\"0 0 ")
                .append(minutes)
                .append(' ')
                .append(top);
        out.append("\" preserveAspectRatio=\"none\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("t ")
                .append(id);
        out.append("d\">\n<title id=\"").append(id).append("t\">분당 결제 수 / Payments per minute</title>\n<desc id=\"");
        out.append(id)
                .append("d\">")
                .append(Html.escape(description.toString()))
                .append("</desc>\n");
        for (int y = 0; y <= top; y += top / 4) {
            out.append("<path class=\"grid\" d=\"M0 ")
                    .append(y)
                    .append('h')
                    .append(minutes)
                    .append("\"/>");
        }
        for (Outage outage : outages) {
            out.append(shade(outage));
        }
        return out.append("\n<path class=\"bars\" d=\"")
                .append(bars())
                .append("\"/>")
                .append(stopped())
                .append("\n</svg>\n")
                .toString();
    }

    private String shade(Outage outage) {
        double x = Math.max(0, minutesFromStart(outage.from()));
        double end = Math.min(minutes, minutesFromStart(outage.to()));
        return String.format(
                Locale.ROOT,
                "\n<rect class=\"outage\" x=\"%.2f\" y=\"0\" width=\"%.2f\" height=\"%d\"/>",
                x,
                end - x,
                top);
    }

    private String bars() {
        StringBuilder path = new StringBuilder();
        drawn.perMinute().forEach((minute, count) -> path.append(bar(minute, 0, count)));
        return path.toString();
    }

    /** What stands in the session and is not drawn, on top of what is. */
    private String stopped() {
        StringBuilder path = new StringBuilder();
        session.perMinute().forEach((minute, count) -> {
            int paid = drawn.perMinute().getOrDefault(minute, 0);
            if (paid < count) {
                path.append(bar(minute, paid, count - paid));
            }
        });
        return path.isEmpty() ? "" : "\n<path class=\"stopped\" d=\"" + path + "\"/>";
    }

    private String bar(LocalDateTime minute, int above, int height) {
        long x = Duration.between(from, minute).toMinutes();
        return "M" + x + " " + (top - above) + "v" + -height + "h1v" + height + "z";
    }

    private String ticks() {
        int step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && minutes / STEPS[i] <= MOST_TICKS; i--) {
            step = STEPS[i];
        }
        StringBuilder out = new StringBuilder();
        long sinceMidnight = ChronoUnit.MINUTES.between(LocalTime.MIDNIGHT, from.toLocalTime());
        for (long x = Math.floorMod(-sinceMidnight, step); x <= minutes; x += step) {
            out.append("<span style=\"left:").append(percent(x, minutes)).append("\">");
            out.append(CLOCK.format(from.plusMinutes(x))).append("</span>");
        }
        return out.toString();
    }

    private static Bilingual label(Outage outage) {
        String when = CLOCK.format(local(outage.from())) + "–" + CLOCK.format(local(outage.to()));
        long minutes = outage.duration().toMinutes();
        int seconds = outage.duration().toSecondsPart();
        return Bilingual.of(
                "장애 " + when + " (" + minutes + "분 " + seconds + "초)",
                "outage " + when + " (" + minutes + " min " + seconds + " s)");
    }

    private double minutesFromStart(Instant at) {
        return Duration.between(from, local(at)).toSeconds() / 60.0;
    }

    private static LocalDateTime local(Instant at) {
        return at.atZone(Timeline.ZONE).toLocalDateTime();
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
    }
}
