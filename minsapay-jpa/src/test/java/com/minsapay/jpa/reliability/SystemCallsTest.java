package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemCallsTest {
    private final SystemCalls calls = new SystemCalls(List.of(
            "100 fdatasync(7</t/ledger.db-wal>) = 0",
            "101 mkdir(\"/t/begin\", 0777) = 0",
            "102 fdatasync(7</t/ledger.db-wal>) = 0",
            "102 fdatasync(8</t/other.db-wal>) = 0",
            "102 fdatasync(7</t/ledger.db-wal> <unfinished ...>",
            "101 fsync(9</t/ledger.db>) = 0",
            "102 <... fdatasync resumed>)        = 0",
            "102 fsync(7</t/ledger.db-wal>) = -1 EIO (Input/output error)",
            "103 fsync(7</t/ledger.db-wal> <unfinished ...>",
            "101 mkdirat(AT_FDCWD, \"/t/end\", 0777) = 0",
            "103 <... fsync resumed>) = 0",
            "+++ exited with 0 +++"));

    @Test
    void syncs_that_returned_between_the_marks_are_counted() {
        assertThat(calls.syncs("ledger.db-wal", "begin", "end")).isEqualTo(2);
        assertThat(calls.syncs("ledger.db", "begin", "end")).isEqualTo(1);
        assertThat(calls.syncs("unknown", "begin", "end")).isZero();
    }

    @Test
    void a_mark_that_is_missing_is_an_error() {
        assertThatThrownBy(() -> calls.syncs("ledger.db-wal", "begin", "never"))
                .hasMessage("the program did not get to never");
    }
}
