package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Finding;
import com.minsapay.audit.Verification;
import com.minsapay.examples.replay.post.ReplayClock;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Walks a ledger and names what does not hold. */
@Command(
        name = "verify",
        description = {"Checks every seal and every balance of a store.", "원장의 모든 봉인과 잔액을 확인합니다."},
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--checkpoint",
            paramLabel = "TEXT",
            converter = CheckpointText.class,
            description = {
                "An earlier checkpoint's line, which the store must still contain.",
                "예전 체크포인트 한 줄. 원장이 그때의 내용을 담고 있는지 확인합니다."
            })
    private @Nullable Checkpoint checkpoint;

    @Override
    public Integer call() {
        try (MinsaPay pay = store.openExisting(new ReplayClock(Instant.EPOCH))) {
            Verification verification = checkpoint == null ? pay.verify() : pay.verify(checkpoint);
            print(verification, spec.commandLine().getOut());
            return verification.verified() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
        }
    }

    static void print(Verification verification, PrintWriter out) {
        out.println(Language.of(
                "거래 " + verification.transactions() + "건, 지갑 " + verification.wallets() + "개: "
                        + (verification.verified() ? "모두 맞습니다." : "문제 " + verification.problems() + "개."),
                verification.transactions() + " transactions, " + verification.wallets() + " wallets: "
                        + (verification.verified() ? "everything holds." : verification.problems() + " problems.")));
        for (Finding finding : verification.findings()) {
            out.println("  " + finding);
        }
        if (verification.verified()) {
            out.println(verification.checkpoint());
        }
    }

    private static final class CheckpointText implements ITypeConverter<Checkpoint> {
        @Override
        public Checkpoint convert(String text) {
            return Checkpoint.parse(text);
        }
    }
}
