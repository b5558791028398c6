package com.minsapay.examples.replay.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file cannot be used, in words. */
public final class FileTrouble {
    private FileTrouble() {}

    /** A few words; what only the system can tell stays in its own. */
    public static Bilingual why(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return Bilingual.of("그런 파일이 없음", "there is no such file");
        }
        if (trouble instanceof AccessDeniedException) {
            return Bilingual.of("권한이 없음", "access is denied");
        }
        if (trouble instanceof FileAlreadyExistsException) {
            return Bilingual.of("같은 이름의 파일이 있음", "a file of that name is in the way");
        }
        String detail = trouble instanceof FileSystemException system
                ? Optional.ofNullable(system.getReason()).orElseGet(system::toString)
                : trouble.toString();
        return Bilingual.of("시스템이 거절함: " + detail, "the system refused: " + detail);
    }
}
