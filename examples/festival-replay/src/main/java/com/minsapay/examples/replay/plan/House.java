package com.minsapay.examples.replay.plan;

/**
 * The other side of a correction's move.
 *
 * @param kind what sort of account
 * @param place the desk's or booth's name in the file; empty for the fund and for suspense, of which there is one
 */
public record House(Kind kind, String place) {
    /** Where the school's subsidies come from. */
    public static final House FUND = new House(Kind.FUND, "");

    /** Where differences wait that nobody has explained. */
    public static final House SUSPENSE = new House(Kind.SUSPENSE, "");

    /** The till of a desk. */
    public static House desk(String place) {
        return new House(Kind.DESK, place);
    }

    /** What a booth has earned. */
    public static House booth(String place) {
        return new House(Kind.BOOTH, place);
    }

    /** {@code desk booth#000}, or {@code suspense}. */
    public String label() {
        return place.isEmpty() ? kind.code : kind.code + " " + place;
    }

    /** The sorts of house accounts. */
    public enum Kind {
        DESK("desk"),
        FUND("fund"),
        BOOTH("booth"),
        SUSPENSE("suspense");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Its word in reports. */
        public String code() {
            return code;
        }
    }
}
