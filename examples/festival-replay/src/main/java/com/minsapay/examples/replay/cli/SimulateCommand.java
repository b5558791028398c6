package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes up a festival. */
@Command(name = "simulate")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--seed", required = true)
    private long seed;

    @Option(names = "--students", defaultValue = "400")
    private int students;

    @Option(names = "--booths", defaultValue = "16")
    private int booths;

    @Option(names = "--minutes", defaultValue = "480")
    private int minutes;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Override
    public Integer call() {
        SimulationSettings settings = new SimulationSettings(seed, students, booths, minutes);
        if (out != null) {
            Output.requireWritable(out);
        }
        String festival = FestivalSimulator.simulate(settings);
        if (out == null) {
            // The file's own bytes, whatever the terminal's encoding and line ends are.
            System.out.writeBytes(festival.getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        } else {
            Output.write(out, festival);
        }
        return ExitCode.OK;
    }
}
