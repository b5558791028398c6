package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.examples.replay.Main;
import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay that is killed and started again ends as if nothing had been. */
class ReplayKilledIT {
    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    @Test
    void killed_at_random_moments_and_started_again_it_ends_with_the_same_bytes() throws Exception {
        String festival = FestivalSimulator.simulate(new SimulationSettings(20, 80, 6, 180));
        Places calm = new Places(Files.createDirectory(folder.resolve("calm"))).write(festival);
        assertThat(CommandRun.of(calm.replay()).exitCode()).isEqualTo(ExitCode.OK);
        Places stormy = new Places(Files.createDirectory(folder.resolve("stormy"))).write(festival);
        Files.copy(calm.key(), stormy.key(), StandardCopyOption.COPY_ATTRIBUTES);

        killBeforeItPosts(stormy);
        assertThat(exitWhenKilled(stormy, 0))
                .as("killed at its first row, it is not done")
                .isNotZero();
        // The seed makes the choice of moments the same each time; how far a child comes by then is the machine's.
        Random random = new Random(20_190_716);
        for (int kill = 0; kill < KILLS; kill++) {
            exitWhenKilled(stormy, random.nextInt(400));
        }
        Process last = ChildJvm.of(Main.class, stormy.replay())
                .redirectOutput(folder.resolve("last.txt").toFile())
                .start();

        assertThat(ChildJvm.exitCode(last))
                .as(Files.readString(folder.resolve("last.txt")))
                .isEqualTo(ExitCode.OK);
        assertThat(LedgerDump.of(stormy.store())).isEqualTo(LedgerDump.of(calm.store()));
        assertThat(stormy.report()).hasSameBinaryContentAs(calm.report());
        assertThat(stormy.page()).hasSameBinaryContentAs(calm.page());
    }

    private static void killBeforeItPosts(Places places) throws Exception {
        Process replay = ChildJvm.of(Main.class, places.replay()).start();
        boolean ended = false;
        while (!Files.exists(places.store()) && !ended) {
            ended = replay.waitFor(1, TimeUnit.MILLISECONDS);
        }
        replay.destroyForcibly().waitFor();
    }

    /** Starts a replay, lets it begin to post and go on for some milliseconds, and kills it. */
    private static int exitWhenKilled(Places places, int millis) throws Exception {
        Process replay = ChildJvm.of(Main.class, places.replay()).start();
        ChildJvm.awaitLine(replay, "posting ");
        replay.waitFor(millis, TimeUnit.MILLISECONDS);
        return replay.destroyForcibly().waitFor();
    }
}
