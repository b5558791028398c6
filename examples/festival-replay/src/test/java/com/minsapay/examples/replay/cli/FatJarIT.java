package com.minsapay.examples.replay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a person runs it. */
class FatJarIT {
    private static final Path JAR = Path.of("target", "festival-replay.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void quickstart_says_how_far_it_is_on_standard_error_and_the_result_on_standard_output_and_no_more()
            throws Exception {
        assertThat(run("quickstart")).isEqualTo(ExitCode.OK);
        assertThat(err()).hasSizeLessThan(1000);
        assertThat(err().lines()).isNotEmpty().allMatch(line -> line.matches("posting \\d+/\\d+"));
        assertThat(out().lines()).hasSize(5);
        assertThat(out()).contains("everything holds.").contains("page:   file:///");
        assertThat(folder.resolve("quickstart").resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void simulate_prints_exactly_the_files_bytes_whatever_the_terminals_encoding() throws Exception {
        assertThat(run("simulate", "--seed", "7", "--students", "60", "--booths", "3", "--minutes", "60"))
                .isEqualTo(ExitCode.OK);
        String festival = FestivalSimulator.simulate(new SimulationSettings(7, 60, 3, 60));
        assertThat(festival).as("a festival that needs more than ASCII").contains("개설");
        assertThat(folder.resolve("out.txt")).hasContent(festival).hasSize(festival.getBytes(UTF_8).length);
        assertThat(err()).isEmpty();
    }

    @Test
    void a_store_that_another_process_has_open_is_refused() throws Exception {
        Places places = new Places(folder).write(FestivalSimulator.simulate(new SimulationSettings(1, 2, 1, 10)));
        assertThat(CommandRun.of(places.replay()).exitCode()).isEqualTo(ExitCode.OK);
        Process holder = ChildJvm.of(HoldStore.class, places.store()).start();
        try {
            ChildJvm.awaitLine(holder, "open, with ");
            var before = places.content();
            assertThat(run("verify", "--store", places.store())).isEqualTo(ExitCode.STORE);
            assertThat(err().lines()).singleElement().asString().contains("another process has it open");
            assertThat(CommandRun.of(places.replay()).exitCode()).isEqualTo(ExitCode.STORE);
            Files.delete(folder.resolve("err.txt"));
            Files.delete(folder.resolve("out.txt"));
            assertThat(places.content()).isEqualTo(before);
        } finally {
            holder.getOutputStream().close();
            assertThat(ChildJvm.exitCode(holder)).isZero();
        }
    }

    private int run(Object... arguments) throws Exception {
        return ChildJvm.exitCode(ChildJvm.jar(JAR, arguments)
                .directory(folder.toFile())
                .redirectErrorStream(false)
                .redirectOutput(file("out.txt"))
                .redirectError(file("err.txt"))
                .start());
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    private String out() throws Exception {
        return Files.readString(folder.resolve("out.txt"));
    }

    private String err() throws Exception {
        return Files.readString(folder.resolve("err.txt"));
    }
}
