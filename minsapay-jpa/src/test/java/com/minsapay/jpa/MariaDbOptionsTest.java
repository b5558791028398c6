package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbOptionsTest {
    private final MariaDbDataSource source = new MariaDbDataSource();

    @Test
    void options_keep_what_they_are_given() {
        MariaDbOptions options =
                MariaDbOptions.of(source).withDatabase("festival_2026").withPatience(Duration.ofSeconds(1));

        assertThat(options).isEqualTo(new MariaDbOptions(source, "festival_2026", Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Festival", "2026", "a b", "a;drop database a", "a\"", "축제"})
    void a_database_of_other_signs_is_refused(String database) {
        assertThatThrownBy(() -> MariaDbOptions.of(source).withDatabase(database))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a database's name must match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.999S", "PT1M0.001S"})
    void a_patience_out_of_its_range_is_refused(Duration patience) {
        assertThatThrownBy(() -> MariaDbOptions.of(source).withPatience(patience))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("patience must be from one second to one minute");
    }
}
