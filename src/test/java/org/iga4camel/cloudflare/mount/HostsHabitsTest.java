package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.iga4camel.cloudflare.view.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a hub does to all routes, messages and components of its context, ours give the same results. */
class HostsHabitsTest {

    private static final String LOOK = "log:hub?showAll=true&level=OFF";

    @TempDir
    Path directory;

    /** What a hub does, beside its settings. */
    private record Habit(
            Map<String, String> settings, RoutesBuilder routes, Consumer<Hub> before, Consumer<Hub> after) {

        static Habit of(String... keysAndValues) {
            Map<String, String> settings = new HashMap<>();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                settings.put(keysAndValues[i], keysAndValues[i + 1]);
            }
            return new Habit(settings, null, hub -> {}, hub -> {});
        }

        static Habit onAllRoutes(Consumer<RouteConfigurationBuilder> all) {
            return new Habit(
                    Map.of(),
                    new RouteConfigurationBuilder() {
                        @Override
                        public void configuration() {
                            all.accept(this);
                        }
                    },
                    hub -> {},
                    hub -> {});
        }

        Habit overRest() {
            Map<String, String> more = new HashMap<>(settings);
            more.put("cloudflare-iga.mount", "sync,provisioning,api");
            return new Habit(more, routes, before, after);
        }

        Habit binding(String name, Object bean) {
            return new Habit(settings, routes, hub -> hub.bind(name, bean), after);
        }

        Habit startedLater(Consumer<Hub> start) {
            return new Habit(settings, routes, before, start);
        }
    }

    private static Arguments habit(String name, Habit habit) {
        return Arguments.of(named(name, habit));
    }

    /** Reads a body to its end, as somebody who logs or audits all of them does. */
    private static void read(Exchange exchange) {
        var unused = exchange.getMessage().getBody(String.class);
    }

    static Stream<Arguments> habits() {
        return Stream.of(
                habit(
                        "reads every body at every step",
                        Habit.onAllRoutes(all -> all.routeConfiguration()
                                        .intercept()
                                        .process(HostsHabitsTest::read)
                                        .to(LOOK))
                                .overRest()),
                habit(
                        "reads every body at the beginning of every route",
                        Habit.onAllRoutes(
                                all -> all.routeConfiguration().interceptFrom().process(HostsHabitsTest::read))),
                habit(
                        "reads every body before and after every endpoint",
                        Habit.onAllRoutes(all -> all.routeConfiguration()
                                .interceptSendToEndpoint("*")
                                .process(HostsHabitsTest::read)
                                .afterUri("direct:hub-after"))),
                habit(
                        "handles every failure",
                        Habit.onAllRoutes(all -> all.routeConfiguration()
                                        .onException(Exception.class)
                                        .handled(true)
                                        .maximumRedeliveries(2)
                                        .redeliveryDelay(1)
                                        .to(LOOK))
                                .overRest()),
                habit(
                        "sends every failure with the original message to a dead letter channel",
                        Habit.onAllRoutes(all -> all.routeConfiguration()
                                .errorHandler(all.deadLetterChannel(LOOK)
                                        .useOriginalMessage()
                                        .maximumRedeliveries(1)
                                        .redeliveryDelay(1)))),
                habit(
                        "looks at every exchange when it is over",
                        Habit.onAllRoutes(
                                all -> all.routeConfiguration().onCompletion().process(HostsHabitsTest::read))),
                habit(
                        "traces",
                        Habit.of("camel.main.tracing", "true", "camel.main.tracingStandby", "false")
                                .overRest()),
                habit("keeps the original message", Habit.of("camel.main.allowUseOriginalMessage", "true")),
                habit("caches no streams", Habit.of("camel.main.streamCachingEnabled", "false")),
                habit(
                        "spools streams to disk",
                        Habit.of(
                                "camel.main.streamCachingSpoolEnabled", "true",
                                "camel.main.streamCachingSpoolThreshold", "1")),
                habit(
                        "marks its log lines",
                        Habit.of("camel.main.useMdcLogging", "true", "camel.main.useBreadcrumb", "true")),
                habit(
                        "watches what is under way",
                        Habit.of(
                                "camel.main.inflightRepositoryBrowseEnabled", "true",
                                "camel.main.messageHistory", "true",
                                "camel.main.logMask", "true",
                                "camel.main.typeConverterStatisticsEnabled", "true",
                                "camel.main.loadStatisticsEnabled", "true",
                                "camel.main.startupRecorder", "logging",
                                "camel.main.devConsoleEnabled", "false")),
                habit(
                        "compares headers by case",
                        Habit.of("camel.main.caseInsensitiveHeaders", "false").overRest()),
                habit("wires nothing by itself", Habit.of("camel.main.autowiredEnabled", "false")),
                habit(
                        "starts producers late",
                        Habit.of(
                                "camel.main.endpointLazyStartProducer", "true",
                                "camel.main.endpointBridgeErrorHandler", "true")),
                habit("loads type converters by scanning", Habit.of("camel.main.loadTypeConverters", "true")),
                habit(
                        "converts anything by Jackson",
                        Habit.of(
                                        "camel.main.globalOptions[CamelJacksonEnableTypeConverter]", "true",
                                        "camel.main.globalOptions[CamelJacksonTypeConverterToPojo]", "true")
                                .binding("mapper", strange())),
                habit("numbers exchanges its own way", Habit.of("camel.main.uuidGenerator", "simple")),
                habit("numbers no exchanges", Habit.of("camel.main.uuidGenerator", "off")),
                habit(
                        "has few threads",
                        Habit.of(
                                        "camel.threadpool.poolSize", "1",
                                        "camel.threadpool.maxPoolSize", "1",
                                        "camel.threadpool.maxQueueSize", "0",
                                        "camel.threadpool.rejectedPolicy", "Abort")
                                .overRest()),
                habit(
                        "filters the headers of its HTTP calls",
                        Habit.of("camel.component.https.headerFilterStrategy", "#bean:strict")
                                .binding("strict", strict())),
                habit(
                        "shares its connections",
                        Habit.of(
                                        "camel.component.https.clientConnectionManager", "#bean:shared",
                                        "camel.component.https.copyHeaders", "false",
                                        "camel.component.https.followRedirects", "true",
                                        "camel.component.https.muteException", "true",
                                        "camel.component.https.responsePayloadStreamingThreshold", "-1")
                                .binding("shared", new PoolingHttpClientConnectionManager())),
                habit(
                        "starts its routes under supervision",
                        Habit.of("camel.routecontroller.enabled", "true", "camel.routecontroller.backOffDelay", "10")
                                .startedLater(HostsHabitsTest::awaitRoutes)),
                habit(
                        "starts its routes later",
                        Habit.of("camel.main.autoStartup", "false")
                                .startedLater(HostsHabitsTest::startRoutes)
                                .overRest()),
                habit(
                        "binds REST bodies to JSON",
                        Habit.of(
                                        "camel.rest.bindingMode", "json",
                                        "camel.rest.enableCORS", "true",
                                        "camel.rest.clientRequestValidation", "true",
                                        "camel.rest.clientResponseValidation", "true")
                                .overRest()),
                habit(
                        "keeps REST routes apart",
                        Habit.of("camel.rest.inlineRoutes", "false").overRest()));
    }

    private static ObjectMapper strange() {
        return new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.UNWRAP_ROOT_VALUE);
    }

    private static HeaderFilterStrategy strict() {
        return new HttpHeaderFilterStrategy() {
            @Override
            public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
                return true;
            }

            @Override
            public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
                return true;
            }
        };
    }

    private static void startRoutes(Hub hub) {
        try {
            hub.context().getRouteController().startAllRoutes();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitRoutes(Hub hub) {
        await().until(() -> hub.context().getRoutes().stream()
                .allMatch(route -> hub.context()
                        .getRouteController()
                        .getRouteStatus(route.getRouteId())
                        .isStarted()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("habits")
    void theResultsAreTheSameInAHubThat(Habit habit) throws Exception {
        try (SandboxServer cloudflare = Hub.cloudflare()) {
            Map<String, String> settings = Hub.mounting("sync,provisioning", cloudflare, directory.resolve("cache.db"));
            settings.put("cloudflare-iga.rest-key", Hub.REST_KEY);
            settings.put("camel.server.enabled", "true");
            settings.put("camel.server.port", "0");
            settings.putAll(habit.settings());
            List<RoutesBuilder> routes = new ArrayList<>(List.of(new HubRoutes()));
            if (habit.routes() != null) {
                routes.add(habit.routes());
            }
            try (Hub hub = Hub.with(settings, routes.toArray(RoutesBuilder[]::new))) {
                habit.before().accept(hub);
                hub.start();
                habit.after().accept(hub);

                SyncResult synced = hub.ask("direct:cloudflare-iga-sync", null, SyncResult.class);
                Map<String, Object> granted = operation(hub, "cloudflare-iga:invite?role=DNS", "new@example.com");
                List<?> members = hub.ask("cloudflare-iga:members", null, List.class);
                int overRest = settings.get("cloudflare-iga.mount").contains("api")
                        ? hub.get("/api/accounts/default/members?email=new@example.com")
                        : 200;
                cloudflare
                        .sandbox()
                        .faults()
                        .on(RequestMatch.requestMatching("POST", "/members"))
                        .then(Fault.status(403, 10000));
                Exchange refused = hub.context()
                        .createProducerTemplate()
                        .request(
                                "cloudflare-iga:invite?role=DNS",
                                asked -> asked.getMessage().setBody(Map.of("email", "other@example.com")));

                assertThat(synced.status()).isEqualTo("published");
                assertThat(synced.members()).isEqualTo(1);
                assertThat(granted).containsEntry("status", "applied");
                assertThat(members)
                        .extracting(member -> ((Member) member).email())
                        .containsExactlyInAnyOrder("helena@example.com", "new@example.com");
                assertThat(overRest).isEqualTo(200);
                assertThat(Causes.find(refused.getException(), PermissionMissingException.class))
                        .as("a refusal reaches who asked")
                        .isPresent();
            }
        }
    }

    @Test
    void aHubThatPoolsExchangesIsTold() throws Exception {
        try (SandboxServer cloudflare = Hub.cloudflare()) {
            Map<String, String> settings = Hub.mounting("sync", cloudflare, directory.resolve("cache.db"));
            settings.put("camel.main.exchangeFactory", "pooled");
            try (Hub hub = Hub.with(settings)) {

                assertThatThrownBy(hub::start)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("camel.main.exchangeFactory");
            }
        }
    }

    private static Map<String, Object> operation(Hub hub, String endpoint, String email) {
        var result = hub.ask(endpoint, Map.of("email", email), OperationResult.class);
        return Map.of("status", result.status());
    }

    /** What the habits need, and a route that asks as the hub's own do. */
    private static final class HubRoutes extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:hub-after").routeId("hub-after").process(HostsHabitsTest::read);
        }
    }
}
