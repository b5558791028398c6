package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.file.UnreadableFileException;
import com.minsapay.examples.replay.post.ReplayFailedException;
import com.minsapay.examples.replay.text.BadValueException;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.MinsaPayException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.fault.WrongKeyException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into one message for a person and an exit code. The library's own words are English; in Korean
 * they stand behind a sentence that says what they are about.
 */
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
        if (failure instanceof UnreadableFileException unreadable) {
            return new CommandException(ExitCode.UNREADABLE, unreadable.text(), failure);
        }
        if (failure instanceof BadValueException bad) {
            return new CommandException(ExitCode.USAGE, bad.text(), failure);
        }
        if (failure instanceof ReplayFailedException failed) {
            return new CommandException(ExitCode.FAILED, failed.text(), failure);
        }
        if (failure instanceof MinsaPayException fault) {
            return told(fault);
        }
        throw failure;
    }

    private static CommandException told(MinsaPayException fault) {
        if (fault instanceof IdempotencyConflictException) {
            return new CommandException(
                    ExitCode.STORE,
                    Bilingual.of(
                            "이 원장에는 다른 축제가 들어 있습니다. 다른 --store를 쓰세요.",
                            "this store holds another festival; use another --store"),
                    fault);
        }
        if (fault instanceof WrongKeyException) {
            return told(ExitCode.KEY, "키 파일이 이 원장의 것이 아닙니다", "the key file is not this store's", fault);
        }
        if (fault instanceof StoreUnavailableException) {
            return told(
                    ExitCode.STORE,
                    "원장을 쓸 수 없습니다. 다른 프로그램이 열고 있거나, 원장 파일이 아니거나, 쓸 수 없는 곳에 있습니다",
                    "the store cannot be used",
                    fault);
        }
        if (fault instanceof LedgerCorruptException) {
            return told(
                    ExitCode.NOT_VERIFIED, "원장이 바뀌었습니다. verify로 확인하세요", "the ledger was altered, run verify", fault);
        }
        return told(ExitCode.FAILED, "멈췄습니다. 다시 실행하면 이어서 합니다", "stopped; run it again to go on", fault);
    }

    private static CommandException told(int exitCode, String korean, String english, MinsaPayException fault) {
        String detail = ": " + fault.getMessage();
        return new CommandException(exitCode, Bilingual.of(korean + detail, english + detail), fault);
    }
}
