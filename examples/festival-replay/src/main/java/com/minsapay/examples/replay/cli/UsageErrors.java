package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.BilingualException;
import com.minsapay.examples.replay.text.Quoted;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where to read how it goes. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(command.getColorScheme().errorText(Language.of(told(error))));
        command.getErr().println(Language.of("도움말: ", "see: ") + name + " --help");
        return ExitCode.USAGE;
    }

    private static Bilingual told(ParameterException error) {
        if (error.getCause() instanceof BilingualException told) {
            return told.text();
        }
        if (error instanceof UnmatchedArgumentException unmatched) {
            String what = unmatched.getUnmatched().stream().map(Quoted::of).collect(Collectors.joining(", "));
            return Bilingual.of("알 수 없는 명령이나 옵션: " + what, "unknown command or option: " + what);
        }
        if (error instanceof MissingParameterException missing) {
            return missing(missing.getMissing());
        }
        if (error instanceof MutuallyExclusiveArgsException) {
            return Bilingual.of("함께 쓸 수 없는 옵션이 있습니다", "options exclude each other");
        }
        if (error instanceof OverwrittenOptionException twice) {
            String option = name(twice.getOverwritten());
            return Bilingual.of(option + ": 한 번만 쓸 수 있습니다", option + " can be given only once");
        }
        ArgSpec argument = error.getArgSpec();
        if (argument != null && error.getValue() != null) {
            String value = name(argument) + ": " + Quoted.of(error.getValue());
            return Bilingual.of("쓸 수 없는 값 " + value, "unusable value of " + value);
        }
        return error.getCommandLine().getSubcommands().isEmpty()
                ? Bilingual.of("명령을 이해할 수 없습니다: " + error.getMessage(), String.valueOf(error.getMessage()))
                : Bilingual.of("명령을 골라 주세요", "choose a command");
    }

    private static Bilingual missing(List<ArgSpec> arguments) {
        String names = arguments.stream().map(UsageErrors::name).collect(Collectors.joining(", "));
        boolean oneOf = arguments.stream().allMatch(argument -> argument.group() != null);
        return oneOf
                ? Bilingual.of("다음 중 하나가 필요합니다: " + names, "one of these is needed: " + names)
                : Bilingual.of("빠진 것: " + names, "missing: " + names);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
