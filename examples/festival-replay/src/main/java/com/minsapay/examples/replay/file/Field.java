package com.minsapay.examples.replay.file;

/** A field that can be worked out again from the rest of the file when it is damaged. */
public enum Field {
    TYPE("type"),
    AMOUNT("amount"),
    BALANCE("balance");

    private final String header;

    Field(String header) {
        this.header = header;
    }

    /** Its name in the file's first line. */
    public String header() {
        return header;
    }
}
