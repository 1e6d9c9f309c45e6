package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Wherever a sync leaves traces, its token is not in them, whatever went wrong. */
class SecretsTest {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("org.iga4camel");

    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        OURS.setLevel(Level.DEBUG);
        OURS.setAdditive(false);
        OURS.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        OURS.detachAppender(log);
        OURS.setAdditive(true);
        OURS.setLevel(null);
    }

    @Test
    void noTraceOfASyncHoldsTheTokenWhateverGoesWrong() throws Exception {
        List<String> traces = new ArrayList<>();
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(120, 7);
            var faults = fixture.sandbox().faults();
            faults.on(requestMatching("GET", "/roles")).then(Fault.status(503));
            faults.on(requestMatching("GET", "/members")).then(Fault.throttled(Duration.ZERO));
            faults.on(requestMatching("GET", "/members")).then(Fault.resetAfterApplying());
            faults.on(requestMatching("GET", "/members")).then(Fault.truncatedJson());
            fixture.sync();
            for (Fault lasting :
                    List.of(Fault.status(401), Fault.status(403), Fault.html(502), Fault.unsuccessful(7003))) {
                faults.clear();
                faults.on(anyRequest()).forever().then(lasting);
                traces.add(stack(fixture.failingSync()));
            }

            traces.add(fixture.query("SELECT * FROM sync_runs").toString());
            traces.addAll(files());
        }
        traces.addAll(files());
        traces.addAll(List.copyOf(log.list).stream().map(SecretsTest::text).toList());

        assertThat(log.list).as("a log that says nothing would prove nothing").isNotEmpty();
        assertThat(traces)
                .hasSizeGreaterThan(8)
                .allSatisfy(trace -> assertThat(trace.contains(SyncFixture.TOKEN))
                        .as("the token is in: " + trace.substring(0, Math.min(300, trace.length())))
                        .isFalse());
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String text(ILoggingEvent event) {
        String stack = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLoggerName() + " " + event.getFormattedMessage() + "\n" + stack;
    }

    /** The database with all that SQLite keeps beside it. */
    private List<String> files() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
