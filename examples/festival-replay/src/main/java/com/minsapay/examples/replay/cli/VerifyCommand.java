package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Finding;
import com.minsapay.audit.Verification;
import com.minsapay.examples.replay.text.BadValueException;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Quoted;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Walks a ledger and names what does not hold. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--checkpoint", paramLabel = "TEXT", converter = CheckpointText.class)
    private @Nullable Checkpoint checkpoint;

    @Override
    public Integer call() {
        try (MinsaPay pay = store.openExisting()) {
            Verification verification = checkpoint == null ? pay.verify() : pay.verify(checkpoint);
            print(verification, spec.commandLine().getOut());
            return verification.verified() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
        }
    }

    /** Findings are the library's, and English. */
    static void print(Verification verification, PrintWriter out) {
        boolean verified = verification.verified();
        out.println(Language.of(
                "원장의 거래 " + verification.transactions() + "건, 지갑 " + verification.wallets() + "개: "
                        + (verified ? "모두 맞습니다." : "문제 " + verification.problems() + "개."),
                verification.transactions() + " transactions, " + verification.wallets() + " wallets in the ledger: "
                        + (verified ? "everything holds." : verification.problems() + " problems.")));
        for (Finding finding : verification.findings()) {
            out.println("  " + finding);
        }
        if (verified) {
            out.println(Language.of("체크포인트: ", "checkpoint: ") + verification.checkpoint());
        }
    }

    private static final class CheckpointText implements ITypeConverter<Checkpoint> {
        @Override
        public Checkpoint convert(String text) {
            try {
                return Checkpoint.parse(text);
            } catch (IllegalArgumentException e) {
                throw new BadValueException(Bilingual.of(
                        "체크포인트는 minsapay:<자리>:<16진수 64자리>인데 " + Quoted.of(text) + "임",
                        "a checkpoint looks like minsapay:<position>:<64 hexadecimal digits>, was " + Quoted.of(text)));
            }
        }
    }
}
