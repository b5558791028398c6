package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the ledger at this moment as one line, to be kept elsewhere. */
@Command(name = "checkpoint")
final class CheckpointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() {
        try (MinsaPay pay = store.openExisting()) {
            spec.commandLine().getOut().println(pay.checkpoint());
            return ExitCode.OK;
        }
    }
}
