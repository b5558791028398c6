package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.BilingualException;

/** A command cannot go on, and knows what to exit with. */
final class CommandException extends BilingualException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(int exitCode, Bilingual text) {
        super(text);
        this.exitCode = exitCode;
    }

    CommandException(int exitCode, Bilingual text, Throwable cause) {
        super(text, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
