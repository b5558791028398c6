package com.minsapay.examples.replay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands together. */
@Command(
        name = "festival-replay",
        description = {
            "Replays a recorded school festival through a MinsaPay ledger, and makes up new ones.",
            "기록된 학교 축제를 MinsaPay 원장으로 다시 실행하고, 새 축제를 지어냅니다."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            QuickstartCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            VerifyCommand.class,
            StatementCommand.class,
            CheckpointCommand.class
        })
public final class FestivalReplay {
    private FestivalReplay() {}

    /**
     * Runs a command.
     *
     * @param arguments as typed
     * @return what to exit with; 0 if all went well
     */
    public static int run(String... arguments) {
        return new CommandLine(new FestivalReplay())
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments);
    }
}
