package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17 | PT17S",
                "'  17 ' | PT17S",
                "0 | PT0S",
                "-3 | PT0S",
                "3601 | PT1H",
                "99999999999999999999999 | PT1H",
                "-99999999999999999999999 | PT0S",
                "Fri, 02 Jan 2026 03:04:35 GMT | PT30S",
                "Fri, 02 Jan 2026 03:00:00 GMT | PT0S",
                "Sat, 02 Jan 2027 03:00:00 GMT | PT1H"
            })
    void theWaitIsBetweenNothingAndAnHour(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "1.5", "2026-01-02T03:04:35Z", "Mon, 02 Jan 2026 03:04:35 GMT"})
    void garbageCountsAsAbsent(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Property
    void nothingMakesItFail(@ForAll String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNotNull();
    }
}
