package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.SSLConfigurationProperties;
import org.iga4camel.cloudflare.component.CloudflareIgaComponent;
import org.iga4camel.cloudflare.samples.Sample;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show of hubs and of the REST API works as it is printed. */
class HubSamplesTest {

    private static final Pattern MEMBER_ID = Pattern.compile("\"member_id\"\\s*:\\s*\"([0-9a-f]{32})\"");

    @TempDir
    Path directory;

    private SandboxServer cloudflare;

    @BeforeEach
    void startCloudflare() throws Exception {
        cloudflare = Hub.cloudflare();
    }

    @AfterEach
    void stopCloudflare() {
        cloudflare.close();
    }

    private Map<String, String> mounting(String parts) {
        return Hub.mounting(parts, cloudflare, directory.resolve("cache.db"));
    }

    private static Properties properties(String text) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    @Test
    void theFirstRouteOfAHubReviewsBesideTheSyncOfTheStart() throws Exception {
        Path routes = directory.resolve("hub.camel.yaml");
        Files.writeString(routes, Sample.of("docs/use-in-a-hub.md", "Mount it", "yaml"));
        Map<String, String> settings = mounting("sync");
        settings.put("camel.main.routesIncludePattern", "file:" + routes);
        cloudflare.sandbox().accounts().iterator().next().populate(120, 3);
        try (Hub hub = Hub.with(settings).start()) {

            await().until(() -> hub.context().getInflightRepository().size() == 0
                    && hub.context().getRoute("nightly-review").getUptimeMillis() > 1_200);

            assertThat(Tables.query(directory.resolve("cache.db"), "SELECT status FROM sync_runs"))
                    .isNotEmpty()
                    .containsOnly("published");
        }
    }

    @Test
    void theFirstPropertiesOfAHubMountWhatTheyName() throws Exception {
        String text = Sample.of("docs/use-in-a-hub.md", "Mount it", "properties");
        Properties printed = properties(text.replace("{{env:CLOUDFLARE_API_TOKEN}}", Hub.TOKEN));
        Map<String, String> settings = mounting("");
        printed.stringPropertyNames().forEach(name -> settings.put(name, printed.getProperty(name)));
        try (Hub hub = Hub.with(settings).start()) {

            assertThat(hub.sync().members()).isEqualTo(1);
            assertThat(hub.context().getRoute("cloudflare-iga-invite")).isNotNull();
        }
    }

    static Stream<String> poms() {
        return Stream.of(
                Sample.of("README.md", "Use it in a Camel integration", "xml"),
                Sample.of("docs/test-kit.md", "Test against the sandbox", "xml"),
                Sample.of("docs/component.md", "Cloudflare IGA", "xml"));
    }

    @ParameterizedTest
    @MethodSource("poms")
    void dependenciesAreTheOnesThatAreBuiltHere(String xml) throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher dependency = Pattern.compile("<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
                        + "(?:\\s*<version>([^<]+)</version>)?")
                .matcher(xml);
        int found = 0;
        while (dependency.find()) {
            assertThat(pom)
                    .containsPattern("<groupId>" + dependency.group(1) + "</groupId>\\s*<artifactId>"
                            + dependency.group(2) + "</artifactId>");
            if (dependency.group(3) != null) {
                assertThat(pom).contains(">" + dependency.group(3) + "<");
            }
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void theComponentInJavaIsTakenAsItIsPrinted() throws Exception {
        Path source = Files.createDirectory(directory.resolve("printed")).resolve("Printed.java");
        Files.writeString(
                source,
                "import org.apache.camel.CamelContext;\n"
                        + "import org.iga4camel.cloudflare.component.CloudflareIgaComponent;\n"
                        + "public class Printed {\n"
                        + "public interface Vault { String read(String name); }\n"
                        + "public static void run(CamelContext context) {\n"
                        + "Vault vault = name -> \"a-token-for-tests\";\n"
                        + Sample.of("docs/use-in-a-hub.md", "Mount it", "java")
                        + "}\n}\n");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(compiled).isZero();
        CamelContext context = new DefaultCamelContext();
        try (URLClassLoader classes = new URLClassLoader(
                new URL[] {source.getParent().toUri().toURL()}, getClass().getClassLoader())) {

            classes.loadClass("Printed").getMethod("run", CamelContext.class).invoke(null, context);

            assertThat(context.getComponent("cloudflare-iga", CloudflareIgaComponent.class)
                            .getToken())
                    .isEqualTo("a-token-for-tests");
        } finally {
            context.stop();
        }
    }

    @Test
    void anIncludePatternNamesRoutesThatTheJarHas() throws Exception {
        Properties printed = properties(Sample.of("docs/use-in-a-hub.md", "Edit the routes", "properties"));

        assertThat(MainConfigurationProperties.class.getMethod("getRoutesIncludePattern"))
                .isNotNull();
        assertThat(printed.stringPropertyNames()).containsExactly("camel.main.routesIncludePattern");
        assertThat(Arrays.stream(
                        printed.getProperty("camel.main.routesIncludePattern").split(",", -1)))
                .filteredOn(pattern -> pattern.startsWith("classpath:"))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(
                                getClass().getResource("/" + pattern.substring("classpath:".length())))
                        .as(pattern)
                        .isNotNull());
    }

    @Test
    void settingsOfTlsAreCamels() throws Exception {
        Properties printed = properties(Sample.of("docs/rest.md", "TLS", "properties"));

        assertThat(printed.stringPropertyNames()).allSatisfy(name -> {
            String option = name.substring("camel.ssl.".length());
            assertThat(Arrays.stream(SSLConfigurationProperties.class.getMethods()))
                    .anyMatch(method -> method.getName()
                            .equals("set" + Character.toUpperCase(option.charAt(0)) + option.substring(1)));
        });
    }

    @Test
    void theQueriesAnswer() throws Exception {
        try (Hub hub = Hub.with(mounting("sync")).start()) {
            hub.sync();
        }
        String[] queries = Sample.of("README.md", "Ask the database", "sql")
                .replaceAll("(?m)^--.*$", "")
                .split(";", -1);

        List<String> administrators = Tables.query(directory.resolve("cache.db"), queries[0]);

        assertThat(administrators).containsExactly("helena@example.com");
        for (String query : queries) {
            if (!query.isBlank()) {
                Tables.query(directory.resolve("cache.db"), query);
            }
        }
    }

    private static String shell(String script, Map<String, String> variables) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process shell = builder.start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void callersGoTheWayThatIsPrinted() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "curl"))));
        Map<String, String> settings = mounting("sync,provisioning,api");
        settings.put("cloudflare-iga.rest-key", Hub.REST_KEY);
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.port", "0");
        try (Hub hub = Hub.with(settings).start()) {
            hub.sync();
            String root = "http://127.0.0.1:"
                    + hub.context().hasService(VertxPlatformHttpServer.class).getPort();
            Map<String, String> variables = new HashMap<>(Map.of(
                    "CLOUDFLARE_IGA_API_KEY", Hub.REST_KEY,
                    "KEY", Hub.REST_KEY,
                    "MEMBERS", root + "/api/accounts/default/members"));
            String ask = Sample.of("docs/rest.md", "Ask", "sh").replace("http://127.0.0.1:8080", root);
            String glance = Sample.of("README.md", "Ask over REST", "sh").replace("http://127.0.0.1:8080", root);
            String dry = Sample.of("README.md", "Provisioning", "sh");
            String[] provision =
                    Sample.of("docs/provisioning.md", "Try it", "sh", 2).split("(?m)^ID=…[^\n]*\n", -1);

            String planned = shell(dry, variables);
            String invited = shell("AUTH=; " + provision[0], variables);
            Matcher member = MEMBER_ID.matcher(invited);
            assertThat(member.find()).as(() -> invited).isTrue();
            variables.put("ID", member.group(1));
            String asked = shell(ask, variables);
            String glanced = shell(glance, variables);
            String rest = shell(provision[0].lines().findFirst().orElseThrow() + "\n" + provision[1], variables);

            assertThat(planned).contains("\"planned\"");
            assertThat(asked).contains(member.group(1));
            assertThat(glanced).contains(member.group(1));
            assertThat(rest).contains("\"planned\"", "\"applied\"", "urn:problem-type:cloudflare-iga:last-role");
            assertThat(Tables.query(
                            directory.resolve("cache.db"),
                            "SELECT kind || ' ' || status FROM operations ORDER BY started_at, id"))
                    .contains("invite applied", "grant planned", "grant applied", "revoke applied", "remove applied");
        }
    }
}
