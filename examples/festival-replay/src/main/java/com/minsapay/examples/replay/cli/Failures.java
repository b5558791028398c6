package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.file.UnreadableFileException;
import com.minsapay.examples.replay.post.ReplayFailedException;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.fault.MinsaPayException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.fault.WrongKeyException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one message for a person and an exit code. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        CommandException told = told(failure);
        command.getErr().println(command.getColorScheme().errorText(Language.of(told.text())));
        return told.exitCode();
    }

    /** @throws Exception the failure itself, if nobody expected it: a stack trace helps more than a sentence */
    private static CommandException told(Exception failure) throws Exception {
        if (failure instanceof CommandException told) {
            return told;
        }
        if (failure instanceof UnreadableFileException) {
            return told(ExitCode.UNREADABLE, "파일을 읽을 수 없습니다: ", failure);
        }
        if (failure instanceof WrongKeyException) {
            return told(ExitCode.WRONG_KEY, "키가 이 원장의 것이 아닙니다: ", failure);
        }
        if (failure instanceof StoreUnavailableException) {
            return told(ExitCode.STORE, "원장을 열 수 없습니다: ", failure);
        }
        if (failure instanceof IdempotencyConflictException) {
            return new CommandException(
                    ExitCode.STORE,
                    Bilingual.of(
                            "이 원장에는 다른 파일이 들어 있습니다. 다른 --store를 쓰세요.",
                            "this store holds another file's replay; use another --store"));
        }
        if (failure instanceof ReplayFailedException || failure instanceof MinsaPayException) {
            return told(ExitCode.FAILED, "멈췄습니다: ", failure);
        }
        throw failure;
    }

    private static CommandException told(int exitCode, String korean, Exception failure) {
        String english = String.valueOf(failure.getMessage());
        return new CommandException(exitCode, Bilingual.of(korean + english, english), failure);
    }
}
