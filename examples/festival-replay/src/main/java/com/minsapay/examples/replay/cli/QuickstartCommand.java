package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.report.PublishedTotals;
import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything once, from a made-up festival to its report. */
@Command(name = "quickstart")
final class QuickstartCommand implements Callable<Integer> {
    private static final SimulationSettings FESTIVAL = new SimulationSettings(2026, 120, 8, 480);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--folder", paramLabel = "FOLDER", defaultValue = "quickstart")
    private Path folder = Path.of("quickstart");

    @Option(names = "--guarded")
    private boolean guarded;

    @Override
    public Integer call() {
        makeFolder();
        Path festival = folder.resolve("festival.csv");
        Output.write(festival, FestivalSimulator.simulate(FESTIVAL));
        if (guarded) {
            return new Guarded(spec.commandLine()).run(festival, folder.resolve("guarded.json"));
        }
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
            Bilingual why = FileTrouble.why(e);
            throw new CommandException(
                    ExitCode.UNREADABLE,
                    Bilingual.of(
                            "폴더를 만들 수 없습니다: " + folder + ": " + why.korean(),
                            "the folder cannot be made: " + folder + ": " + why.english()),
                    e);
        }
    }
}
