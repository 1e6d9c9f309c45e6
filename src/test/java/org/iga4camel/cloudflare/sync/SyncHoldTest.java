package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too much gone at once is held until somebody has had a look. */
class SyncHoldTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;

    @BeforeEach
    void anAccountOfAHundred() throws Exception {
        fixture = SyncFixture.on(directory);
        fixture.account().populate(100, 60);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void remove(int count) {
        fixture.account()
                .members()
                .subList(1, count + 1)
                .forEach(member -> fixture.account().remove(member.id()));
    }

    private SyncHeldException held() {
        Throwable failure = fixture.failingSync();
        assertThat(failure).isInstanceOf(SyncHeldException.class);
        return (SyncHeldException) failure;
    }

    @Test
    void aListThatIsSuddenlyEmptyIsHeld() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.members()).forever().then(Lists.nobody());

        SyncHeldException held = held();

        assertThat(held).hasMessageContaining("no member").hasMessageContaining("sync --release " + held.run());
        assertThat(fixture.state()).isEqualTo(before);
        assertThat(fixture.sandbox().requests().list())
                .noneMatch(request -> request.path().matches(".*/members/.*"));
    }

    @Test
    void anEmptyListIsHeldEvenTheFirstTime() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(Lists.nobody());

        assertThat(held()).hasMessageContaining("no member");
        assertThat(fixture.one("SELECT count(*) FROM members")).isEqualTo(0);
    }

    @Test
    void aHeldRunIsToldToWhoeverAsksForTheLastRun() {
        fixture.sync();
        remove(30);

        SyncHeldException held = held();

        SyncResult last = Syncs.result(fixture.mount().runs().last("default").orElseThrow());
        assertThat(last.run()).isEqualTo(held.run());
        assertThat(last.status()).isEqualTo("held");
        assertThat(last.detail()).contains("30 of 100 members would go");
        assertThat(last.members()).isNull();
    }

    @Test
    void aFewWhoLeaveAreNotHeld() {
        fixture.sync();
        remove(4);

        SyncResult result = fixture.sync();

        assertThat(result.members()).isEqualTo(96);
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void theThresholdIsASetting() throws Exception {
        fixture.sync();
        fixture.close();
        try (SyncFixture strict = SyncFixture.on(
                directory,
                fixture.sandbox(),
                Map.of("cloudflare-iga.hold-rows", "0", "cloudflare-iga.hold-percent", "0"))) {
            remove(1);

            assertThat(strict.failingSync()).isInstanceOf(SyncHeldException.class);
        }
    }

    @Test
    void aRoleListThatIsSuddenlyEmptyIsHeld() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.roles()).forever().then(Lists.nobody());

        assertThat(held()).hasMessageContaining("no role");
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void rightsThatAreSuddenlyGoneAreHeld() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.members()).forever().then(Lists.eachRow(member -> {
            member.putArray("roles");
            member.putArray("policies");
        }));

        assertThat(held()).hasMessageContaining("role assignment");
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void rightsThatAreNotToldAreNotGone() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.withoutField("roles"));
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.withoutField("policies"));

        assertThat(fixture.sync().changes()).isZero();
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void releasePublishesWhatTheHeldRunShowed() {
        fixture.sync();
        remove(30);
        long run = held().run();

        SyncResult result = fixture.release(run);

        assertThat(result.status()).isEqualTo("published");
        assertThat(result.members()).isEqualTo(70);
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void releaseReadsAgainAndPublishesNoLieThatHasEnded() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.members()).forever().then(Lists.nobody());
        long run = held().run();
        fixture.sandbox().faults().clear();

        assertThat(fixture.release(run).changes()).isZero();
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void evenAReleasedAbsenceIsLookedAt() {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.members()).forever().then(Lists.nobody());
        long run = held().run();

        assertThat(fixture.release(run).members()).isEqualTo(100);
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void aReleaseThatWouldLoseMoreIsHeldAgain() {
        fixture.sync();
        String before = fixture.state();
        remove(30);
        long run = held().run();
        remove(1);

        assertThatThrownBy(() -> fixture.release(run))
                .isInstanceOf(SyncHeldException.class)
                .hasMessageContaining("released run " + run);
        assertThat(fixture.state()).isEqualTo(before);
    }

    @Test
    void theSecondHeldRunCanBeReleasedInTurn() {
        fixture.sync();
        remove(30);
        long run = held().run();
        remove(1);
        long second =
                ((SyncHeldException) org.assertj.core.api.Assertions.catchThrowable(() -> fixture.release(run))).run();

        assertThat(fixture.release(second).members()).isEqualTo(69);
    }

    @Test
    void onlyAHeldRunCanBeReleased() {
        long published = fixture.sync().run();

        assertThatThrownBy(() -> fixture.release(published))
                .isInstanceOf(ReleaseRefusedException.class)
                .hasMessageContaining("Run " + published);
        assertThatThrownBy(() -> fixture.release(4711)).isInstanceOf(ReleaseRefusedException.class);
        assertThat(fixture.one("SELECT count(*) FROM sync_runs")).isEqualTo(1);
    }

    @Test
    void whatIsToBeReleasedIsTheNumberOfARun() {
        assertThatThrownBy(() -> fixture.sync(Map.of("CloudflareIgaRelease", "the last one")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(fixture.sandbox().requestCount()).isZero();
    }

    @Test
    void aHeldRunOfOneAccountReleasesNothingInAnother() throws Exception {
        fixture.close();
        String second = "ffffffffffffffffffffffffffffffff";
        Sandbox sandbox = new Sandbox(2);
        sandbox.addAccount(second, "Second").populate(3, 0);
        sandbox.addToken("second-token", java.util.Set.of("Account Settings Read"), second);
        try (SyncFixture two = SyncFixture.on(
                directory,
                sandbox,
                Map.of(
                        "cloudflare-iga.accounts", "default,second",
                        "cloudflare-iga.account.second.account-id", second,
                        "cloudflare-iga.account.second.token", "second-token"))) {
            long run = ((SyncHeldException) two.failingSync()).run();

            assertThatThrownBy(() -> two.sync(Map.of("CloudflareIgaAccount", "second", "CloudflareIgaRelease", run)))
                    .isInstanceOf(ReleaseRefusedException.class);
        }
    }
}
