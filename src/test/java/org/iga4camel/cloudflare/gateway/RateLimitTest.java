package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    @Test
    void bothHeadersAreRead() {
        assertThat(RateLimit.parse("\"default\";r=50;t=30", "\"burst\";q=100;w=60"))
                .contains(new RateLimit(
                        OptionalLong.of(50),
                        Optional.of(Duration.ofSeconds(30)),
                        OptionalLong.of(100),
                        Optional.of(Duration.ofSeconds(60))));
    }

    @Test
    void eitherHeaderMayBeMissing() {
        assertThat(RateLimit.parse("\"default\"; r=50", null))
                .contains(new RateLimit(OptionalLong.of(50), Optional.empty(), OptionalLong.empty(), Optional.empty()));
        assertThat(RateLimit.parse(null, "\"default\";w=60;q=100"))
                .contains(new RateLimit(
                        OptionalLong.empty(),
                        Optional.empty(),
                        OptionalLong.of(100),
                        Optional.of(Duration.ofSeconds(60))));
    }

    @Test
    void theTightestOfSeveralLimitsIsTakenWithItsOwnPolicy() {
        RateLimit limit = RateLimit.parse(
                        "\"day\";r=9000;t=80000, \"window, short\";r=7;t=12",
                        "\"day\";q=10000;w=86400, \"window, short\";q=1200;w=300")
                .orElseThrow();

        assertThat(limit.remaining()).hasValue(7);
        assertThat(limit.reset()).contains(Duration.ofSeconds(12));
        assertThat(limit.quota()).hasValue(1200);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "r=50;t=30",
                "\"default\"",
                "\"default\";r=-5;t=3",
                "\"default\";r=1.5",
                "\"default\";r=12x",
                "\"default\";r=1234567890123456",
                "\"default;r=50;t=30",
                "limit=100, remaining=50, reset=30"
            })
    void garbageCountsAsAbsent(String header) {
        assertThat(RateLimit.parse(header, header)
                        .flatMap(found ->
                                found.remaining().isPresent() ? Optional.of(found.remaining()) : Optional.empty()))
                .isEmpty();
    }

    @Property
    void nothingMakesItFail(
            @ForAll @Chars({'"', ';', ',', '=', ' ', 'r', 't', 'q', 'w'}) @CharRange(from = '0', to = '9') String limit,
            @ForAll String policy) {
        assertThat(RateLimit.parse(limit, policy)).isNotNull();
        assertThat(RateLimit.parse(policy, limit)).isNotNull();
    }
}
