package com.minsapay.examples.replay.clock;

/** The half of the day that a 12-hour clock leaves out. */
public enum HalfDay {
    AM("오전"),
    PM("오후");

    private final String korean;

    HalfDay(String korean) {
        this.korean = korean;
    }

    /** The word in Korean. */
    public String korean() {
        return korean;
    }
}
