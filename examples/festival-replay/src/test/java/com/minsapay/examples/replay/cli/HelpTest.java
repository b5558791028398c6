package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static final String BUNDLE = "com.minsapay.examples.replay.cli.Help";
    private static final List<String> COMMANDS =
            List.of("quickstart", "replay", "simulate", "verify", "statement", "checkpoint", "export");

    @Test
    void every_command_and_option_is_explained_in_english_and_in_korean() {
        for (String command : COMMANDS) {
            CommandRun english = CommandRun.of(command, "--help");
            CommandRun korean = CommandRun.in(Locale.KOREAN, command, "--help");
            assertThat(english.out())
                    .startsWith("Usage: festival-replay " + command)
                    .doesNotContainPattern("\\p{IsHangul}");
            assertThat(korean.out()).startsWith("사용법: festival-replay " + command);
            for (CommandRun help : List.of(english, korean)) {
                assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
                assertThat(help.err()).isEmpty();
                assertThat(help.out().lines())
                        .as("each option has words behind it")
                        .noneMatch(line -> line.matches("\\s+(-h, )?(--)?[a-zA-Z]+(=[A-Za-z<>]+)?\\s*"));
            }
        }
        assertThat(CommandRun.of("--help").out()).contains(COMMANDS);
    }

    @Test
    void both_languages_explain_the_same_things() {
        assertThat(ResourceBundle.getBundle(BUNDLE, Locale.KOREAN).keySet())
                .isEqualTo(ResourceBundle.getBundle(BUNDLE, Locale.ROOT).keySet());
    }
}
