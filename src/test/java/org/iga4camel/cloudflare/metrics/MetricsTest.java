package org.iga4camel.cloudflare.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host's meter registry holds after a sync. */
class MetricsTest {

    @TempDir
    Path directory;

    @Test
    void gaugesShowWhatStandsPublished() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(120, 7);

            SyncResult result = fixture.sync();

            assertThat(gauge(fixture, "members")).isEqualTo(120);
            assertThat(gauge(fixture, "roles")).isEqualTo(result.roles().doubleValue());
            assertThat(gauge(fixture, "role.assignments"))
                    .isEqualTo(fixture.account().grants().size());
            assertThat(gauge(fixture, "published.age")).isBetween(0.0, 60.0);
        }
    }

    @Test
    void theAgeOfAnAccountThatWasNeverPublishedIsUnknown() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            assertThat(gauge(fixture, "published.age")).isNaN();
            assertThat(gauge(fixture, "members")).isZero();
        }
    }

    @Test
    void everyRequestSentIsCountedByItsOutcome() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(120, 7);
            fixture.sandbox().faults().on(requestMatching("GET", "/members")).then(Fault.status(503));
            fixture.sandbox().faults().on(requestMatching("GET", "/roles")).then(Fault.resetAfterApplying());

            SyncResult result = fixture.sync();

            assertThat(requests(fixture, "unavailable")).isEqualTo(1);
            assertThat(requests(fixture, "no_answer")).isEqualTo(1);
            assertThat(requests(fixture, "success")).isEqualTo(result.requests() - 2.0);
            assertThat(result.requests()).isEqualTo((int) fixture.sandbox().requestCount());
        }
    }

    @Test
    void theBudgetThatIsLeftShrinksByWhatASyncSent() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(5, 3);
            double before = gauge(fixture, "budget.left");

            SyncResult result = fixture.sync();

            assertThat(before)
                    .as("of 1200, without the shares of people and provisioning")
                    .isEqualTo(840);
            assertThat(gauge(fixture, "budget.left")).isEqualTo(before - result.requests());
        }
    }

    @Test
    void syncsAreTimedByHowTheyEnded() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(5, 3);
            fixture.sync();
            fixture.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/members"))
                    .forever()
                    .then(Fault.status(500));

            fixture.failingSync();

            MeterRegistry registry = registry(fixture);
            for (String status : new String[] {"published", "failed"}) {
                var timer = registry.get("cloudflare.iga.sync")
                        .tags("account", "default", "status", status)
                        .timer();
                assertThat(timer.count()).isEqualTo(1);
                assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isPositive();
            }
        }
    }

    @Test
    void pagesStagedAreCountedByTheirList() throws Exception {
        try (SyncFixture fixture = SyncFixture.on(directory)) {
            fixture.account().populate(120, 7);

            fixture.sync();

            assertThat(registry(fixture)
                            .get("cloudflare.iga.pages.staged")
                            .tags("account", "default", "list", "members")
                            .counter()
                            .count())
                    .isEqualTo(3);
        }
    }

    @Test
    void aRegistryThatOutlivesTheComponentIsLeftWithoutItsGauges() throws Exception {
        SyncFixture fixture = SyncFixture.on(directory);
        MeterRegistry registry = registry(fixture);

        fixture.close();

        assertThat(registry.find("cloudflare.iga.members").gauge()).isNull();
    }

    private static double requests(SyncFixture fixture, String outcome) {
        return registry(fixture)
                .get("cloudflare.iga.requests")
                .tags("account", "default", "outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static double gauge(SyncFixture fixture, String name) {
        return registry(fixture)
                .get("cloudflare.iga." + name)
                .tag("account", "default")
                .gauge()
                .value();
    }

    private static MeterRegistry registry(SyncFixture fixture) {
        return fixture.context()
                .getRegistry()
                .lookupByNameAndType(MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);
    }
}
