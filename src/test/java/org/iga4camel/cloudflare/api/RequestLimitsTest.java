package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often one may ask, whatever is done to the clock on the wall. */
class RequestLimitsTest {

    private static final Caller ADA = new Caller("ada", Set.of(), 3);
    private static final Caller BOB = new Caller("bob", Set.of(), 1);

    /** It may begin anywhere, and overflow. */
    private long now = Long.MAX_VALUE - 7;

    private final RequestLimits limits = new RequestLimits(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void times(int count) {
        for (int i = 0; i < count; i++) {
            limits.count(ADA);
        }
    }

    @Test
    void oneTooManyInAnyMinuteIsRefusedAndDoesNotCount() {
        times(1);
        pass(Duration.ofSeconds(40));
        times(2);
        assertThatThrownBy(() -> limits.count(ADA)).isInstanceOf(TooManyRequestsException.class);
        pass(Duration.ofSeconds(19));
        assertThatThrownBy(() -> limits.count(ADA)).isInstanceOf(TooManyRequestsException.class);
        pass(Duration.ofSeconds(1));
        times(1);
        assertThatThrownBy(() -> limits.count(ADA)).isInstanceOf(TooManyRequestsException.class);
        pass(Duration.ofSeconds(40));
        assertThatCode(() -> times(2)).doesNotThrowAnyException();
    }

    @Test
    void oneCallersHasteDoesNotConcernAnother() {
        times(3);

        assertThatCode(() -> limits.count(BOB)).doesNotThrowAnyException();
    }
}
