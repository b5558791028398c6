package com.minsapay.jpa.internal.mariadb;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.StoreUnavailableException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariaDbServerRulesTest {
    private static final Map<String, String> GOOD = Map.of(
            "version", "10.11.19-MariaDB-0+deb12u1",
            "version_comment", "Debian 12",
            "innodb_flush_log_at_trx_commit", "1",
            "innodb_doublewrite", "ON",
            "innodb_flush_method", "fsync",
            "read_only", "OFF",
            "wsrep_on", "OFF",
            "log_bin", "ON",
            "sync_binlog", "1",
            "binlog_format", "MIXED");

    @ParameterizedTest
    @CsvSource({
        "version, 10.11.5-MariaDB-log",
        "version, 11.4.5-MariaDB",
        "version, 12.0.2-MariaDB",
        "innodb_flush_log_at_trx_commit, 3",
        "innodb_doublewrite, fast",
        "innodb_flush_method, O_DIRECT",
        "binlog_format, ROW",
        "unheard_of, ON"
    })
    void a_server_that_keeps_what_is_committed_will_do(String variable, String value) {
        assertThatCode(() -> MariaDbServerRules.require(but(variable, value))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "version, 10.6.23-MariaDB, on MariaDB 10.11 or newer",
        "version, 9.5.0-MariaDB, on MariaDB 10.11 or newer",
        "version, 11-MariaDB, on MariaDB 10.11 or newer",
        "version, 8.4.3, not on MySQL",
        "innodb_flush_log_at_trx_commit, 0, innodb_flush_log_at_trx_commit = 1",
        "innodb_flush_log_at_trx_commit, 2, innodb_flush_log_at_trx_commit = 1",
        "innodb_doublewrite, OFF, another innodb_doublewrite",
        "innodb_flush_method, nosync, another innodb_flush_method",
        "innodb_flush_method, littlesync, another innodb_flush_method",
        "read_only, ON, read_only = OFF",
        "wsrep_on, ON, Galera",
        "sync_binlog, 0, sync_binlog = 1 beside a binary log",
        "sync_binlog, 100, sync_binlog = 1 beside a binary log",
        "binlog_format, STATEMENT, another binlog_format"
    })
    void another_is_refused_by_rule_and_value(String variable, String value, String rule) {
        assertThatThrownBy(() -> MariaDbServerRules.require(but(variable, value)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining("was " + value);
    }

    @ParameterizedTest
    @CsvSource({"sync_binlog, 0", "binlog_format, STATEMENT"})
    void without_a_binary_log_nobody_asks_how_it_is_kept(String variable, String value) {
        Map<String, String> variables = but(variable, value);
        variables.put("log_bin", "OFF");

        assertThatCode(() -> MariaDbServerRules.require(variables)).doesNotThrowAnyException();
    }

    private static Map<String, String> but(String variable, String value) {
        Map<String, String> variables = new HashMap<>(GOOD);
        variables.put(variable, value);
        return variables;
    }
}
