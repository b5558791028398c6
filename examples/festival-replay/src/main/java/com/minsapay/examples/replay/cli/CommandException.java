package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.text.Bilingual;

/** A command cannot go on; says why in both languages, and what to exit with. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient Bilingual text;

    CommandException(int exitCode, Bilingual text) {
        super(text.english());
        this.exitCode = exitCode;
        this.text = text;
    }

    CommandException(int exitCode, Bilingual text, Throwable cause) {
        super(text.english(), cause);
        this.exitCode = exitCode;
        this.text = text;
    }

    int exitCode() {
        return exitCode;
    }

    Bilingual text() {
        return text;
    }
}
