package com.minsapay.examples.replay.cli;

import java.io.PrintWriter;

/**
 * Shows how far long work is: on a terminal a bar that moves in place, elsewhere a line at every tenth. Used by one
 * thread.
 */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final long total;
    private long shown = -1;

    /**
     * @param terminal whether the bar can move in place
     * @param what is being done
     * @param total how many steps it takes; more than zero
     */
    Progress(PrintWriter out, boolean terminal, String what, long total) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    /** Shows that so many steps are done, if that looks different from before. */
    void at(long done) {
        long part = done * (terminal ? WIDTH : TENTHS) / total;
        if (part == shown) {
            return;
        }
        shown = part;
        if (terminal) {
            int filled = (int) part;
            out.print("\r" + what + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + total);
        } else {
            out.println(what + " " + done + "/" + total);
        }
        out.flush();
    }

    /** Leaves the bar's line, so that what comes next, be it a failure, begins on its own. */
    @Override
    public void close() {
        if (terminal && shown >= 0) {
            out.println();
        }
    }
}
