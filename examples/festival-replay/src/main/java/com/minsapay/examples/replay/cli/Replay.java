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
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Reads, posts, checks, reports: each step shown, and nothing begun that bad input would leave half done. */
final class Replay {
    private final CommandLine command;

    Replay(CommandLine command) {
        this.command = command;
    }

    /** @return what to exit with */
    int run(Path input, StoreOptions options, Path reportFile, PublishedTotals published) {
        FestivalFile file = FestivalFile.read(input);
        PostingPlan plan = PostingPlan.of(file);
        requireFolder(reportFile);
        ReplayClock clock = new ReplayClock(file.rows().get(0).at());
        try (MinsaPay pay = options.open(clock)) {
            post(file, plan, new FestivalPoster(pay, clock));
            requireSameBalances(plan, pay);
            Verification verification = pay.verify();
            LedgerFigures figures = new LedgerFigures(
                    finalBalances(plan, pay), pay.trialBalance().sum().minorUnits(), verification.verified());
            FestivalReport report = FestivalReport.of(file, plan, figures, published);
            Path page = page(reportFile);
            Output.write(reportFile, report.json());
            Output.write(page, report.html());
            print(report, verification, reportFile, page);
            return verification.verified() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
        }
    }

    private void post(FestivalFile file, PostingPlan plan, FestivalPoster poster) {
        Progress progress = new Progress(
                command.getErr(),
                System.console() != null,
                Language.of("기록하는 중", "posting"),
                plan.steps().size());
        poster.post(file, plan, progress::at);
    }

    private static void requireFolder(Path reportFile) {
        Path folder = reportFile.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitCode.UNREADABLE,
                    Bilingual.of(
                            "보고서를 쓸 폴더 " + folder + "가 없습니다.", "there is no folder " + folder + " for the report"));
        }
    }

    /** Every wallet must hold what the file says it held last. */
    private static void requireSameBalances(PostingPlan plan, MinsaPay pay) {
        plan.wallets().forEach((user, expected) -> {
            long held = held(user, pay);
            if (held != expected.total()) {
                throw new CommandException(
                        ExitCode.FAILED,
                        Bilingual.of(
                                user + "의 잔액은 " + expected.total() + "원이어야 하는데 " + held + "원입니다.",
                                user + " must end with " + expected.total() + " won, has " + held));
            }
        });
    }

    private static long finalBalances(PostingPlan plan, MinsaPay pay) {
        return plan.wallets().keySet().stream()
                .mapToLong(user -> held(user, pay))
                .reduce(0, Math::addExact);
    }

    private static long held(String user, MinsaPay pay) {
        return pay.wallet(Names.wallet(user))
                .map(wallet -> wallet.balance().total().minorUnits())
                .orElse(0L);
    }

    private static Path page(Path reportFile) {
        String name = reportFile.getFileName().toString();
        String stem = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        return reportFile.resolveSibling(stem + ".html");
    }

    private void print(FestivalReport report, Verification verification, Path reportFile, Path page) {
        command.getOut()
                .println(Language.of(
                        "거래 " + report.file().rows().size() + "건, 지갑 "
                                + report.plan().wallets().size() + "개, 이상한 점 "
                                + report.anomalies().size() + "개",
                        report.file().rows().size() + " rows, "
                                + report.plan().wallets().size() + " wallets, "
                                + report.anomalies().size() + " oddities"));
        VerifyCommand.print(verification, command.getOut());
        command.getOut().println(Language.of("보고서: ", "report: ") + reportFile.toAbsolutePath());
        command.getOut().println(Language.of("그림과 표: ", "page:   ") + page.toUri());
        command.getOut().flush();
    }
}
