package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.examples.replay.post.ReplayClock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the ledger at this moment as one line, to be kept elsewhere. */
@Command(
        name = "checkpoint",
        description = {
            "Prints one line to keep outside the store; verify --checkpoint finds an older copy by it.",
            "원장 밖에 적어 둘 한 줄을 찍습니다. verify --checkpoint로 옛 사본을 알아냅니다."
        },
        mixinStandardHelpOptions = true)
final class CheckpointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() {
        try (MinsaPay pay = store.openExisting(new ReplayClock(Instant.EPOCH))) {
            spec.commandLine().getOut().println(pay.checkpoint());
            return ExitCode.OK;
        }
    }
}
