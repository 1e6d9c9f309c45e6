package org.iga4camel.cloudflare.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.MainListenerSupport;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.mount.MountLifecycle;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listener of a standalone run, asked over HTTP. */
class ManagementSettingsTest {

    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "a-token-for-tests";

    @TempDir
    Path directory;

    @Test
    void healthAndMetricsAreServedOnTheManagementPort() throws Exception {
        Sandbox sandbox = new Sandbox(1);
        sandbox.addAccount(ACCOUNT, "Example").populate(30, 3);
        sandbox.addToken(TOKEN, Set.of("Account Settings Read"), ACCOUNT);
        try (SandboxServer server = SandboxServer.start(sandbox);
                Standalone standalone = new Standalone(server.baseUrl())) {
            HttpResponse<String> before = standalone.get("/observe/health");

            standalone.sync();

            HttpResponse<String> after = standalone.get("/observe/health?data=true");
            assertThat(before.statusCode()).isEqualTo(503);
            assertThat(before.body()).contains("cloudflare-iga-default", "its first sync has not ended");
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(after.body()).contains("cloudflare-iga-default", "published_at", "last_run_status");
            assertThat(standalone.get("/observe/metrics").body())
                    .containsPattern("cloudflare_iga_members\\{account=\"default\",[^}]*} 30\\.0")
                    .containsPattern("cloudflare_iga_requests_total\\{[^}]*outcome=\"success\"[^}]*} [1-9]")
                    .containsPattern("cloudflare_iga_sync_seconds_count\\{[^}]*status=\"published\"[^}]*} 1")
                    .containsPattern("cloudflare_iga_published_age_seconds\\{account=\"default\",[^}]*} [0-9]")
                    .doesNotContain(TOKEN);
        }
    }

    @Test
    void whatIsServedIsAnsweredAndOursComesFirst() throws Exception {
        Sandbox sandbox = new Sandbox(1);
        sandbox.addAccount(ACCOUNT, "Example").populate(30, 3);
        sandbox.addToken(TOKEN, Set.of("Account Settings Read"), ACCOUNT);
        try (SandboxServer server = SandboxServer.start(sandbox);
                Standalone standalone = new Standalone(server.baseUrl())) {
            assertThat(standalone.get("/observe/health").body())
                    .containsPattern("^\\{[^\\[]*\"checks\":\\[\\{\"name\":\"cloudflare-iga-default\"")
                    .doesNotContain("route:");
            // without JMX, which is off, Camel has nothing to tell here
            assertThat(standalone.get("/observe/info").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void withoutAManagementPortNoListenerIsConfigured() {
        CamelContext context = new DefaultCamelContext();
        Properties properties = properties("https://api.example.com");
        properties.remove("cloudflare-iga.management-port");
        context.getPropertiesComponent().setInitialProperties(properties);
        MainConfigurationProperties main = new MainConfigurationProperties();

        ManagementSettings.apply(CamelSettings.of(context), main);

        assertThat(main.httpManagementServer().isEnabled()).isFalse();
    }

    private Properties properties(String baseUrl) {
        Properties properties = new Properties();
        properties.setProperty("cloudflare-iga.account-id", ACCOUNT);
        properties.setProperty("cloudflare-iga.token", TOKEN);
        properties.setProperty("cloudflare-iga.base-url", baseUrl);
        properties.setProperty(
                "cloudflare-iga.database", directory.resolve("cache.db").toString());
        properties.setProperty("cloudflare-iga.management-port", "0");
        return properties;
    }

    /** Camel Main with the packaged routes, as a standalone run has them. */
    private final class Standalone implements AutoCloseable {

        private final Main main = new Main();

        Standalone(String baseUrl) throws Exception {
            main.setInitialProperties(properties(baseUrl));
            main.addMainListener(new MainListenerSupport() {
                @Override
                public void beforeInitialize(BaseMainSupport bootstrap) {
                    CamelContext context = bootstrap.getCamelContext();
                    ManagementSettings.apply(CamelSettings.of(context), bootstrap.configure());
                    context.addLifecycleStrategy(new MountLifecycle(
                            (host, settings) -> Mount.files(host, Mount.PACKAGED_ROUTES),
                            (run, list, page, pages) -> {}));
                }
            });
            main.start();
        }

        void sync() throws Exception {
            main.getCamelTemplate().requestBody("direct:cloudflare-iga-sync", (Object) null);
        }

        HttpResponse<String> get(String path) throws Exception {
            int port = main.getCamelContext()
                    .hasService(ManagementHttpServer.class)
                    .getRouter()
                    .getServer()
                    .getPort();
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            main.stop();
        }
    }
}
