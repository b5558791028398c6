package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A load in a process of its own, which is listened to until it is killed. What it wrote is with the operating system, and
 * outlives it. Used by one thread.
 */
final class RunningLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** 128 and SIGKILL, as Java reports a process that a signal ended. */
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path errors;
    private final Listener listener;

    private RunningLoad(Process process, Path errors, int answers) {
        this.process = process;
        this.errors = errors;
        this.listener = new Listener(process.getInputStream(), answers);
        listener.start();
    }

    /**
     * Starts it.
     *
     * @param errors takes what it writes to standard error
     * @param answers how many of its callers' are enough
     */
    static RunningLoad start(Class<?> program, Path errors, int answers, List<String> arguments) throws IOException {
        Process process = new ChildJvm().start(program, errors, arguments.toArray(String[]::new));
        return new RunningLoad(process, errors, answers);
    }

    /** Waits until it opens the ledger. */
    void awaitOpening() throws Exception {
        await(listener.opening);
    }

    /** Waits until its callers have got enough answers. */
    void awaitAnswers() throws Exception {
        await(listener.enough);
    }

    /** Lets it run, as long as it does. */
    void run(Duration length) throws InterruptedException {
        process.waitFor(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What it wrote since this was asked last. */
    List<String> lines() {
        return listener.lines();
    }

    /** Ends it as nothing else does, and tells every whole line that it wrote since {@link #lines}. */
    List<String> kill() throws Exception {
        assertThat(process.isAlive())
                .as(() -> "it runs until it is killed: " + errors())
                .isTrue();
        // Not the process's own method, which closes the pipe too and loses what was said last.
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        if (!System.getProperty("os.name").startsWith("Windows")) {
            assertThat(process.exitValue()).as("ended by SIGKILL").isEqualTo(KILLED);
        }
        return listener.linesToTheEnd();
    }

    /** Waits for the end: its folder is cleared next. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(CountDownLatch latch) throws Exception {
        assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(() -> "the load did not get that far: " + errors())
                .isTrue();
    }

    private String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Reads what a load writes, to the end; a last line that the kill has cut off was never written. */
    private static final class Listener extends Thread {
        private final InputStream in;
        private final List<String> lines = new ArrayList<>();
        private final CountDownLatch opening = new CountDownLatch(1);
        private final CountDownLatch enough;
        private boolean isReady;
        private Optional<IOException> broken = Optional.empty();

        Listener(InputStream in, int answers) {
            super("listener");
            this.in = in;
            this.enough = new CountDownLatch(answers);
            setDaemon(true);
        }

        @Override
        public void run() {
            try (InputStream buffered = new BufferedInputStream(in)) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int next = buffered.read(); next >= 0; next = buffered.read()) {
                    if (next == '\n') {
                        take(line.toString(StandardCharsets.UTF_8));
                        line.reset();
                    } else {
                        line.write(next);
                    }
                }
            } catch (IOException e) {
                broken(e);
            }
        }

        private synchronized void broken(IOException e) {
            broken = Optional.of(e);
        }

        private synchronized void take(String line) {
            lines.add(line);
            if (line.equals(CallLog.OPENING)) {
                opening.countDown();
            } else if (line.equals(CallLog.READY)) {
                isReady = true;
            } else if (isReady && CallLog.isAnswer(line)) {
                enough.countDown();
            }
        }

        /** Waits for the end. */
        List<String> linesToTheEnd() throws InterruptedException {
            join(PATIENCE.toMillis());
            assertThat(isAlive()).as("still listening to a killed process").isFalse();
            synchronized (this) {
                assertThat(broken).isEmpty();
            }
            return lines();
        }

        synchronized List<String> lines() {
            List<String> taken = List.copyOf(lines);
            lines.clear();
            return taken;
        }
    }
}
