package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.export.ExportFile;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.FileTrouble;
import com.minsapay.report.ExportForm;
import com.minsapay.report.ExportRow;
import com.minsapay.report.Reidentification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes every transaction into a table, anonymised unless asked otherwise, and says how anonymous that is. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
    private static final int MINUTES_OF_A_DAY = 1_440;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out = Path.of("");

    @Option(names = "--bin", paramLabel = "MINUTES")
    private @Nullable Integer bin;

    @Option(names = "--raw")
    private boolean raw;

    @Override
    public Integer call() {
        ExportForm form = form();
        if (!ExportFile.isNamed(out)) {
            throw new CommandException(
                    ExitCode.USAGE, Bilingual.of("--out은 .csv나 .json으로 끝나야 합니다", "--out must end in .csv or .json"));
        }
        Output.requireWritable(out);
        try (MinsaPay pay = store.openExisting()) {
            print(write(pay, form), measure(pay, form));
            return ExitCode.OK;
        }
    }

    private ExportForm form() {
        if (raw && bin != null) {
            throw new CommandException(
                    ExitCode.USAGE, Bilingual.of("--raw와 --bin은 함께 쓸 수 없습니다", "--raw and --bin exclude each other"));
        }
        if (bin == null) {
            return raw ? ExportForm.raw() : ExportForm.anonymised();
        }
        if (bin < 1 || bin > MINUTES_OF_A_DAY) {
            throw new CommandException(
                    ExitCode.USAGE, Bilingual.of("--bin은 1분에서 1440분까지입니다", "--bin must be from 1 to 1440 minutes"));
        }
        return ExportForm.anonymised(Duration.ofMinutes(bin));
    }

    private long write(MinsaPay pay, ExportForm form) {
        try (Stream<ExportRow> rows = pay.export(form)) {
            return new ExportFile(out, raw, Timeline.ZONE).write(rows);
        } catch (IOException e) {
            Bilingual why = FileTrouble.why(e);
            throw new CommandException(
                    ExitCode.UNREADABLE,
                    Bilingual.of(out + "에 쓸 수 없습니다: " + why.korean(), out + " cannot be written: " + why.english()),
                    e);
        }
    }

    private static Reidentification measure(MinsaPay pay, ExportForm form) {
        try (Stream<ExportRow> rows = pay.export(form)) {
            return Reidentification.of(rows);
        }
    }

    private void print(long transactions, Reidentification measured) {
        PrintWriter screen = spec.commandLine().getOut();
        screen.println(Language.of(out + ": 거래 " + transactions + "건", out + ": " + transactions + " transactions"));
        screen.println(Language.of(
                "두 번 이상 결제한 지갑 " + measured.wallets() + "개 가운데, 결제 두 건(부스·시각·금액)을 아는 사람이 알아낼 수 있는 지갑 "
                        + measured.bySomeTwo() + "개, 어느 두 건으로도 드러나는 지갑 " + measured.byAnyTwo() + "개",
                "of " + measured.wallets()
                        + " wallets with two payments or more, knowing two of them (booth, time, amount) can"
                        + " single out " + measured.bySomeTwo() + ", and " + measured.byAnyTwo()
                        + " whichever two are known"));
    }
}
