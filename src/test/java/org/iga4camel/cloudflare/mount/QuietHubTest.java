package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What people see of us who start a hub with Camel's own settings, and look at its health. */
class QuietHubTest {

    @TempDir
    Path directory;

    private final Logger everything = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getFormattedMessage());
        }
    };
    private final Appender<ILoggingEvent> console = everything.getAppender("console");
    private SandboxServer cloudflare;

    @BeforeEach
    void start() throws Exception {
        cloudflare = Hub.cloudflare();
    }

    @AfterEach
    void stop() {
        everything.detachAppender(ear);
        everything.addAppender(console);
        everything.setLevel(Level.WARN);
        cloudflare.close();
    }

    private void listen() {
        ear.start();
        everything.detachAppender(console);
        everything.addAppender(ear);
        everything.setLevel(Level.INFO);
    }

    private Hub hub(String mount, Map<String, String> settings) {
        Map<String, String> all = Hub.mounting(mount, cloudflare, directory.resolve("cache.db"));
        all.putAll(settings);
        return Hub.with(all, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hub").routeId("hub").setBody(constant("{{hub.word}}"));
            }
        });
    }

    @Test
    void theStartTellsOfThePlaceholdersOfTheHubOnly() throws Exception {
        listen();
        try (Hub hub = hub("sync,provisioning", Map.of("hub.word", "hello"))) {
            hub.start();
        }

        int summary = lines.indexOf("INFO Property-placeholders summary");
        assertThat(summary).isNotNegative();
        assertThat(lines.get(summary + 1)).contains("hub.word");
        assertThat(lines.get(summary + 2)).doesNotContain("Properties]");
    }

    @Test
    void nothingOfOursIsTakenForAMistakeAtTheStart() throws Exception {
        listen();
        try (Hub hub = hub("sync,provisioning", Map.of("hub.word", "hello"))) {
            hub.start();
            hub.sync();
        }

        assertThat(lines).noneMatch(line -> line.contains("instances of same component class"));
        assertThat(lines).noneMatch(line -> line.startsWith("WARN") || line.startsWith("ERROR"));
    }

    @Test
    void anOperationThatIsRefusedIsToldWithItsReason() throws Exception {
        try (Hub hub = hub("sync,provisioning", Map.of("hub.word", "hello"))) {
            hub.start();
            hub.sync();
            listen();

            hub.context()
                    .createProducerTemplate()
                    .send(
                            "direct:cloudflare-iga-invite",
                            asked -> asked.getMessage()
                                    .setHeaders(Map.of(
                                            "CloudflareIgaEmail",
                                            "x@example.com",
                                            "CloudflareIgaRole",
                                            "No such role")));

            assertThat(lines).anyMatch(line -> line.matches("INFO Operation .* is refused: .*No such role.*"));
        }
    }

    @Test
    void healthShowsOursFirstAndOneEntryForAllOurRoutes() throws Exception {
        Map<String, String> wordy = Map.of(
                "hub.word",
                "hello",
                "camel.health.consumersEnabled",
                "true",
                "camel.health.excludePattern",
                "consumer:hub");
        try (Hub hub = hub("sync,provisioning", wordy)) {
            hub.start();
            hub.sync();

            List<HealthCheck.Result> results = List.copyOf(HealthCheckHelper.invoke(hub.context(), "full"));

            assertThat(results)
                    .extracting(result -> result.getCheck().getId())
                    .startsWith("cloudflare-iga-default", "cloudflare-iga-default.consumers", "cloudflare-iga.routes")
                    .contains("context", "route:hub")
                    .doesNotContain("consumer:hub")
                    .hasSizeLessThan(10);
            assertThat(results).allMatch(result -> result.getState() == HealthCheck.State.UP);
        }
    }

    @Test
    void aRouteOfOursThatWasStoppedIsNamedByHealth() throws Exception {
        try (Hub hub = hub("sync", Map.of("hub.word", "hello"))) {
            hub.start();
            hub.sync();
            hub.context().getRouteController().stopRoute("cloudflare-iga-sync-page");

            HealthCheck.Result result = HealthCheckHelper.invoke(hub.context(), "full").stream()
                    .filter(one -> one.getCheck().getId().equals("cloudflare-iga.routes"))
                    .findFirst()
                    .orElseThrow();

            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage()).contains("Stopped, though they were to run: cloudflare-iga-sync-page");
        }
    }
}
