package com.minsapay.examples.replay.text;

/** A value that someone typed cannot be used. */
public final class BadValueException extends BilingualException {
    private static final long serialVersionUID = 1L;

    /** @param text the rule, then the value */
    public BadValueException(Bilingual text) {
        super(text);
    }
}
