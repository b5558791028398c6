package com.minsapay.examples.replay;

import com.minsapay.examples.replay.cli.FestivalReplay;

/** Replays a recorded festival through MinsaPay. */
public final class Main {
    private Main() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(FestivalReplay.run(arguments));
    }
}
