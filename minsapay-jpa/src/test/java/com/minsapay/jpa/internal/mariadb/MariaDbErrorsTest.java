package com.minsapay.jpa.internal.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariaDbErrorsTest {
    private final MariaDbErrors errors = new MariaDbErrors();

    @ParameterizedTest
    @CsvSource({
        "1020, HY000",
        "1040, 08004",
        "1053, 08S01",
        "1205, HY000",
        "1213, 40001",
        "1317, 70100",
        "1927, 70100",
        "0, 08000"
    })
    void a_deadlock_a_lock_waited_for_and_a_lost_connection_may_pass(int code, String state) {
        assertThat(errors.isPassing(new SQLException("", state, code))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1062, 23000", "1452, 23000", "4025, 23000", "1064, 42000", "1021, HY000"})
    void other_faults_do_not_pass(int code, String state) {
        assertThat(errors.isPassing(new SQLException("", state, code))).isFalse();
    }

    @Test
    void a_pool_that_has_no_connection_left_may_have_one_later() {
        assertThat(errors.isPassing(new SQLTransientConnectionException())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1213, 40001, true", "1062, 23000, true", "1180, HY000, false", "0, 08000, false", "1927, 70100, false"
    })
    void only_an_answer_that_it_was_rolled_back_says_that_nothing_was_committed(
            int code, String state, boolean nothing) {
        assertThat(errors.sayThatNothingWasCommitted(new SQLException("", state, code)))
                .isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource({
        "1062, 23000, Duplicate entry 'secret' for key 'journal_key'",
        "1366, 22007, Incorrect string value: 'secret' for column",
        "1064, 42000, You have an error in your SQL syntax near 'secret'",
        "1205, HY000, Lock wait timeout exceeded InnoDB status: update wallet set own = 'secret'",
        "1213, 40001, Deadlock found InnoDB status: update wallet set own = 'secret'"
    })
    void what_may_repeat_a_value_is_told_by_its_code(int code, String state, String message) {
        SQLException told = errors.withoutValues(new SQLException(message, state, code));

        assertThat(told.getMessage()).doesNotContain("secret").isNotBlank();
        assertThat(told.getErrorCode()).isEqualTo(code);
        assertThat(told.getSQLState()).isEqualTo(state);
    }

    @Test
    void what_names_columns_only_is_told_as_it_is() {
        String message = "CONSTRAINT `wallet.own` failed for `minsapay`.`wallet`";

        SQLException told = errors.withoutValues(new SQLException(message, "23000", 4025));

        assertThat(told.getMessage()).isEqualTo(message);
    }
}
