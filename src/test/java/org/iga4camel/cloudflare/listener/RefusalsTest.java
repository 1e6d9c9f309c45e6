package org.iga4camel.cloudflare.listener;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nobody fills a log by asking for what he is refused. */
class RefusalsTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Refusals.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private long now = Long.MAX_VALUE - 5;
    private final Refusals refusals = new Refusals(() -> now);

    @BeforeEach
    void listen() {
        log.start();
        LOG.addAppender(log);
        LOG.setLevel(Level.INFO);
        LOG.setAdditive(false);
    }

    @AfterEach
    void stop() {
        LOG.detachAppender(log);
        LOG.setLevel(null);
        LOG.setAdditive(true);
    }

    private void pass(Duration time) {
        now += time.toNanos();
        refusals.tell();
    }

    @Test
    void theFirstOfAKindIsToldAtOnceAndTheOthersOnceAMinuteWithTheirNumber() {
        for (int i = 0; i < 1000; i++) {
            refusals.note("Refused: one");
        }
        refusals.note("Refused: other");
        pass(Duration.ofSeconds(59));
        pass(Duration.ofSeconds(2));
        pass(Duration.ofMinutes(2));
        refusals.note("Refused: one");

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Refused: one",
                        "Refused: other",
                        "Refused: one (999 times more in the last minute)",
                        "Refused: one");
    }
}
