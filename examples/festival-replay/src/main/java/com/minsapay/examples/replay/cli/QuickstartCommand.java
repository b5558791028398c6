package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.report.PublishedTotals;
import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import com.minsapay.examples.replay.text.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything once, from a made-up festival to its report. */
@Command(
        name = "quickstart",
        description = {
            "Makes up a festival, replays it on a durable store, verifies it, and shows where the report is.",
            "축제를 지어내 원장에 올리고, 확인하고, 보고서가 어디 있는지 보여 줍니다."
        },
        mixinStandardHelpOptions = true)
final class QuickstartCommand implements Callable<Integer> {
    private static final SimulationSettings FESTIVAL = new SimulationSettings(2026, 120, 8, 480);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--folder",
            defaultValue = "quickstart",
            description = "Where everything goes / 파일을 둘 폴더 (${DEFAULT-VALUE}).")
    private Path folder = Path.of("quickstart");

    @Override
    public Integer call() {
        Path festival = folder.resolve("festival.csv");
        makeFolder();
        Output.write(festival, FestivalSimulator.simulate(FESTIVAL));
        return new Replay(spec.commandLine())
                .run(
                        festival,
                        StoreOptions.of(folder.resolve("ledger.sqlite")),
                        folder.resolve("report.json"),
                        PublishedTotals.NONE);
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNREADABLE,
                    Bilingual.of(
                            "폴더 " + folder + "를 만들 수 없습니다: " + e, "the folder " + folder + " cannot be made: " + e),
                    e);
        }
    }
}
