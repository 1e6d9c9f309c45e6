package org.iga4camel.cloudflare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final long LAST_MILLISECOND = 253402300799999L;

    @Test
    void milliSecondsAreAlwaysWritten() {
        assertThat(Times.text(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("2026-01-02T03:04:05.000Z");
    }

    @Test
    void whatIsFinerThanAMillisecondIsCutOff() {
        assertThat(Times.text(Instant.parse("2026-01-02T03:04:05.006999999Z"))).isEqualTo("2026-01-02T03:04:05.006Z");
    }

    @Test
    void aTextOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> Times.instant("2026-01-02T03:04:05Z")).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> Times.instant("2026-02-30T03:04:05.006Z")).isInstanceOf(DateTimeParseException.class);
    }

    @Test
    void aYearThatWouldNotCompareAsTextIsRefused() {
        assertThatThrownBy(() -> Times.text(Instant.ofEpochMilli(LAST_MILLISECOND + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9999");
    }

    @Property
    void textsCompareAsTheirInstants(
            @ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long one,
            @ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long other) {
        String first = Times.text(Instant.ofEpochMilli(one));
        String second = Times.text(Instant.ofEpochMilli(other));

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Long.compare(one, other));
        assertThat(Times.instant(first)).isEqualTo(Instant.ofEpochMilli(one));
    }
}
