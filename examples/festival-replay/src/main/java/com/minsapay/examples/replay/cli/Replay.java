package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Verification;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.post.FestivalPoster;
import com.minsapay.examples.replay.post.Names;
import com.minsapay.examples.replay.post.ReplayClock;
import com.minsapay.examples.replay.report.FestivalReport;
import com.minsapay.examples.replay.report.LedgerFigures;
import com.minsapay.examples.replay.report.PublishedTotals;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Reads, posts, checks, reports: each step shown, and nothing begun that bad input would leave half done. */
final class Replay {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;

    Replay(CommandLine command) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.terminal = command.getColorScheme().ansi().enabled();
    }

    /** @return what to exit with */
    int run(Path input, StoreOptions options, Path reportFile, PublishedTotals published) {
        Path page = Output.page(reportFile);
        Output.requireDifferent(input, options.store(), options.key(), reportFile, page);
        Festival festival = Festival.read(input);
        FestivalFile file = festival.file();
        PostingPlan plan = festival.plan();
        Output.requireWritable(reportFile);
        Output.requireWritable(page);
        ReplayClock clock = new ReplayClock(file.rows().get(0).at());
        try (MinsaPay pay = options.openOrMake(clock)) {
            post(file, plan, new FestivalPoster(pay, clock));
            Verification verification = pay.verify();
            FestivalReport report = FestivalReport.of(file, plan, figures(plan, pay, verification), published);
            Output.write(reportFile, report.json());
            Output.write(page, report.html());
            print(report, verification, reportFile, page);
            return verification.verified() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
        }
    }

    private void post(FestivalFile file, PostingPlan plan, FestivalPoster poster) {
        String what = Language.of("기록하는 중", "posting");
        try (Progress progress = new Progress(err, terminal, what, plan.steps().size())) {
            poster.post(file, plan, progress::at);
        }
    }

    private static LedgerFigures figures(PostingPlan plan, MinsaPay pay, Verification verification) {
        List<Long> balances = new ArrayList<>();
        plan.wallets().forEach((user, expected) -> {
            long held = balance(user, pay);
            if (verification.verified()) {
                requireSame(user, expected.total(), held);
            }
            balances.add(held);
        });
        return new LedgerFigures(
                balances.stream().reduce(0L, Math::addExact),
                pay.trialBalance().sum().minorUnits(),
                verification.verified());
    }

    private static long balance(String user, MinsaPay pay) {
        return pay.wallet(Names.wallet(user))
                .map(wallet -> wallet.balance().total().minorUnits())
                .orElse(0L);
    }

    /** Every wallet must hold what the file says it held last. */
    private static void requireSame(String user, long expected, long held) {
        if (held != expected) {
            throw new CommandException(
                    ExitCode.FAILED,
                    Bilingual.of(
                            user + "의 잔액은 " + Won.format(expected) + "이어야 하는데 " + Won.format(held) + "입니다.",
                            user + " must end with " + Won.format(expected) + ", has " + Won.format(held)));
        }
    }

    private void print(FestivalReport report, Verification verification, Path reportFile, Path page) {
        int rows = report.file().rows().size();
        int wallets = report.plan().wallets().size();
        int anomalies = report.anomalies().size();
        out.println(Language.of(
                "파일의 거래 " + rows + "건, 지갑 " + wallets + "개, 이상한 점 " + anomalies + "개",
                rows + " rows, " + wallets + " wallets, " + anomalies + " anomalies in the file"));
        VerifyCommand.print(verification, out);
        Output.printPlaces(reportFile, page, out);
    }
}
