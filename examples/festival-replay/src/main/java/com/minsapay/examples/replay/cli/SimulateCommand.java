package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import com.minsapay.examples.replay.text.Bilingual;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes up a festival. */
@Command(
        name = "simulate",
        description = {
            "Makes up a festival in the format that replay reads; the same numbers give the same bytes.",
            "replay가 읽는 형식으로 축제를 지어냅니다. 같은 숫자는 같은 결과를 냅니다."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seed", required = true, description = "Any whole number. / 아무 정수.")
    private long seed;

    @Option(names = "--students", defaultValue = "400", description = "How many / 학생 수 (${DEFAULT-VALUE}).")
    private int students;

    @Option(names = "--booths", defaultValue = "16", description = "How many sell / 부스 수 (${DEFAULT-VALUE}).")
    private int booths;

    @Option(names = "--minutes", defaultValue = "480", description = "How long / 축제 시간, 분 (${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it; printed unless given. / 쓸 파일.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        String festival = FestivalSimulator.simulate(settings());
        if (out == null) {
            spec.commandLine().getOut().print(festival);
            spec.commandLine().getOut().flush();
        } else {
            Output.write(out, festival);
        }
        return ExitCode.OK;
    }

    private SimulationSettings settings() {
        try {
            return new SimulationSettings(seed, students, booths, minutes);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    Bilingual.of("숫자가 범위를 벗어났습니다: " + e.getMessage(), String.valueOf(e.getMessage())),
                    e);
        }
    }
}
