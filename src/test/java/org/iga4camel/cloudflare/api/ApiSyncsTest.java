package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syncs started over REST go on in the background, one at a time. */
class ApiSyncsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aStartedSyncIsAnsweredWithItsRunAndPublishesInTheBackground(String inlineRoutes) throws Exception {
        try (ApiFixture api = new ApiFixture(directory, Map.of("camel.rest.inlineRoutes", inlineRoutes))) {
            api.account().populate(20, 5);

            Answer answer = api.post("syncs");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body().path("id").asLong()).isEqualTo(1);
            assertThat(answer.body().path("account").asText()).isEqualTo("default");
            assertThat(answer.header("Location")).isEqualTo("/api/accounts/default/syncs/1");
            awaitStatus(api, answer.header("Location"), "published");
            assertThat(api.get("members").items()).hasSize(20);
        }
    }

    @Test
    void onlyOneSyncRunsAtATimeAndReadersAreNotHeldUpByIt() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ApiFixture api = new ApiFixture(directory)) {
            api.account().populate(20, 5);
            api.sync();
            api.account().add("newcomer@example.com", api.account().roleIds().get(0));
            api.sandbox().faults().on(requestMatching("GET", "/members")).then(Fault.running(() -> {
                reading.countDown();
                passed(goOn);
            }));
            Answer first = api.post("syncs");
            reading.await();

            Answer second = api.post("syncs");
            Answer members = api.get("members");
            Answer running = api.get("syncs/" + first.body().path("id").asLong());
            goOn.countDown();

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.body().path("type").asText()).endsWith(":sync-running");
            assertThat(members.items()).hasSize(20);
            assertThat(running.body().path("status").asText()).isEqualTo("running");
            assertThat(running.body().path("finished_at").isNull()).isTrue();
            awaitStatus(api, first.header("Location"), "published");
            awaitNextMayBegin(api);
        }
    }

    @Test
    void aSyncThatHangsHoldsUpNoReader() throws Exception {
        try (ApiFixture api = new ApiFixture(directory, Map.of("cloudflare-iga.response-timeout", "2s"))) {
            api.account().populate(20, 5);
            api.sync();
            var hanging = api.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/members"))
                    .then(Fault.hang(Duration.ofSeconds(1)));
            Answer started = api.post("syncs");
            await().until(() -> hanging.hits() > 0);

            Answer members = api.get("members");
            Answer run = api.get("syncs/2");

            assertThat(members.items()).hasSize(20);
            assertThat(run.body().path("status").asText()).isEqualTo("running");
            awaitStatus(api, started.header("Location"), "published");
        }
    }

    @Test
    void aFailedSyncSaysWhyInItsRunAndLetsTheNextOneBegin() throws Exception {
        try (ApiFixture api = new ApiFixture(directory)) {
            api.sandbox()
                    .faults()
                    .on(requestMatching("GET", "/roles"))
                    .forever()
                    .then(Fault.status(403, 10000));

            Answer answer = api.post("syncs");

            awaitStatus(api, answer.header("Location"), "failed");
            Answer run = api.get("syncs/1");
            assertThat(run.body().path("detail").asText()).contains("403/10000").doesNotContain(ApiFixture.TOKEN);
            awaitNextMayBegin(api);
        }
    }

    @Test
    void aHeldRunIsReleasedOnceAndAnyOtherRunIsNot() throws Exception {
        try (ApiFixture api = new ApiFixture(directory)) {
            api.account().populate(40, 5);
            api.sync();
            List<String> leaving = api.account().members().stream()
                    .map(SandboxMember::id)
                    .limit(20)
                    .toList();
            leaving.forEach(api.account()::remove);
            awaitStatus(api, api.post("syncs").header("Location"), "held");

            // a run lets the next one begin a moment after its record says how it ended
            Answer notHeld = await().until(() -> api.post("syncs/1/release"), ApiSyncsTest::isNotAboutARunningSync);
            Answer unknown = api.post("syncs/99/release");
            Answer released = api.post("syncs/2/release");

            assertThat(notHeld.status()).isEqualTo(409);
            assertThat(notHeld.body().path("type").asText()).endsWith(":not-held");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(released.status()).isEqualTo(202);
            assertThat(released.header("Location")).isEqualTo("/api/accounts/default/syncs/3");
            awaitStatus(api, released.header("Location"), "published");
            assertThat(ApiReadsTest.texts(api.get("members").items(), "member_id"))
                    .hasSize(20)
                    .doesNotContainAnyElementsOf(leaving);
        }
    }

    @Test
    void aRunThatNoThreadTakesIsEndedAndLetsTheNextOneBegin() throws Exception {
        try (ApiFixture api = new ApiFixture(directory, Map.of(), new NoThreadsLeft())) {
            api.account().populate(3, 5);

            Answer answer = api.post("syncs");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.raw().body()).doesNotContain(RejectedExecutionException.class.getSimpleName());
            assertThat(api.get("syncs/1").body().path("status").asText()).isEqualTo("failed");
            assertThat(api.sync().status()).isEqualTo("published");
        }
    }

    private static void awaitStatus(ApiFixture api, String location, String status) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Answer run = api.send(api.request(location));
            assertThat(run.body().path("status").asText()).isEqualTo(status);
        });
    }

    private static void awaitNextMayBegin(ApiFixture api) {
        await().untilAsserted(() -> assertThat(api.post("syncs").status()).isEqualTo(202));
    }

    private static boolean isNotAboutARunningSync(Answer answer) {
        return !answer.body().path("type").asText().endsWith(":sync-running");
    }

    private static void passed(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
