package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.gateway.Proxy;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The standalone run goes through the proxy that the machine says, and tells its refusals as the proxy's. */
class ProxyTest {

    private static final String SECRET = "proxy-password-that-nobody-may-see";

    @TempDir
    Path directory;

    @TempDir
    Path output;

    private RunnerFixture runner;

    @BeforeEach
    void company() throws Exception {
        runner = new RunnerFixture(directory);
        runner.account().populate(20, 3);
    }

    @AfterEach
    void close() {
        System.clearProperty("https.proxyHost");
        System.clearProperty("https.proxyPort");
        System.clearProperty("http.nonProxyHosts");
        runner.close();
    }

    @Test
    void javasProxyIsUsed() throws Exception {
        RunnerFixture.Result result;
        try (ConnectProxy proxy = behindIt()) {
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", String.valueOf(proxy.port()));

            result = runner.run("sync");

            assertThat(proxy.asked()).isNotEmpty().allMatch(head -> head.startsWith("CONNECT cloudflare.test:443 "));
        }
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.figures().path("members").asInt()).isEqualTo(20);
    }

    @Test
    void theEnvironmentsProxyIsUsedAndItsPasswordIsToldToItAlone() throws Exception {
        RunnerFixture.Result result;
        String login = Base64.getEncoder().encodeToString(("ada:" + SECRET).getBytes(StandardCharsets.UTF_8));
        try (ConnectProxy proxy = behindIt()) {
            Map<String, String> environment = Map.of(
                    "HTTPS_PROXY", "http://ada:" + SECRET + "@127.0.0.1:" + proxy.port(), "NO_PROXY", "example.org");

            try (SecondJvm process = new SecondJvm(directory, output, environment, "--verbose", "sync")) {
                result = process.await();
            }

            assertThat(proxy.asked()).as(result.err()).isNotEmpty();
        }
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("Cloudflare is reached through the proxy 127.0.0.1:")
                .doesNotContain(SECRET, login);
        assertThat(result.out()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "407 Proxy Authentication Required, give it a name and a password",
        "403 Forbidden, let it allow this host",
        "503 Service Unavailable, let it allow this host"
    })
    void aRefusalOfTheProxyIsNotTakenForCloudflares(String refusal, String told) throws Exception {
        runner.set("base-url", "https://cloudflare.test/client/v4");
        try (ConnectProxy proxy = new ConnectProxy(directory, runner.server().port(), refusal)) {
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", String.valueOf(proxy.port()));

            RunnerFixture.Result result = runner.run("sync");

            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err().strip())
                    .contains("the proxy 127.0.0.1:" + proxy.port(), told)
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "http_proxy", "HTTP_PROXY"})
    void everyUsualVariableIsHonoured(String variable) throws Exception {
        runner.set("base-url", "https://api.cloudflare.com/client/v4");

        HttpComponent https = applied(Map.of(variable, "http://ada:pass@proxy.example:3128"), new Properties());

        assertThat(https.getProxyHost()).isEqualTo("proxy.example");
        assertThat(https.getProxyPort()).isEqualTo(3128);
        assertThat(https.getProxyAuthUsername()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.cloudflare.com/client/v4", "http://127.0.0.1:1/x", "https://localhost:1/x"})
    void theOwnMachineAndTheHostsOfNoProxyAreReachedWithout(String url) throws Exception {
        runner.set("base-url", url);

        HttpComponent https = applied(
                Map.of("HTTPS_PROXY", "proxy.example:3128", "no_proxy", "cloudflare.com", "NO_PROXY", ""),
                new Properties());

        assertThat(https.getProxyHost()).isNull();
    }

    @Test
    void ofSeveralAccountsEachIsReachedAsNoProxySays() throws Exception {
        runner.set("accounts", "here,there")
                .set("account.here.account-id", "1".repeat(32))
                .set("account.here.base-url", "https://api.cloudflare.com/client/v4")
                .set("account.there.base-url", "https://cloudflare.example/client/v4");

        HttpComponent https =
                applied(Map.of("HTTPS_PROXY", "proxy.example:3128", "NO_PROXY", ".example"), new Properties());

        assertThat(https.getProxyHost()).isEqualTo("proxy.example");
        assertThat(https.getNonProxyHosts()).isEqualTo("cloudflare.example");
    }

    @Test
    void camelsOwnSettingsComeFirst() throws Exception {
        Files.writeString(
                directory.resolve("application.properties"),
                "\ncamel.component.https.proxy-host = other.example",
                StandardOpenOption.APPEND);

        assertThat(applied(Map.of("HTTPS_PROXY", "proxy.example:3128"), new Properties())
                        .getProxyHost())
                .isNull();
    }

    @Test
    void javasComesBeforeTheEnvironments() throws Exception {
        Properties java = new Properties();
        java.setProperty("https.proxyHost", "java.example");

        HttpComponent https = applied(Map.of("HTTPS_PROXY", "proxy.example:3128"), java);

        assertThat(https.getProxyHost()).isNull();
        assertThat(https.isUseSystemProperties()).isTrue();
    }

    @Test
    void javasSocksProxyComesBeforeTheEnvironmentsOfThatKind() throws Exception {
        Properties java = new Properties();
        java.setProperty("socksProxyHost", "java.example");
        runner.set("base-url", "https://api.cloudflare.com/client/v4");

        HttpComponent https = applied(Map.of("ALL_PROXY", "socks5://proxy.example:1080"), java);

        assertThat(https.getProxyHost()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "65536", ""})
    void aPortOfJavasThatIsNoneIsRefused(String port) {
        Properties java = new Properties();
        java.setProperty("https.proxyHost", "java.example");
        java.setProperty("https.proxyPort", port);

        assertThatThrownBy(() -> applied(Map.of(), java))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("https.proxyPort must be a port");
    }

    private HttpComponent applied(Map<String, String> environment, Properties java) {
        CamelContext context = new DefaultCamelContext();
        new WorkingDirectory(directory).locateProperties(context);
        Proxy.apply(context, CamelSettings.of(context), environment, java);
        return context.getComponent("https", HttpComponent.class);
    }

    private ConnectProxy behindIt() throws Exception {
        ConnectProxy proxy = new ConnectProxy(directory, runner.server().port(), null);
        runner.set("base-url", "https://cloudflare.test/client/v4");
        Files.writeString(
                directory.resolve("application.properties"),
                """

                camel.ssl.enabled = true
                camel.component.https.useGlobalSslContextParameters = true
                camel.ssl.trustStore = file:%s
                camel.ssl.trustStorePassword = %s
                """.formatted(ConnectProxy.trustStore(directory), ConnectProxy.PASSWORD),
                StandardOpenOption.APPEND);
        return proxy;
    }
}
