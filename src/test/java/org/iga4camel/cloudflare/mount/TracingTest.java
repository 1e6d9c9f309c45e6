package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.iga4camel.cloudflare.sandbox.RecordedRequest;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A hub that traces sees what its calls did here; Cloudflare sees nothing of its traces. */
class TracingTest {

    private static final String UPSTREAM = "0af7651916cd43dd8448eb211c80319c";
    private static final String CLOUDFLARE = "https://api.cloudflare.com";
    private static final String KEY = "a-key-for-tests-0123456789";

    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static final SdkTracerProvider TRACERS = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
            .build();
    private static SandboxServer cloudflare;
    private static Hub hub;

    @BeforeAll
    static void startATracingHub(@TempDir Path directory) throws Exception {
        cloudflare = Hub.cloudflare();
        Map<String, String> settings =
                new HashMap<>(Hub.mounting("sync,provisioning,api", cloudflare, directory.resolve("cache.db")));
        settings.put("cloudflare-iga.rest-key", KEY);
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.port", "0");
        settings.put("camel.opentelemetry2.enabled", "true");
        settings.put("camel.main.useBreadcrumb", "true");
        settings.put("camel.main.useMdcLogging", "true");
        hub = Hub.with(settings, new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:hub").toD("${header.ask}").removeHeader("ask");
                        from("direct:review")
                                .to("cloudflare-iga:members?streaming=true")
                                .split(body())
                                .streaming()
                                .to("mock:review");
                    }
                })
                .bind("tracer", TRACERS.get("hub"))
                .bind(
                        "propagators",
                        ContextPropagators.create(TextMapPropagator.composite(
                                W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
                .start();
    }

    @AfterAll
    static void stop() {
        hub.close();
        TRACERS.close();
        cloudflare.close();
    }

    @BeforeEach
    void forgetWhatWas() {
        hub.sync();
        SPANS.reset();
        cloudflare.sandbox().requests().clear();
    }

    private static Exchange ask(String endpoint) {
        return ask(endpoint, Map.of());
    }

    private static Exchange ask(String endpoint, Map<String, Object> headers) {
        Exchange exchange = hub.context().createProducerTemplate().request("direct:hub", asked -> {
            Message message = asked.getMessage();
            message.setHeader("ask", endpoint);
            message.setHeader("baggage", "employee=4711");
            message.setHeader(Exchange.BREADCRUMB_ID, "crumb");
            headers.forEach(message::setHeader);
        });
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private static void invite(String endpoint) {
        String email = UUID.randomUUID() + "@example.com";
        ask(endpoint, Map.of("CloudflareIgaEmail", email, "CloudflareIgaRole", "Billing"));
    }

    /** The finished spans of what happened at such endpoints. */
    private static List<SpanData> spans(String uri) {
        return SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getAttributes()
                        .get(AttributeKey.stringKey("camel.uri"))
                        .startsWith(uri))
                .toList();
    }

    private static String theHubsTrace() {
        return spans("direct://hub").get(0).getTraceId();
    }

    private static List<RecordedRequest> requests() {
        return cloudflare.sandbox().requests().list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare-iga:sync", "direct:cloudflare-iga-sync"})
    void aCallContinuesTheTraceOfItsRouteUpToTheRequests(String endpoint) {
        ask(endpoint);

        assertThat(spans(CLOUDFLARE))
                .isNotEmpty()
                .hasSameSizeAs(requests())
                .extracting(SpanData::getTraceId)
                .containsOnly(theHubsTrace());
    }

    @Test
    void whatAnEndpointDoesIsBelowTheSpanOfItsCall() {
        ask("cloudflare-iga:sync");

        assertThat(spans("direct://cloudflare-iga-sync").stream().map(SpanData::getParentSpanId))
                .contains(spans("cloudflare-iga://sync").get(0).getSpanId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare-iga:invite", "direct:cloudflare-iga-invite"})
    void cloudflareIsSentWhatTheGatewaySetsAndNothingElse(String endpoint) {
        invite(endpoint);

        assertThat(cloudflare.sandbox().requests().writes())
                .isNotEmpty()
                .allSatisfy(write -> assertThat(write.headers())
                        .hasEntrySatisfying(
                                "Content-type", type -> assertThat(type).startsWith("application/json")));
        assertThat(requests())
                .allSatisfy(request -> assertThat(request.headers().keySet())
                        .isSubsetOf(
                                "Accept",
                                "Accept-encoding",
                                "Authorization",
                                "Connection",
                                "Content-length",
                                "Content-type",
                                "Host",
                                "User-agent"));
    }

    @Test
    void theHubsMessageKeepsTheTraceOfTheHub() {
        Exchange exchange = ask("cloudflare-iga:sync");

        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("traceparent", "baggage", "breadcrumbId");
        assertThat(exchange.getMessage().getHeader("traceparent", String.class))
                .contains(spans("cloudflare-iga://sync").get(0).getSpanId());
    }

    @Test
    void whatIsReadForAStreamIsInTheTraceOfWhoAsked() {
        ask("direct:review");

        assertThat(spans("direct://cloudflare-iga-rows"))
                .isNotEmpty()
                .extracting(SpanData::getTraceId)
                .containsOnly(theHubsTrace());
    }

    @Test
    void aCallOverRestContinuesTheTraceOfItsCaller() throws Exception {
        int port = hub.context().hasService(VertxPlatformHttpServer.class).getPort();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/accounts/default/syncs"))
                .header("Authorization", "Bearer " + KEY)
                .header("traceparent", "00-" + UPSTREAM + "-00f067aa0ba902b7-01")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();

        assertThat(status).isEqualTo(202);
        await().untilAsserted(() -> assertThat(spans(CLOUDFLARE))
                .isNotEmpty()
                .extracting(SpanData::getTraceId)
                .containsOnly(UPSTREAM));
        assertThat(requests()).allSatisfy(sent -> assertThat(sent.headers()).doesNotContainKey("traceparent"));
    }

    @Test
    void everyChangeBeginsATraceOfItsOwn() throws Exception {
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cloudflare-iga:changes?consumer=siem&startFrom=snapshot&delay=20&kinds=member.added,role.granted")
                        .id("siem")
                        .to("mock:siem");
            }
        });

        await().until(() -> spans("cloudflare-iga://changes").size() > 1);
        hub.context().getRouteController().stopRoute("siem");

        assertThat(spans("cloudflare-iga://changes"))
                .extracting(SpanData::getTraceId)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAnEndpointLogsHasTheBreadcrumbOfTheHub() {
        ListAppender<ILoggingEvent> log = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                // the thread that logs has the context: read later, it would be that of the thread that reads
                event.prepareForDeferredProcessing();
                super.append(event);
            }
        };
        log.start();
        Logger ours = (Logger) LoggerFactory.getLogger("org.iga4camel.cloudflare.provisioning");
        ours.setLevel(Level.INFO);
        ours.addAppender(log);
        try {
            invite("cloudflare-iga:invite");
        } finally {
            ours.detachAppender(log);
            ours.setLevel(null);
        }

        assertThat(log.list)
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.getMDCPropertyMap()).containsEntry("camel.breadcrumbId", "crumb"));
    }
}
