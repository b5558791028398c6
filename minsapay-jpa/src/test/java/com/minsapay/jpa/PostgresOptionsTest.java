package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresOptionsTest {
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    @Test
    void options_keep_what_they_are_given() {
        PostgresOptions options =
                PostgresOptions.of(source).withSchema("festival_2026").withPatience(Duration.ofSeconds(1));

        assertThat(options).isEqualTo(new PostgresOptions(source, "festival_2026", Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Festival", "2026", "a b", "a;drop schema a", "a\"", "축제"})
    void a_schema_of_other_signs_is_refused(String schema) {
        assertThatThrownBy(() -> PostgresOptions.of(source).withSchema(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a schema's name must match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.009S", "PT1M0.001S"})
    void a_patience_out_of_its_range_is_refused(Duration patience) {
        assertThatThrownBy(() -> PostgresOptions.of(source).withPatience(patience))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("patience must be from ten milliseconds to one minute");
    }
}
