package com.minsapay.examples.replay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with the files of one replay. */
record Places(Path folder) {
    Path festival() {
        return folder.resolve("festival.csv");
    }

    Path store() {
        return folder.resolve("ledger.sqlite");
    }

    Path key() {
        return folder.resolve("ledger.sqlite.key");
    }

    Path report() {
        return folder.resolve("report.json");
    }

    Path page() {
        return folder.resolve("report.html");
    }

    Path guarded() {
        return folder.resolve("guarded.json");
    }

    Places write(String festival) {
        return write(festival(), festival);
    }

    Places write(Path file, String text) {
        try {
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The arguments of a replay of the festival here. */
    Object[] replay() {
        return new Object[] {"replay", festival(), "--store", store(), "--report", report()};
    }

    /** Copies every file there is, without the folders in it. */
    void copyTo(Path other) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, other.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file and its content, but for lock files, which say nothing and may stay. */
    SortedMap<String, List<Byte>> content() {
        SortedMap<String, List<Byte>> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(p -> !p.toString().endsWith(".lock")).toList()) {
                content.put(path.toString(), Files.isRegularFile(path) ? bytes(path) : List.of());
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Byte> bytes(Path file) throws IOException {
        Byte[] boxed = new Byte[(int) Files.size(file)];
        byte[] bytes = Files.readAllBytes(file);
        Arrays.setAll(boxed, i -> bytes[i]);
        return List.of(boxed);
    }
}
