package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.guard.BothDays;
import com.minsapay.examples.replay.guard.Measures;
import com.minsapay.examples.replay.guard.Measures.Tally;
import com.minsapay.examples.replay.report.GuardedReport;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import com.minsapay.policy.Policy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Plays a festival with the rules on beside the day as it was recorded, in memory, and reports on both. */
final class Guarded {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;

    Guarded(CommandLine command) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.terminal = command.getColorScheme().ansi().enabled();
    }

    /** @return what to exit with */
    int run(Path input, Path reportFile) {
        Path page = Output.page(reportFile);
        Output.requireDifferent(input, reportFile, page);
        Festival festival = Festival.read(input);
        Output.requireWritable(reportFile);
        Output.requireWritable(page);
        BothDays days = play(festival);
        GuardedReport report = new GuardedReport(days);
        Output.write(reportFile, report.json());
        Output.write(page, report.html());
        print(days);
        Output.printPlaces(reportFile, page, out);
        return exitCode(days);
    }

    private BothDays play(Festival festival) {
        long steps = BothDays.steps(festival.file(), festival.plan());
        try (Progress progress = new Progress(err, terminal, Language.of("해 보는 중", "playing"), steps)) {
            return BothDays.of(festival.file(), festival.plan(), Policy.festival(), progress::at);
        }
    }

    private void print(BothDays days) {
        Measures was = days.recordedMeasures();
        Measures is = days.guardedMeasures();
        out.println(Language.of(
                "거래 " + days.recorded().file().rows().size() + "건, 규칙을 켜면 차이 "
                        + days.guarded().differences().size() + "건",
                days.recorded().file().rows().size() + " rows, "
                        + days.guarded().differences().size() + " differences with the rules on"));
        line("잘못 나간 돈", "money that left by error", Won.format(was.leftByError()), Won.format(is.leftByError()));
        line("두 번 결제된 탭", "taps charged twice", shown(was.doubleCharges()), shown(is.doubleCharges()));
        line("현금으로 나간 지원금", "subsidy that left as cash", shown(was.subsidyAsCash()), shown(is.subsidyAsCash()));
        line("설명되지 않는 돈", "won unaccounted for", Won.format(was.unaccounted()), Won.format(is.unaccounted()));
        if (days.reconciled()) {
            int wallets = days.recorded().totals().wallets().size();
            out.println(Language.of(
                    "지갑 " + wallets + "개와 모든 합계가 차이를 빼면 원까지 맞습니다.",
                    "every sum and " + wallets + " wallets reconcile to the won."));
        }
    }

    private void line(String korean, String english, String was, String is) {
        out.println("  " + Language.of(korean, english) + ": " + was + " → " + is);
    }

    private static String shown(Tally tally) {
        return Language.of(tally.count() + "건 ", tally.count() + ", ") + Won.format(tally.won());
    }

    /** Says what does not hold, if anything; returns what to exit with. */
    int exitCode(BothDays days) {
        if (!days.verified()) {
            err.println(Language.of("원장이 맞지 않습니다.", "a ledger does not verify"));
            return ExitCode.NOT_VERIFIED;
        }
        if (!days.reconciled()) {
            List<Bilingual> gaps = days.reconciliation().gaps();
            err.println(Language.of("두 날이 맞지 않습니다.", "the two days do not reconcile"));
            gaps.forEach(gap -> err.println("  " + Language.of(gap)));
            return ExitCode.NOT_RECONCILED;
        }
        return ExitCode.OK;
    }
}
