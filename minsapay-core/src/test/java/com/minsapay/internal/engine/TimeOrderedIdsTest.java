package com.minsapay.internal.engine;

import static com.minsapay.Given.NOON;
import static com.minsapay.Given.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.ledger.TransactionId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    @Test
    void ids_are_uuids_of_version_7_in_the_order_of_time_and_never_the_same() {
        TimeOrderedIds ids = new TimeOrderedIds();
        Set<TransactionId> seen = new HashSet<>();
        String before = "";
        for (int i = 0; i < 1_000; i++) {
            TransactionId id = ids.next(key("same"), NOON);
            assertThat(id.value().version()).isEqualTo(7);
            assertThat(id.value().variant()).isEqualTo(2);
            assertThat(seen.add(id)).isTrue();
            assertThat(id.toString()).isGreaterThan(before);
            before = id.toString();
        }
    }
}
