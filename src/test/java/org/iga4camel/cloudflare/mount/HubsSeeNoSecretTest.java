package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.spi.BacklogTracer;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.processor.DefaultExchangeFormatter;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a hub logs, traces or dumps of itself, no credential of Cloudflare and no key of a REST caller is in it. */
class HubsSeeNoSecretTest {

    private static final String OTHER = "ffffffffffffffffffffffffffffffff";
    private static final String TOKEN = "hub-token-0123456789abcdefghijkl";
    private static final String GLOBAL_KEY = "hub-global-key-0123456789abcdefg";
    private static final String KEY = "hub-rest-key-0123456789abcdefghi";
    private static final String GUESS = "hub-guess-0123456789abcdefghijkl";

    @TempDir
    Path directory;

    private static SandboxServer cloudflare() throws Exception {
        SandboxServer cloudflare = Hub.cloudflare();
        SandboxAccount other = cloudflare.sandbox().addAccount(OTHER, "Other");
        other.add("pat@example.com", other.roleId("Super Administrator - All Privileges"));
        cloudflare.sandbox().addToken(TOKEN, Set.of("Account Settings Read", "Account Settings Write"), Hub.ACCOUNT);
        cloudflare.sandbox().addGlobalKey("pat@example.com", GLOBAL_KEY);
        return cloudflare;
    }

    /** A hub that shows all it has: secrets that stand in properties of its own, and in ours. */
    private Map<String, String> settings(SandboxServer cloudflare) {
        Map<String, String> settings =
                new HashMap<>(Hub.mounting("sync,provisioning,api", cloudflare, directory.resolve("cache.db")));
        settings.put("cloudflare-iga.accounts", "default,other");
        settings.put("cloudflare-iga.token", "{{hub.secret}}");
        settings.put("cloudflare-iga.account.other.account-id", OTHER);
        settings.put("cloudflare-iga.account.other.email", "pat@example.com");
        settings.put("cloudflare-iga.account.other.global-key", "{{hub.key:none}}");
        settings.put("cloudflare-iga.rest-key", KEY);
        settings.put("hub.secret", TOKEN);
        settings.put("hub.key", GLOBAL_KEY);
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.port", "0");
        settings.put("camel.management.enabled", "true");
        settings.put("camel.management.port", "0");
        settings.put("camel.management.infoEnabled", "true");
        settings.put("camel.main.startupSummaryLevel", "Verbose");
        settings.put("camel.main.autoConfigurationLogSummary", "true");
        settings.put("camel.main.tracing", "true");
        settings.put("camel.main.tracingTemplates", "true");
        settings.put("camel.trace.enabled", "true");
        settings.put("camel.trace.traceTemplates", "true");
        settings.put("camel.main.messageHistory", "true");
        settings.put("camel.trace.bodyIncludeStreams", "true");
        settings.put("camel.main.logExhaustedMessageBody", "true");
        settings.put("camel.main.useMdcLogging", "true");
        return settings;
    }

    private static int send(int port, String method, String path, String key) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + key)
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void noLogTraceOrDumpOfAHubHoldsASecret() throws Exception {
        try (SandboxServer cloudflare = cloudflare();
                Hidden hidden = new Hidden(List.of(TOKEN, GLOBAL_KEY, KEY, GUESS))) {
            String member;
            try (Hub hub = Hub.with(settings(cloudflare), new NosyRoutes(hidden))) {
                hub.start();
                CamelContext context = hub.context();
                hub.sync();
                hub.ask("direct:hub-sync-other", null, SyncResult.class);
                hub.ask("cloudflare-iga:invite?role=DNS", Map.of("email", "new@example.com"), Object.class);
                member = Tables.query(
                                directory.resolve("cache.db"),
                                "SELECT member_id FROM members WHERE email = 'new@example.com'")
                        .get(0);
                cloudflare
                        .sandbox()
                        .faults()
                        .on(RequestMatch.anyRequest())
                        .forever()
                        .then(Fault.status(500, 10000));
                Exchange failed = context.createProducerTemplate()
                        .request(
                                "direct:hub-fails",
                                asked -> asked.getMessage().setHeader("CloudflareIgaMemberId", member));
                cloudflare.sandbox().faults().clear();
                int port = context.hasService(VertxPlatformHttpServer.class).getPort();

                assertThat(send(port, "GET", "/api/accounts/default/members", KEY))
                        .isEqualTo(200);
                assertThat(send(port, "GET", "/api/accounts/default/members", GUESS))
                        .isEqualTo(401);
                assertThat(send(port, "PUT", "/api/accounts/default/members/" + member + "/roles/Analytics", KEY))
                        .isEqualTo(201);
                assertThat(failed.getException()).isNotNull();
                hidden.look("exception: ", failed.getException());
                hidden.look("message history: ", MessageHelper.dumpMessageHistoryStacktrace(failed, showAll(), true));
                BacklogTracer tracer = context.getCamelContextExtension().getContextPlugin(BacklogTracer.class);
                assertThat(tracer.getTraceCounter()).isPositive();
                hidden.look("backlog tracer: ", tracer.dumpAllTracedMessagesAsXml());
                hidden.look("backlog tracer: ", tracer.dumpAllTracedMessagesAsJSon());
                context.getEndpoints().forEach(endpoint -> hidden.look("endpoint: ", endpoint.getEndpointUri()));
                hidden.look("token: ", context.getPropertiesComponent().getResolvedValue("hub.secret"));
                hidden.look("token: ", context.getPropertiesComponent().getResolvedValue("cloudflare-iga.token"));
            }

            assertThat(hidden.lines())
                    .as("a log that says nothing proves nothing")
                    .isGreaterThan(1_000);
            assertThat(hidden.shown()).isEmpty();
        }
    }

    @Test
    void aRequestThatAHubLeadsElsewhereCarriesNoCredentialThere() throws Exception {
        List<String> arrived = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", call -> {
            arrived.add(call.getRequestHeaders().entrySet().toString());
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        elsewhere.start();
        try (SandboxServer cloudflare = cloudflare();
                Hub hub = Hub.with(
                        Hub.mounting("sync", cloudflare, directory.resolve("cache.db")),
                        new RouteConfigurationBuilder() {
                            @Override
                            public void configuration() {
                                routeConfiguration()
                                        .interceptSendToEndpoint("https*")
                                        .setHeader(
                                                Exchange.HTTP_URI,
                                                constant("http://127.0.0.1:"
                                                        + elsewhere.getAddress().getPort() + "/"));
                            }
                        })) {
            hub.start();

            Exchange failed = hub.context().createProducerTemplate().request("direct:cloudflare-iga-sync", asked -> {});

            assertThat(failed.getException()).hasMessageContaining("led away");
            assertThat(arrived).isEmpty();
        } finally {
            elsewhere.stop(0);
        }
    }

    private static DefaultExchangeFormatter showAll() {
        DefaultExchangeFormatter formatter = new DefaultExchangeFormatter();
        formatter.setShowAll(true);
        formatter.setMaxChars(0);
        return formatter;
    }

    /** Looks at everything of an exchange before and after every step, ours included. */
    private static final class NosyRoutes extends RouteBuilder {

        private final Hidden hidden;
        private final DefaultExchangeFormatter all = showAll();

        NosyRoutes(Hidden hidden) {
            this.hidden = hidden;
        }

        @Override
        public void configure() {
            getContext().getCamelContextExtension().addInterceptStrategy(new InterceptStrategy() {
                @Override
                public Processor wrapProcessorInInterceptors(
                        CamelContext context, NamedNode definition, Processor target, Processor next) {
                    return exchange -> {
                        look(exchange, definition);
                        target.process(exchange);
                        look(exchange, definition);
                    };
                }
            });
            from("direct:hub-sync-other")
                    .setHeader("CloudflareIgaAccount", constant("other"))
                    .to("direct:cloudflare-iga-sync");
            from("direct:hub-fails").to("cloudflare-iga:grant?role=Analytics");
        }

        private void look(Exchange exchange, NamedNode definition) {
            hidden.look(definition.getId() + ": ", all.format(exchange));
            hidden.look(
                    definition.getId() + ", headers: ", exchange.getMessage().getHeaders());
            hidden.look(definition.getId() + ", properties: ", exchange.getAllProperties());
            hidden.look(definition.getId() + ", variables: ", exchange.getVariables());
        }
    }
}
