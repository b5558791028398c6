package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.text.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all. */
final class Output {
    private Output() {}

    /** @throws CommandException if it cannot be written */
    static void write(Path file, String text) {
        try {
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "report", ".draft");
            try {
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNREADABLE, Bilingual.of(file + "을 쓸 수 없습니다: " + e, file + " cannot be written: " + e), e);
        }
    }
}
