package com.minsapay.jpa.reliability;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ledger of a {@link SchoolDay} as nobody has touched it, and copies of it to tamper with. */
final class SchoolDayFile {
    private final Path folder;
    private final Path untouched;

    private SchoolDayFile(Path folder) {
        this.folder = folder;
        this.untouched = folder.resolve("untouched.db");
    }

    static SchoolDayFile run(Path folder) {
        SchoolDayFile day = new SchoolDayFile(folder);
        SchoolDay.run(day.untouched);
        return day;
    }

    Path untouched() {
        return untouched;
    }

    Path copy() throws IOException {
        return Files.copy(untouched, folder.resolve("copy-" + System.nanoTime() + ".db"));
    }

    static MinsaPay open(Path file) {
        return SchoolDay.open(file, SchoolDay.keys());
    }

    /** What is found, in words. */
    static List<String> verify(MinsaPay pay) {
        return pay.verify().findings().stream()
                .map(finding -> finding.toString().replace("ledger: cannot be read any further: ", ""))
                .toList();
    }

    /** What is found against a checkpoint, in words. */
    static List<String> verify(MinsaPay pay, Checkpoint checkpoint) {
        return pay.verify(checkpoint).findings().stream().map(Object::toString).toList();
    }

    /** Whether a message says what it is about, and not in the words of the database or the language. */
    static boolean isClear(String message) {
        return message.length() > 20 && !message.contains("Exception") && !message.contains("null");
    }
}
