package com.minsapay.examples.replay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java of its own, which can be killed. Its standard error goes where its output goes unless told otherwise. */
final class ChildJvm {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private ChildJvm() {}

    /** Prepares a class of this test's class path. */
    static ProcessBuilder of(Class<?> main, Object... arguments) {
        return java(List.of("-cp", System.getProperty("java.class.path"), main.getName()), arguments);
    }

    /** Prepares a jar that runs by itself. */
    static ProcessBuilder jar(Path jar, Object... arguments) {
        return java(List.of("-jar", jar.toString()), arguments);
    }

    private static ProcessBuilder java(List<String> program, Object... arguments) {
        List<String> words = new ArrayList<>(List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "--enable-native-access=ALL-UNNAMED"));
        words.addAll(program);
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        return builder;
    }

    /** Waits for a line that contains the text, or for the end of the output. */
    static void awaitLine(Process process, String text) throws IOException {
        // Left open: closing it would make the child fail when it prints more.
        BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = reader.readLine();
        while (line != null && !line.contains(text)) {
            line = reader.readLine();
        }
    }

    static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("a command must end within three minutes, did not");
        }
        return process.exitValue();
    }
}
