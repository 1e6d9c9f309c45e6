package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.mount.MountLifecycle;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that stops while an operation is under way stops soon, and the next start finds out what became of it. */
class OperationStopTest {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private Set<Thread> before;
    private ProvisioningFixture next;
    private CamelContext host;
    private String ada;

    /** The database and the sandbox outlive the host. */
    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        next = ProvisioningFixture.on(
                directory, Map.of("cloudflare-iga.response-timeout", RESPONSE_TIMEOUT.toSeconds() + "s"));
        ada = next.account().add("ada@example.com", next.account().roleId("Analytics"));
        next.sync();
        before = living();
        host = host(Map.of());
    }

    @AfterEach
    void end() {
        release.countDown();
        host.stop();
        threads.shutdownNow();
        next.close();
    }

    private CamelContext host(Map<String, String> more) {
        Properties properties = new Properties();
        properties.putAll(next.fixture().properties());
        properties.putAll(more);
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(properties);
        try {
            context.addLifecycleStrategy(new MountLifecycle(
                    (mounted, settings) -> Mount.files(mounted, Mount.PACKAGED_ROUTES),
                    (run, list, page, pages) -> {}));
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return context;
    }

    private Future<Exchange> granting(CamelContext context, String role) {
        ProducerTemplate template = context.createProducerTemplate();
        return threads.submit(() -> template.request(
                "direct:cloudflare-iga-grant",
                asked -> asked.getMessage().setBody(Map.of("email", "ada@example.com", "role", role))));
    }

    private Duration stop() {
        long began = System.nanoTime();
        host.stop();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void settle() {
        next.fixture()
                .template()
                .request(
                        "direct:cloudflare-iga-settle-operations",
                        asked -> asked.setVariable("cloudflareIgaAccount", "default"));
    }

    private Fault held() {
        return call -> {
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return call.proceed();
        };
    }

    private static Set<Thread> living() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> !thread.getName().matches("cloudflare-sandbox.*|awaitility.*"))
                .collect(Collectors.toSet());
    }

    @Test
    void aWriteThatIsAnsweredWhileTheHostStopsIsSettledByTheNextStartAtTheLatest() throws Exception {
        next.sandbox().faults().on(requestMatching("PUT", ada)).then(held());
        Future<Exchange> operation = granting(host, "DNS");
        arrived.await();

        Future<Duration> stopping = threads.submit(this::stop);
        await().until(() -> !host.isStarted());
        release.countDown();

        assertThat(stopping.get()).isLessThan(RESPONSE_TIMEOUT.plus(A_FEW_SECONDS));
        boolean isSettled = operation.get().getException() == null;
        assertThat(next.last()).containsEntry("status", isSettled ? "applied" : "open");
        settle();
        assertThat(next.last()).containsEntry("status", "applied");
        assertThat(next.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aWriteThatIsNeverAnsweredDoesNotKeepTheHostBeyondTheResponseTimeOut() throws Exception {
        next.sandbox().faults().on(requestMatching("PUT", ada)).then(held());
        Future<Exchange> operation = granting(host, "DNS");
        arrived.await();

        Duration stopped = stop();

        assertThat(stopped).isLessThan(RESPONSE_TIMEOUT.plus(A_FEW_SECONDS));
        assertThat(operation.get().getException()).isInstanceOf(OperationUnsettledException.class);
        assertThat(next.last()).containsEntry("status", "open");
        settle();
        assertThat(next.last()).containsEntry("status", "failed");
        assertThat(next.fixture().wrongRights()).isEmpty();
    }

    @Test
    void aLookBeforeTheWriteIsBrokenOffAndNothingIsWritten() throws Exception {
        next.sandbox().faults().on(requestMatching("GET", ada)).then(held());
        Future<Exchange> operation = granting(host, "DNS");
        arrived.await();

        Duration stopped = stop();

        assertThat(stopped).isLessThan(A_FEW_SECONDS);
        assertThat(operation.get().getException()).hasMessageContaining("shutting down");
        assertThat(next.last()).containsEntry("status", "failed").containsEntry("writes", 0);
        assertThat(next.writes()).isEmpty();
    }

    @Test
    void waitingForStaleReadsToPassIsBrokenOff() throws Exception {
        host.stop();
        host = host(Map.of("cloudflare-iga.settle-within", "60s"));
        next.sandbox().options().staleFor(Duration.ofSeconds(20));
        Future<Exchange> operation = granting(host, "DNS");
        await().until(() -> next.sandbox().requests().writes().size() == 1);

        Duration stopped = stop();

        next.sandbox().options().staleFor(Duration.ZERO);
        assertThat(stopped).isLessThan(A_FEW_SECONDS);
        assertThat(operation.get().getException()).isInstanceOf(OperationUnsettledException.class);
        assertThat(next.last()).containsEntry("status", "open");
    }

    @Test
    void waitingForTheMemberIsBrokenOff() throws Exception {
        Path database = Path.of(next.fixture().properties().get("cloudflare-iga.database"));
        try (DatabaseLock locks = DatabaseLock.on(database);
                DatabaseLock.Held held = locks.tryLock("member:default:" + ada).orElseThrow()) {
            Future<Exchange> operation = granting(host, "DNS");
            await().until(() ->
                    next.fixture().query("SELECT id FROM operations").size() == 1);

            Duration stopped = stop();

            assertThat(stopped).as("stop while %s", held.name()).isLessThan(A_FEW_SECONDS);
            assertThat(operation.get().getException()).hasMessageContaining("shutting down");
            assertThat(next.last()).containsEntry("status", "failed").containsEntry("requests", 0);
        }
    }

    @Test
    void noThreadStaysBehind() throws Exception {
        next.sandbox().faults().on(requestMatching("PUT", ada)).then(held());
        Future<Exchange> operation = granting(host, "DNS");
        arrived.await();

        stop();

        operation.get();
        threads.shutdown();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Set<Thread> left = new HashSet<>(living());
            left.removeAll(before);
            assertThat(left).isEmpty();
        });
    }
}
