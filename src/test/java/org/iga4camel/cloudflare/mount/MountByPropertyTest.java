package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxFaults;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountByPropertyTest {

    private static final String LAST = "SELECT status FROM sync_runs ORDER BY id DESC";

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

    private Path database() {
        return directory.resolve("cache.db");
    }

    private Map<String, String> mounting(String parts) {
        return Hub.mounting(parts, cloudflare, database());
    }

    @Test
    void aJarOnTheClassPathDoesNothing() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();

            assertThat(context.getRoutes()).isEmpty();
            assertThat(context.getComponentNames()).noneMatch(name -> name.contains("cloudflare"));
            assertThat(context.getRegistry().findByTypeWithName(Object.class).keySet())
                    .noneMatch(name -> name.contains("loudflare"));
            assertThat(Path.of("data", "cloudflare-iga.db")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sync, sync scheduled-sync members, grant invite operation-run api-members",
        "provisioning, invite remove grant revoke reinvite, sync scheduled-sync api-members",
        "'sync, provisioning', sync invite, api-members check",
    })
    void aRouteOfAPartThatWasNotAskedForDoesNotExist(String parts, String there, String notThere) throws Exception {
        try (Hub hub = Hub.with(mounting(parts))) {
            hub.start();

            assertThat(there.split(" ")).allMatch(name -> isThere(hub, name));
            assertThat(notThere.split(" ")).noneMatch(name -> isThere(hub, name));
        }
    }

    private static boolean isThere(Hub hub, String name) {
        return hub.context().getRoute("cloudflare-iga-" + name) != null;
    }

    @Test
    void everyAccountIsSyncedAtOnce() throws Exception {
        try (Hub hub = Hub.with(mounting("sync"))) {
            hub.start();

            await().untilAsserted(
                            () -> assertThat(Tables.query(database(), LAST)).containsExactly("published"));
        }
    }

    @Test
    void aRouteThatIsNotStartedDoesNotHoldUpTheStart() throws Exception {
        Map<String, String> properties = mounting("sync");
        properties.put("camel.main.auto-startup", "false");
        try (Hub hub = Hub.with(properties)) {
            assertTimeout(Duration.ofSeconds(20), hub::start);

            assertThat(cloudflare.sandbox().requestCount()).isZero();
        }
    }

    @Test
    void provisioningAloneReadsAndWritesNothingUntilItIsAsked() throws Exception {
        try (Hub hub = Hub.with(mounting("provisioning"))) {
            hub.start();

            assertThat(hub.context().hasComponent("quartz")).isNull();
            assertThat(cloudflare.sandbox().requestCount()).isZero();
        }
    }

    @Test
    void aHubsRouteProvisions() throws Exception {
        RoutesBuilder joiner = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:joiner").to("direct:cloudflare-iga-invite");
            }
        };
        try (Hub hub = Hub.with(mounting("sync,provisioning"), joiner).start()) {
            await().untilAsserted(
                            () -> assertThat(Tables.query(database(), LAST)).containsExactly("published"));

            OperationResult result = hub.ask(
                    "direct:joiner",
                    Map.of("email", "new@example.com", "roles", "Billing", "reason", "joins"),
                    OperationResult.class);

            assertThat(result.status()).isEqualTo("applied");
        }
    }

    @Test
    void anOperationThatWasLeftOpenIsSettledAtTheStart() throws Exception {
        leaveAnInvitationOpen();

        try (Hub hub = Hub.with(mounting("provisioning"))) {
            hub.start();

            await().untilAsserted(() -> assertThat(Tables.query(database(), "SELECT status FROM operations"))
                    .containsExactly("applied"));
        }
    }

    /** Its answer is lost, and Cloudflare tells nothing more until the hub has stopped. */
    private void leaveAnInvitationOpen() throws Exception {
        try (Hub hub = Hub.with(mounting("sync,provisioning")).start()) {
            hub.sync();
            SandboxFaults faults = cloudflare.sandbox().faults();
            RequestMatch invite = RequestMatch.requestMatching("POST", "/members");
            faults.on(invite).then(Fault.resetAfterApplying());
            faults.on(invite)
                    .then(Fault.running(
                            () -> faults.on(RequestMatch.anyRequest().method("GET"))
                                    .forever()
                                    .then(Fault.status(503))));
            ProducerTemplate template = hub.context().createProducerTemplate();
            Map<String, String> invitation = Map.of("email", "new@example.com", "roles", "Billing");
            new Thread(() -> template.send(
                            "direct:cloudflare-iga-invite",
                            asked -> asked.getMessage().setBody(invitation)))
                    .start();
            await().until(() -> cloudflare
                    .sandbox()
                    .account(Hub.ACCOUNT)
                    .flatMap(account -> account.memberByEmail("new@example.com"))
                    .isPresent());
        }
        assertThat(Tables.query(database(), "SELECT status FROM operations")).containsExactly("open");
        cloudflare.sandbox().faults().clear();
    }

    @Test
    void theStandaloneRunIsNotMountedTwice() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            mounting("sync").forEach(context.getPropertiesComponent()::addInitialProperty);
            MountLifecycle owners = new MountLifecycle(
                    (host, settings) -> Mount.files(host, Mount.PACKAGED_ROUTES), (run, list, page, pages) -> {});
            context.addLifecycleStrategy(owners);

            context.start();

            assertThat(context.getRoutes())
                    .noneMatch(route -> route.getRouteId().contains("at-start"));
        }
    }

    @Test
    void nothingIsLeftBehindWhenAHubStops() throws Exception {
        warmUp();
        Traces before = Traces.of(directory);
        Hub hub = Hub.with(mounting("sync,provisioning")).start();
        hub.sync();
        CamelContext context = hub.context();

        hub.close();

        assertThat(ours(context)).isEmpty();
        await().untilAsserted(() -> {
            assertThat(Traces.of(directory).threadsBeyond(before)).isEmpty();
            assertThat(Traces.of(directory).files()).isEmpty();
        });
    }

    /** What is made once in a JVM is made before it is counted. */
    private void warmUp() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        try (Hub hub = Hub.with(Hub.mounting("sync,provisioning", cloudflare, elsewhere.resolve("cache.db")))) {
            hub.start();
            hub.sync();
        }
    }

    private static Set<String> ours(CamelContext context) {
        Set<String> names = new TreeSet<>(context.getComponentNames());
        names.addAll(context.getRegistry().findByTypeWithName(Object.class).keySet());
        names.removeIf(name -> !name.startsWith("cloudflare"));
        return names;
    }

    @Test
    void aHubStartsAgainOnTheSameDatabase() throws Exception {
        try (Hub first = Hub.with(mounting("sync,provisioning")).start()) {
            first.sync();
        }

        try (Hub second = Hub.with(mounting("sync,provisioning")).start()) {
            assertThat(second.sync().status()).isEqualTo("published");
        }
    }

    @Test
    void aContextThatIsStoppedAndStartedAgainIsMountedAgain() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            mounting("sync,provisioning").forEach(context.getPropertiesComponent()::addInitialProperty);
            context.start();
            int routes = context.getRoutes().size();
            context.stop();

            context.start();

            assertThat(context.getRoutes()).hasSize(routes);
            await().untilAsserted(
                            () -> assertThat(Tables.query(database(), LAST)).startsWith("published"));
            OperationResult result = context.createProducerTemplate()
                    .requestBody(
                            "direct:cloudflare-iga-invite",
                            Map.of("email", "new@example.com", "roles", "Billing"),
                            OperationResult.class);
            assertThat(result.status()).isEqualTo("applied");
        }
    }

    @Test
    void twoContextsInOneProcessEachHaveTheirOwnDatabase() throws Exception {
        Path other = directory.resolve("other.db");
        try (Hub one = Hub.with(mounting("sync")).start();
                Hub two = Hub.with(Hub.mounting("sync", cloudflare, other)).start()) {
            for (Path database : Arrays.asList(database(), other)) {
                await().untilAsserted(
                                () -> assertThat(Tables.query(database, LAST)).containsExactly("published"));
            }
            assertThat(one.context().getStatus().isStarted()).isTrue();
            assertThat(two.context().getStatus().isStarted()).isTrue();
        }
    }

    @Test
    void twoContextsInOneProcessShareADatabase() throws Exception {
        try (Hub two = Hub.with(mounting("provisioning")).start()) {
            try (Hub one = Hub.with(mounting("provisioning,sync")).start()) {
                one.sync();
            }

            OperationResult result = two.ask(
                    "direct:cloudflare-iga-invite",
                    Map.of("email", "new@example.com", "roles", "Billing"),
                    OperationResult.class);

            assertThat(result.status()).isEqualTo("applied");
        }
    }
}
