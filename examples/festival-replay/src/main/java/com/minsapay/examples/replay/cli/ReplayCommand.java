package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.report.PublishedTotals;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Posts a recorded festival into a ledger and reports on it. */
@Command(name = "replay")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--report", required = true, paramLabel = "JSON")
    private Path report = Path.of("");

    @Option(names = "--published", paramLabel = "TOTALS", converter = Totals.class)
    private PublishedTotals published = PublishedTotals.NONE;

    @Override
    public Integer call() {
        return new Replay(spec.commandLine()).run(file, store, report, published);
    }

    private static final class Totals implements ITypeConverter<PublishedTotals> {
        @Override
        public PublishedTotals convert(String text) {
            return PublishedTotals.parse(text);
        }
    }
}
