package com.minsapay.examples.replay.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** What a command printed and exited with; run in this JVM, in a language of the test's choice. */
record CommandRun(int exitCode, String out, String err) {
    /** In English. */
    static CommandRun of(Object... arguments) {
        return in(Locale.ENGLISH, arguments);
    }

    static CommandRun in(Locale locale, Object... arguments) {
        Locale before = Locale.getDefault();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try {
            Locale.setDefault(locale);
            String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
            int exitCode = FestivalReplay.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
            return new CommandRun(exitCode, out.toString(), err.toString());
        } finally {
            Locale.setDefault(before);
        }
    }
}
