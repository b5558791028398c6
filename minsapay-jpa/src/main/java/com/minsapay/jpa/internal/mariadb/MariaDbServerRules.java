package com.minsapay.jpa.internal.mariadb;

import com.minsapay.fault.StoreUnavailableException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server must be for a ledger to be kept in it. */
final class MariaDbServerRules {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");
    private static final int OLDEST_MAJOR = 10;
    private static final int OLDEST_MINOR = 11;

    private static final String OFF = "OFF";

    private MariaDbServerRules() {}

    /**
     * Refuses a server that does not keep what is committed, or whose locks do not hold.
     *
     * @param variables of the server, by name; those that it does not know are absent
     * @throws StoreUnavailableException that names the rule and the value
     */
    static void require(Map<String, String> variables) {
        requireVersion(variables);
        require(variables, "innodb_flush_log_at_trx_commit", Set.of("1", "3"), "1", "a crash would lose what was paid");
        refuse(variables, "innodb_doublewrite", Set.of(OFF, "0"), "a crash would leave half-written pages");
        refuse(variables, "innodb_flush_method", Set.of("NOSYNC", "LITTLESYNC"), "a crash would lose what was paid");
        refuse(
                variables,
                "wsrep_on",
                Set.of("ON", "1"),
                "the locks of a Galera cluster hold on one of its servers only");
        require(variables, "read_only", Set.of(OFF, "0"), OFF, "a replica is overwritten by its primary");
        if (!variables.getOrDefault("log_bin", OFF).equals(OFF)) {
            require(variables, "sync_binlog", Set.of("1"), "1 beside a binary log", "a crash would lose what was paid");
            refuse(variables, "binlog_format", Set.of("STATEMENT"), "what is read committed cannot be logged so");
        }
    }

    private static void requireVersion(Map<String, String> variables) {
        String version = variables.getOrDefault("version", "unknown");
        String whole = version + " " + variables.getOrDefault("version_comment", "");
        Matcher parts = VERSION.matcher(version);
        if (!whole.toLowerCase(Locale.ROOT).contains("mariadb") || !parts.matches() || !isNewEnough(parts)) {
            throw new StoreUnavailableException("a ledger must be kept on MariaDB " + OLDEST_MAJOR + "." + OLDEST_MINOR
                    + " or newer, and not on MySQL; the server was " + whole.strip());
        }
    }

    private static boolean isNewEnough(Matcher parts) {
        int major = Integer.parseInt(parts.group(1));
        return major > OLDEST_MAJOR || (major == OLDEST_MAJOR && Integer.parseInt(parts.group(2)) >= OLDEST_MINOR);
    }

    private static void require(
            Map<String, String> variables, String name, Set<String> good, String rule, String otherwise) {
        String value = variables.getOrDefault(name, "unknown");
        if (!good.contains(value.toUpperCase(Locale.ROOT))) {
            throw refused(name + " = " + rule, value, otherwise);
        }
    }

    /** A value that is not known is a later version's. */
    private static void refuse(Map<String, String> variables, String name, Set<String> bad, String otherwise) {
        String value = variables.getOrDefault(name, "unknown");
        if (bad.contains(value.toUpperCase(Locale.ROOT))) {
            throw refused("another " + name, value, otherwise);
        }
    }

    private static StoreUnavailableException refused(String rule, String value, String otherwise) {
        return new StoreUnavailableException(
                "a ledger must be kept with " + rule + ", it was " + value + ": " + otherwise);
    }
}
