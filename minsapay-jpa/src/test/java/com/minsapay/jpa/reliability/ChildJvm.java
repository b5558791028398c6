package com.minsapay.jpa.reliability;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of this package in a Java virtual machine of their own, with the class path of the tests. */
final class ChildJvm {
    private final List<String> before = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    ChildJvm() {
        // Started often, running shortly: a quick start matters more than quick code.
        options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m"));
        options.add("--enable-native-access=ALL-UNNAMED");
    }

    /** Runs the machine under another program. */
    ChildJvm under(List<String> command) {
        before.addAll(command);
        return this;
    }

    /** Sets a system property. */
    ChildJvm with(String property, String value) {
        options.add("-D" + property + "=" + value);
        return this;
    }

    /**
     * Starts it. What its driver unpacks goes beside its errors, as a killed program leaves it behind.
     *
     * @param errors takes what it writes to standard error, in a folder of the test's own
     */
    Process start(Class<?> program, Path errors, String... arguments) throws IOException {
        Path unpacked = Files.createDirectories(errors.resolveSibling("unpacked"));
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dorg.sqlite.tmpdir=" + unpacked);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        // Not an argument: a class path can be longer than a command line may be.
        builder.environment().put("CLASSPATH", classPath());
        return builder.start();
    }

    private static String classPath() {
        String ofSurefire = System.getProperty("surefire.test.class.path", "");
        return ofSurefire.isEmpty() ? System.getProperty("java.class.path") : ofSurefire + File.pathSeparator;
    }
}
