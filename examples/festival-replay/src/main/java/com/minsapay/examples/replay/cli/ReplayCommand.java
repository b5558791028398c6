package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.report.PublishedTotals;
import com.minsapay.examples.replay.text.BadValueException;
import com.minsapay.examples.replay.text.Bilingual;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Posts a recorded festival into a ledger and reports on it, or plays it with the rules on. */
@Command(
        name = "replay",
        customSynopsis = {
            "festival-replay replay [-h] --store=FILE [--key=FILE] [--published=TOTALS]",
            "                              --report=JSON FILE",
            "       festival-replay replay [-h] --guarded --report=JSON FILE"
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--store", paramLabel = "FILE")
    private @Nullable Path store;

    @Option(names = "--key", paramLabel = "FILE")
    private @Nullable Path key;

    @Option(names = "--guarded")
    private boolean guarded;

    @Option(names = "--report", required = true, paramLabel = "JSON")
    private Path report = Path.of("");

    @Option(names = "--published", paramLabel = "TOTALS", converter = Totals.class)
    private PublishedTotals published = PublishedTotals.NONE;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (guarded) {
            refuse("--store", store != null);
            refuse("--key", key != null);
            refuse("--published", !published.equals(PublishedTotals.NONE));
            return new Guarded(command).run(file, report);
        }
        if (store == null) {
            throw new MissingParameterException(command, spec.findOption("--store"), "--store");
        }
        return new Replay(command).run(file, StoreOptions.of(store, key), report, published);
    }

    private void refuse(String option, boolean given) {
        if (given) {
            throw new BadValueException(
                    Bilingual.of("--guarded는 " + option + "와 함께 쓸 수 없습니다", "--guarded does not go with " + option));
        }
    }

    private static final class Totals implements ITypeConverter<PublishedTotals> {
        @Override
        public PublishedTotals convert(String text) {
            return PublishedTotals.parse(text);
        }
    }
}
