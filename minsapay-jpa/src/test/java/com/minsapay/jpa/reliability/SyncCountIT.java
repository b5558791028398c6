package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts the system calls of a load: what was acknowledged had been synced to the disk before. Killing a program does not
 * show that ({@link CrashIT}): the operating system keeps what a dead program wrote, also what nobody asked it to sync.
 */
class SyncCountIT {
    private static final String LOG = "ledger.db-wal";

    @TempDir
    static Path folder;

    private static SystemCalls calls;

    @BeforeAll
    static void runUnderStrace() throws Exception {
        Path trace = folder.resolve("trace.txt");
        List<String> strace = strace(trace);
        Path errors = folder.resolve("errors.txt");
        Process load = new ChildJvm().under(strace).start(SyncLoad.class, errors, folder.toString());
        boolean ended = load.waitFor(120, TimeUnit.SECONDS);
        load.descendants().forEach(ProcessHandle::destroyForcibly);
        load.destroyForcibly();
        assertThat(ended).as("ended in time").isTrue();
        assertThat(load.exitValue()).as(Files.readString(errors)).isZero();
        calls = new SystemCalls(Files.readAllLines(trace));
    }

    @Test
    void each_answer_comes_after_a_sync_of_its_own() {
        String before = "one-by-one";
        for (int n = 0; n < SyncLoad.ONE_BY_ONE; n++) {
            String after = "answered-" + n;
            assertThat(calls.syncs(LOG, before, after))
                    .as("syncs before the answer to charge %d", n)
                    .isPositive();
            before = after;
        }
    }

    @Test
    void a_crowd_gets_at_least_one_sync_a_committed_unit() throws IOException {
        long units = Long.parseLong(Files.readString(folder.resolve("units.txt")));
        long syncs = calls.syncs(LOG, "crowd", "crowd-is-gone");
        System.out.printf(
                "SyncCountIT: %d charges one by one, %d syncs; %d charges of %d callers in %d units, %d syncs%n",
                SyncLoad.ONE_BY_ONE,
                calls.syncs(LOG, "one-by-one", "crowd"),
                SyncLoad.CROWD * SyncLoad.EACH_OF_CROWD,
                SyncLoad.CROWD,
                units,
                syncs);
        assertThat(units).isPositive();
        assertThat(syncs).isGreaterThanOrEqualTo(units);
    }

    @Test
    void commits_that_are_not_synced_would_be_seen() {
        assertThat(calls.syncs("unsynced.db-wal", "unsynced", "end")).isZero();
    }

    /** The command that traces, if it can be run; otherwise nothing is shown here. */
    private static List<String> strace(Path trace) throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "counting system calls needs Linux");
        List<String> all = List.of("strace", "-f", "-y", "-qq", "-e", "trace=fsync,fdatasync,mkdir,mkdirat", "-o");
        for (List<String> quick : List.of(List.of("--seccomp-bpf"), List.<String>of())) {
            List<String> command = new ArrayList<>(all.subList(0, 1));
            command.addAll(quick);
            command.addAll(all.subList(1, all.size()));
            command.add(trace.toString());
            if (runs(command)) {
                return command;
            }
        }
        assumeTrue(false, "counting system calls needs strace, installed and allowed to trace");
        throw new AssertionError("unreached");
    }

    private static boolean runs(List<String> strace) throws InterruptedException {
        List<String> command = new ArrayList<>(strace);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
