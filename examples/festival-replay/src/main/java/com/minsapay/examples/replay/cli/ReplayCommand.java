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
@Command(
        name = "replay",
        description = {
            "Posts every row of a recorded festival into a store, verifies it and writes a report.",
            "기록된 축제의 모든 거래를 원장에 올리고, 확인하고, 보고서를 씁니다.",
            "Interrupted, it goes on where it was when started again."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            description = {"The recorded festival.", "기록된 축제 파일."})
    private Path file = Path.of("");

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--report",
            required = true,
            paramLabel = "OUT.json",
            description = {
                "Where to write the report; a page for people goes beside it, as OUT.html.",
                "보고서를 쓸 곳. 사람이 읽는 OUT.html도 함께 씁니다."
            })
    private Path report = Path.of("");

    @Option(
            names = "--published",
            paramLabel = "TOTALS",
            converter = Totals.class,
            description = {"Totals the organisers published, to compare: users=400,paid=4604210", "주최 측이 발표한 합계와 비교합니다."
            })
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
