package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ApiSecretsTest {

    private static final String GUESS = "a-guess-of-the-key";
    private static final String NAMED = "a-named-key-for-the-tests";

    @TempDir
    Path directory;

    @Test
    void neitherAnswersNorLogsHoldASecret() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Appender<ILoggingEvent> console = root.getAppender("console");
        root.detachAppender(console);
        root.addAppender(log);
        root.setLevel(Level.INFO);
        try (ApiFixture api = new ApiFixture(
                directory,
                Map.of("camel.main.startupSummaryLevel", "Verbose", "cloudflare-iga.rest-keys", "audit:read:" + NAMED),
                new NoThreadsLeft())) {

            Answer refused =
                    api.send(api.bare("/api/accounts/default/members").header("Authorization", "Bearer " + GUESS));
            Answer failed = api.post("syncs");
            Answer members = api.get("members");

            Answer forbidden = api.send(api.request("/api/accounts/default/syncs/1/release", NAMED)
                    .POST(HttpRequest.BodyPublishers.noBody()));

            for (Answer answer : List.of(refused, failed, members, forbidden)) {
                assertThat(answer.raw().body() + answer.raw().headers().map())
                        .doesNotContain(ApiFixture.KEY, ApiFixture.TOKEN, GUESS, NAMED);
            }
            assertThat(failed.status()).isEqualTo(500);
            List<String> lines =
                    log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
            assertThat(lines).anyMatch(line -> line.contains("/api/accounts/default/syncs failed"));
            assertThat(lines)
                    .filteredOn(line -> Stream.of(ApiFixture.KEY, ApiFixture.TOKEN, GUESS, NAMED)
                            .anyMatch(line::contains))
                    .isEmpty();
        } finally {
            root.detachAppender(log);
            root.addAppender(console);
            root.setLevel(before);
        }
    }

    @Test
    void withoutAKeyNothingOfTheApiIsLoaded() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {

            boolean bound = Api.bind(fixture.context(), fixture.mount().settings());

            assertThat(bound).isFalse();
            assertThat(fixture.context().getRoutes())
                    .noneMatch(route -> route.getRouteId().startsWith("cloudflare-iga-api"));
            assertThat(RestSettings.properties(
                            fixture.context(), fixture.mount().settings()))
                    .isEmpty();
        }
    }
}
