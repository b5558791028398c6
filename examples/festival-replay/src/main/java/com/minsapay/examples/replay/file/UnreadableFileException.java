package com.minsapay.examples.replay.file;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.BilingualException;

/** A festival file cannot be read. */
public final class UnreadableFileException extends BilingualException {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(Bilingual text) {
        super(text);
    }

    UnreadableFileException(Bilingual text, Throwable cause) {
        super(text, cause);
    }
}
