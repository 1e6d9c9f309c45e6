package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged routes as a guest in somebody's Camel context, with the host's data sources and no Cloudflare at all. */
class ForeignContextTest {

    private static final String MEMBER = "aa00000000000000000000000000000a";
    private static final String ROLE = "05784afa30c1afe1440e79d9351c7430";

    /** Remembers the names of what is bound. */
    private static final class RecordingRegistry extends DefaultRegistry {
        private final List<String> names = new ArrayList<>();

        @Override
        public void bind(String id, Class<?> type, Object bean) {
            names.add(id);
            super.bind(id, type, bean);
        }
    }

    @TempDir
    Path directory;

    private final RecordingRegistry registry = new RecordingRegistry();
    private DefaultCamelContext host;
    private HikariDataSource writer;
    private HikariDataSource reader;
    private Mount mount;

    @BeforeEach
    void mountBesideTheHostsRoutes() throws Exception {
        host = new DefaultCamelContext(registry);
        Properties properties = new Properties();
        properties.setProperty("cloudflare-iga.account-id", SyncFixture.ACCOUNT);
        properties.setProperty("cloudflare-iga.token", "not-used");
        host.getPropertiesComponent().setInitialProperties(properties);
        host.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:host").routeId("host").to("direct:cloudflare-iga-sync");
            }
        });
        writer = dataSource(1, "IMMEDIATE");
        reader = dataSource(2, "DEFERRED");
        registry.names.clear();
        mount = new Mount(
                host,
                CamelSettings.of(host),
                Cache.on(writer, reader),
                InstantSource.system(),
                (run, list, page, pages) -> {});
        mount.routes(Mount.files(host, Mount.PACKAGED_ROUTES));
        AdviceWith.adviceWith(
                host,
                "cloudflare-iga-gateway-tries",
                advice -> advice.weaveById("cloudflare-iga-gateway-tries/try")
                        .replace()
                        .process(ForeignContextTest::answer));
    }

    @AfterEach
    void close() {
        host.stop();
        mount.close();
        reader.close();
        writer.close();
    }

    private HikariDataSource dataSource(int size, String mode) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + directory.resolve("host.db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&transaction_mode=" + mode);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    private static void answer(Exchange exchange) throws JsonProcessingException {
        String path = exchange.getMessage().getBody(CloudflareRequest.class).path();
        boolean rejected =
                exchange.getMessage().getBody(CloudflareRequest.class).query().containsKey("status");
        String rows = "[]";
        if (path.endsWith("/roles")) {
            rows = "[{\"id\":\"" + ROLE + "\",\"name\":\"Administrator\"}]";
        } else if (path.endsWith("/members") && !rejected) {
            rows = "[{\"id\":\"" + MEMBER
                    + "\",\"email\":\"ana@example.com\",\"status\":\"accepted\",\"roles\":[{\"id\":\"" + ROLE
                    + "\",\"name\":\"Administrator\"}]}]";
        }
        int count = rows.equals("[]") ? 0 : 1;
        exchange.getMessage()
                .setBody(new Envelope(
                        Json.MAPPER.readTree(rows),
                        Json.MAPPER.readTree("{\"page\":1,\"per_page\":50,\"total_count\":" + count + "}"),
                        Instant.now(),
                        null));
    }

    @Test
    void aHostsRouteSyncsThroughTheMountedRoutes() {
        host.start();

        SyncResult result = host.createProducerTemplate().requestBody("direct:host", null, SyncResult.class);

        assertThat(result.status()).isEqualTo("published");
        assertThat(result.members()).isEqualTo(1);
        assertThat(result.roleAssignments()).isEqualTo(1);
    }

    @Test
    void nothingIsInTheHostsContextWithoutOurPrefix() {
        host.start();

        List<String> camelsOwn = List.of("global-variable-repository", "route-variable-repository", "metricsRegistry");
        assertThat(registry.names)
                .isNotEmpty()
                .allMatch(name -> name.startsWith("cloudflareIga")
                        || name.startsWith("cloudflare-iga-")
                        || name.startsWith("cloudflare-iga.")
                        || camelsOwn.contains(name));
        assertThat(host.getRoutes())
                .extracting(route -> route.getRouteId())
                .allMatch(id -> id.equals("host") || id.startsWith("cloudflare-iga-"));
    }

    @Test
    void theHostsDataSourcesStayOpen() {
        host.start();

        mount.close();

        assertThat(writer.isClosed()).isFalse();
        assertThat(reader.isClosed()).isFalse();
    }

    @Test
    void ourStepsLeaveNoHeaderOfTheirsBehind() {
        host.start();

        Exchange exchange = host.createProducerTemplate()
                .request("direct:host", asked -> asked.getMessage().setHeader("CloudflareIgaAccount", "default"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }
}
