package com.minsapay.examples.replay.text;

/** Something went wrong that a person should hear of, in either language. Its message is the English one. */
public abstract class BilingualException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Bilingual text;

    /** @param text one sentence that says where and why */
    protected BilingualException(Bilingual text) {
        super(text.english());
        this.text = text;
    }

    /**
     * @param text one sentence that says where and why
     * @param cause what brought it about
     */
    protected BilingualException(Bilingual text, Throwable cause) {
        super(text.english(), cause);
        this.text = text;
    }

    /** What to tell. */
    public Bilingual text() {
        return text;
    }
}
