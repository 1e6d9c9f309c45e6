package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.iga4camel.cloudflare.gateway.CloudflareUnavailableException;
import org.iga4camel.cloudflare.gateway.CredentialsRefusedException;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs: one at a time for an account, each with its end in the history. */
class SyncRunsTest {

    private static final String SECOND = "ffffffffffffffffffffffffffffffff";

    @TempDir
    Path directory;

    private static Fault waiting(CountDownLatch arrived, CountDownLatch mayGo) {
        return Fault.running(() -> {
            arrived.countDown();
            try {
                mayGo.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private SyncFixture fixture(Map<String, String> settings) throws Exception {
        SyncFixture fixture = SyncFixture.on(directory, new Sandbox(1), settings);
        fixture.account().populate(20, 0);
        return fixture;
    }

    @Test
    void twoSyncsOfOneAccountNeverRunAtOnce() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch mayGo = new CountDownLatch(1);
            fixture.sandbox().faults().on(Lists.members()).then(waiting(arrived, mayGo));
            CompletableFuture<SyncResult> first = CompletableFuture.supplyAsync(fixture::sync);
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> fixture.sync(Map.of("CloudflareIgaWaitFor", "0")))
                    .isInstanceOf(SyncRunningException.class);
            mayGo.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo("published");
            assertThat(fixture.one("SELECT count(*) FROM sync_runs")).isEqualTo(1);
        }
    }

    @Test
    void whoComesWhileASyncRunsWaitsAndTakesItsFigures() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch mayGo = new CountDownLatch(1);
            fixture.sandbox().faults().on(Lists.members()).then(waiting(arrived, mayGo));
            CompletableFuture<SyncResult> first = CompletableFuture.supplyAsync(fixture::sync);
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<SyncResult> second = CompletableFuture.supplyAsync(fixture::sync);

            mayGo.countDown();
            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(first.get(30, TimeUnit.SECONDS));
            assertThat(fixture.one("SELECT count(*) FROM sync_runs")).isEqualTo(1);
        }
    }

    @Test
    void whoWaitedForASyncThatFailedSyncsItself() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch mayGo = new CountDownLatch(1);
            Fault wait = waiting(arrived, mayGo);
            fixture.sandbox().faults().on(Lists.members()).then(call -> {
                wait.answer(call);
                return Fault.status(401).answer(call);
            });
            CompletableFuture<Throwable> first = CompletableFuture.supplyAsync(fixture::failingSync);
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<SyncResult> second = CompletableFuture.supplyAsync(fixture::sync);

            mayGo.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(CredentialsRefusedException.class);
            assertThat(second.get(30, TimeUnit.SECONDS).members()).isEqualTo(20);
        }
    }

    @Test
    void aWaitThatIsOverEndsInAFailureThatSaysWhatRuns() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch mayGo = new CountDownLatch(1);
            fixture.sandbox().faults().on(Lists.members()).then(waiting(arrived, mayGo));
            CompletableFuture<SyncResult> first = CompletableFuture.supplyAsync(fixture::sync);
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> fixture.sync(Map.of("CloudflareIgaWaitFor", "30ms")))
                    .isInstanceOf(SyncRunningException.class);

            mayGo.countDown();
            first.get(30, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1s", "5 minutes", "25h", "PT", "PT-3S", "99999999999"})
    void aWaitThatIsNoTimeIsRefused(String wait) throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {

            assertThatThrownBy(() -> fixture.sync(Map.of("CloudflareIgaWaitFor", wait)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("waitFor")
                    .hasMessageContaining("500ms");
        }
    }

    @Test
    void syncsOfTwoAccountsRunSideBySide() throws Exception {
        try (SyncFixture fixture = fixture(Map.of(
                "cloudflare-iga.accounts", "default,second",
                "cloudflare-iga.account.second.account-id", SECOND,
                "cloudflare-iga.account.second.token", "second-token"))) {
            fixture.sandbox().addAccount(SECOND, "Second").populate(30, 0);
            fixture.sandbox().addToken("second-token", Set.of("Account Settings Read"), SECOND);
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch mayGo = new CountDownLatch(1);
            fixture.sandbox()
                    .faults()
                    .on(Lists.members().and(request -> request.path().contains(SyncFixture.ACCOUNT)))
                    .then(waiting(arrived, mayGo));
            CompletableFuture<SyncResult> first = CompletableFuture.supplyAsync(fixture::sync);
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            SyncResult second = fixture.syncOf("second");

            mayGo.countDown();
            assertThat(second.members()).isEqualTo(30);
            assertThat(first.get(30, TimeUnit.SECONDS).members()).isEqualTo(20);
            assertThat(fixture.query("SELECT account_id FROM members GROUP BY account_id"))
                    .hasSize(2);
        }
    }

    @Test
    void anAccountIsNamedByItsAliasOrItsId() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            assertThat(fixture.syncOf(SyncFixture.ACCOUNT).account()).isEqualTo("default");
            assertThatThrownBy(() -> fixture.syncOf("nowhere")).isInstanceOf(UnknownAccountException.class);
        }
    }

    @Test
    void aRunThatDiedWithItsProcessIsFailedAtTheNextStart() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.mount().runs().open("default", SyncFixture.ACCOUNT, Instant.now());
        }

        try (SyncFixture again = fixture(Map.of())) {
            assertThat(again.query("SELECT status, detail FROM sync_runs"))
                    .containsExactly(
                            Map.of("status", "failed", "detail", "The process ended in the middle of the run"));
        }
    }

    @Test
    void oldRunsAreForgotten() throws Exception {
        try (SyncFixture fixture = fixture(Map.of("cloudflare-iga.history-runs", "3"))) {
            for (int i = 0; i < 5; i++) {
                fixture.sync();
            }

            assertThat(fixture.query("SELECT id FROM sync_runs ORDER BY id").toString())
                    .isEqualTo("[{id=3}, {id=4}, {id=5}]");
        }
    }

    @Test
    void theRunThatPublishedWhatIsThereIsNotForgotten() throws Exception {
        try (SyncFixture fixture = fixture(Map.of("cloudflare-iga.history-runs", "2"))) {
            fixture.sync();
            fixture.sync();
            fixture.sandbox().faults().on(Lists.members()).forever().then(Fault.status(503));
            for (int i = 0; i < 3; i++) {
                fixture.failingSync();
            }

            assertThat(fixture.query("SELECT id, status FROM sync_runs ORDER BY id")
                            .toString())
                    .isEqualTo("[{id=2, status=published}, {id=4, status=failed}, {id=5, status=failed}]");
        }
    }

    @Test
    void nothingStagedIsLeftBehind() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.sync();
            fixture.sandbox().faults().on(Lists.members()).forever().then(Fault.status(503));
            fixture.failingSync();

            for (String table : new String[] {
                "reading", "staged_page", "staged_member", "staged_right", "staged_object", "publication"
            }) {
                assertThat(fixture.one("SELECT count(*) FROM " + table)).isEqualTo(0);
            }
        }
    }

    @Test
    void anAliasStandsForOneAccountForEver() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.sync();
        }

        assertThatThrownBy(() -> SyncFixture.on(directory, new Sandbox(1), Map.of("cloudflare-iga.account-id", SECOND)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(SyncFixture.ACCOUNT)
                .hasMessageContaining(SECOND);
    }

    @Test
    void aLastingFaultFailsTheRunAndKeepsTheState() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.sync();
            String before = fixture.state();
            fixture.sandbox().faults().on(Lists.members()).forever().then(Fault.status(503));

            assertThat(fixture.failingSync()).isInstanceOf(CloudflareUnavailableException.class);
            assertThat(fixture.state()).isEqualTo(before);
            assertThat(fixture.one("SELECT status FROM sync_runs ORDER BY id DESC LIMIT 1"))
                    .isEqualTo("failed");
        }
    }

    @Test
    void refusedCredentialsFailTheRunWithItsFirstPage() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.sandbox().removeToken(SyncFixture.TOKEN);

            assertThat(fixture.failingSync()).isInstanceOf(CredentialsRefusedException.class);
            assertThat(fixture.sandbox().requestCount()).isEqualTo(4);
        }
    }

    @Test
    void aMissingPermissionForMembersFailsTheRun() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.sandbox().faults().on(Lists.members()).forever().then(Fault.status(403, 10000));

            assertThat(fixture.failingSync())
                    .isInstanceOf(PermissionMissingException.class)
                    .hasMessageContaining("members of account default");
        }
    }

    @Test
    void aMissingPermissionForPermissionGroupsIsAWarning() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.sync();
            String before = fixture.state();
            fixture.sandbox().faults().on(Lists.permissionGroups()).forever().then(Fault.status(403, 10000));
            fixture.sandbox().faults().on(Lists.resourceGroups()).forever().then(Fault.status(403, 9109));
            fixture.sandbox().faults().on(Lists.rejectedMembers()).forever().then(Fault.status(403, 10000));

            SyncResult result = fixture.sync();

            assertThat(result.warnings())
                    .anyMatch(warning -> warning.contains("permission groups were not read"))
                    .anyMatch(warning -> warning.contains("resource groups were not read"))
                    .anyMatch(warning -> warning.contains("rejected members were not read"));
            assertThat(fixture.state()).isEqualTo(before);
        }
    }

    @Test
    void aRejectedMemberIsKeptWhenTheListCannotBeRead() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            String declined = fixture.account().invite("declined@example.com");
            fixture.account().reject(declined);
            fixture.sync();
            fixture.sandbox().faults().on(Lists.rejectedMembers()).forever().then(Fault.status(403, 10000));

            assertThat(fixture.sync().changes()).isZero();
        }
    }

    @Test
    void aRunTellsItsRequestsAndItsProgress() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.account().populate(130, 0);

            SyncResult result = fixture.sync();

            assertThat(result.requests()).isEqualTo((int) fixture.sandbox().requestCount());
            assertThat(fixture.progress()).contains("members 1/3", "members 2/3", "members 3/3");
            assertThat(fixture.mount().gateway().left(fixture.mount().settings().account(null)))
                    .isBetween(1L, 1200L);
        }
    }

    @Test
    void atMostEightRequestsAreUnderWayAtOnce() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.account().populate(1000, 0);
            fixture.sandbox().options().latency(java.time.Duration.ofMillis(20));

            fixture.sync();

            assertThat(fixture.sandbox().requests().mostInFlight()).isBetween(2, 8);
            assertThat(fixture.sandbox().requests().list()).noneMatch(request -> request.status() == 429);
        }
    }

    @Test
    void aMemberRefreshedAfterItsPageWasAskedForIsLeftAlone() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.sync();
            String member = fixture.account().members().get(3).id();
            String removed = fixture.account().members().get(4).id();
            fixture.sandbox().faults().on(Lists.members()).then(Lists.thenRunning(() -> {
                String touch = "INSERT INTO member_touch (account, member_id, touched_at) VALUES ('default', '%s', '"
                        + org.iga4camel.cloudflare.model.Times.text(Instant.now()) + "')";
                fixture.execute("UPDATE member SET first_name = 'Fresh' WHERE member_id = '" + member + "'");
                fixture.execute("DELETE FROM right_held WHERE holder_id IN ('" + member + "', '" + removed + "')");
                fixture.execute("DELETE FROM member WHERE member_id = '" + removed + "'");
                fixture.execute("INSERT INTO member (account, member_id, email, first_seen_at, last_changed_at)"
                        + " VALUES ('default', 'created', 'created@example.com', 'now', 'now')");
                fixture.execute(touch.formatted(member));
                fixture.execute(touch.formatted(removed));
                fixture.execute(touch.formatted("created"));
            }));

            SyncResult result = fixture.sync();

            assertThat(result.changes()).isZero();
            assertThat(fixture.one("SELECT first_name FROM members WHERE member_id = '" + member + "'"))
                    .isEqualTo("Fresh");
            assertThat(fixture.query("SELECT 1 FROM role_assignments WHERE member_id = '" + member + "'"))
                    .isEmpty();
            assertThat(fixture.query("SELECT 1 FROM members WHERE member_id = '" + removed + "'"))
                    .isEmpty();
            assertThat(fixture.query("SELECT 1 FROM members WHERE member_id = 'created'"))
                    .hasSize(1);
        }
    }

    @Test
    void aPublishedSyncIsToldAsPublishedThoughTheDatabaseDoesNotDropWhatItStaged() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.execute("CREATE TRIGGER full BEFORE DELETE ON reading"
                    + " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");

            SyncResult result = fixture.sync();

            assertThat(result.status()).isEqualTo("published");
            assertThat(fixture.wrongRights()).isEmpty();
            fixture.execute("DROP TRIGGER full");
            fixture.sync();
            assertThat(fixture.query("SELECT 1 FROM reading")).isEmpty();
        }
    }

    @Test
    void aSyncThatFailsTellsWhyThoughTheDatabaseDoesNotDropWhatItStaged() throws Exception {
        try (SyncFixture fixture = fixture(Map.of())) {
            fixture.execute("CREATE TRIGGER full BEFORE DELETE ON reading"
                    + " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
            fixture.sandbox().faults().on(Lists.members()).forever().then(Fault.status(403, 10000));

            Throwable failure = fixture.failingSync();

            assertThat(failure).isInstanceOf(PermissionMissingException.class);
        }
    }
}
