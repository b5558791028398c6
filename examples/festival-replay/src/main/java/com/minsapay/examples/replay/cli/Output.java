package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Where reports go; they are written whole or not at all. */
final class Output {
    /** What every SQLite database begins with ("Database File Format" on SQLite's site). */
    private static final byte[] DATABASE = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);

    private Output() {}

    /**
     * @throws CommandException if a file could not be written there: no folder, or something in its place that must
     *     stay, such as a ledger
     */
    static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw unwritable(file, Bilingual.of("그 폴더가 없음", "there is no such folder"));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw unwritable(file, Bilingual.of("같은 이름의 다른 것이 있음", "something that is no file has this name"));
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(file, Bilingual.of("그 폴더에 쓸 권한이 없음", "the folder cannot be written to"));
        }
        if (Files.exists(file) && isDatabase(file)) {
            throw unwritable(
                    file, Bilingual.of("SQLite 데이터베이스가 있음", "an SQLite database is there, perhaps another ledger"));
        }
    }

    private static boolean isDatabase(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(DATABASE.length), DATABASE);
        } catch (IOException e) {
            throw new CommandException(ExitCode.UNREADABLE, told(file, FileTrouble.why(e)), e);
        }
    }

    /**
     * Writes a text, in UTF-8, in place of what was there.
     *
     * @throws CommandException if it cannot be written; what was there is as it was
     */
    static void write(Path file, String text) {
        requireWritable(file);
        // Always the same name, so that a killed run leaves one draft at most, and the next run takes it over.
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandException(ExitCode.UNREADABLE, told(file, FileTrouble.why(e)), e);
        }
    }

    /** Where the page for people goes: beside the report. */
    static Path page(Path reportFile) {
        String name = String.valueOf(reportFile.getFileName());
        String stem = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        return reportFile.resolveSibling(stem + ".html");
    }

    /**
     * A report must not take the place of a ledger.
     *
     * @throws CommandException if one file is meant for two purposes
     */
    static void requireDifferent(Path... files) {
        Set<Path> seen = new HashSet<>();
        for (Path file : files) {
            if (!seen.add(file.toAbsolutePath().normalize())) {
                throw new CommandException(
                        ExitCode.USAGE,
                        Bilingual.of("같은 파일을 두 가지로 쓸 수 없습니다: " + file, "one file cannot serve two purposes: " + file));
            }
        }
    }

    /** Says where a report and its page are. */
    static void printPlaces(Path reportFile, Path page, PrintWriter out) {
        out.println(Language.of("보고서: ", "report: ") + reportFile.toAbsolutePath());
        out.println(Language.of("그림과 표: ", "page:   ") + page.toUri());
        out.flush();
    }

    private static CommandException unwritable(Path file, Bilingual why) {
        return new CommandException(ExitCode.UNREADABLE, told(file, why));
    }

    private static Bilingual told(Path file, Bilingual why) {
        return Bilingual.of(file + "에 쓸 수 없습니다: " + why.korean(), file + " cannot be written: " + why.english());
    }
}
