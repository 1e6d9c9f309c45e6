package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.iga4camel.cloudflare.cache.MemberPublication;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxClock;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.RightsReader;
import org.iga4camel.cloudflare.wire.RoleNames;
import org.iga4camel.cloudflare.wire.RowReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync does not undo what an operation published while it read, or shortly before. Nothing may be lost here. */
class SyncRefreshTest {

    private static final Duration STALE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final SandboxClock clock = new SandboxClock(Instant.parse("2026-09-01T10:00:00Z"));
    private final MemberPublication refresh =
            new MemberPublication(Kinds.members().staged(), Kinds.DECLARED.json());
    private SyncFixture fixture;
    private SandboxAccount account;
    private String member;

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.on(
                directory,
                new Sandbox(1, clock),
                Map.of("cloudflare-iga.hold-rows", "0", "cloudflare-iga.hold-percent", "0"),
                clock);
        account = fixture.account();
        account.populate(60, 0);
        member = account.add("ana@example.com", account.roleId("DNS"));
        fixture.sync();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** What an operation does when it has written to Cloudflare: it reads the member and publishes it. */
    private void refresh(String id) {
        publish(row(id), Duration.ZERO);
    }

    private void publish(String row, Duration until) {
        new Statements(fixture.mount().cache().writer()).inTransaction(connection -> {
            refresh.refresh(connection, "default", row, verified(until));
            return null;
        });
    }

    private void removed(String id, Duration until) {
        new Statements(fixture.mount().cache().writer()).inTransaction(connection -> {
            refresh.removed(connection, "default", id, verified(until));
            return null;
        });
    }

    private void replaced(String former, String id) {
        String row = row(id);
        new Statements(fixture.mount().cache().writer()).inTransaction(connection -> {
            refresh.replaced(connection, "default", former, row, verified(Duration.ZERO));
            return null;
        });
    }

    private MemberPublication.Verified verified(Duration until) {
        return new MemberPublication.Verified(clock.instant(), clock.instant().plus(until), "operation", "hub", false);
    }

    private String row(String id) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(fixture.baseUrl() + "/accounts/" + SyncFixture.ACCOUNT + "/members/" + id))
                .header("Authorization", "Bearer " + SyncFixture.TOKEN)
                .build();
        try {
            JsonNode told = Json.MAPPER
                    .readTree(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("result");
            RightsReader rights =
                    new RightsReader(RoleNames.EMPTY, account.accountKey(), group -> Optional.empty(), warning -> {});
            return RowReader.member(told, rights).toString();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cloudflare has answered with the last of its members; what happens now is not in its answers. */
    private void whenTheMembersWereRead(Runnable operation) {
        fixture.sandbox().faults().on(Lists.members().page(2)).then(Lists.thenRunning(operation));
    }

    private long looks() {
        return fixture.sandbox().requests().list().stream()
                .filter(request -> request.path().matches(".*/members/[0-9a-z]+"))
                .count();
    }

    private SyncResult syncAfter(Duration time) {
        clock.advance(time);
        return fixture.sync();
    }

    private List<Map<String, Object>> changes() {
        return fixture.query("SELECT kind, cause FROM changes ORDER BY id");
    }

    private static Map<String, Object> byOperation(String kind) {
        return Map.of("kind", kind, "cause", "operation");
    }

    private boolean isPublished(String id) {
        return !fixture.query("SELECT 1 FROM members WHERE member_id = '" + id + "'")
                .isEmpty();
    }

    @Test
    void whatASyncWouldSayOfAMemberIsWhatTheRefreshSaid() {
        account.setRoles(member, account.roleId("Billing"));
        refresh(member);
        String shown = fixture.state();

        SyncResult result = syncAfter(Duration.ofMinutes(15));

        assertThat(result.changes()).isZero();
        assertThat(fixture.state()).isEqualTo(shown);
        assertThat(changes()).containsExactly(byOperation("role.granted"), byOperation("role.revoked"));
    }

    @Test
    void aRightGrantedWhileTheMembersAreReadStays() {
        whenTheMembersWereRead(() -> {
            account.setRoles(member, account.roleId("DNS"), account.roleId("Billing"));
            refresh(member);
        });

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(fixture.wrongRights()).isEmpty();
        assertThat(syncAfter(Duration.ofMinutes(15)).changes()).isZero();
        assertThat(changes()).containsExactly(byOperation("role.granted"));
    }

    @Test
    void aRightGrantedWhileTheMembersAreReadStaysThoughTheClockIsSetBack() {
        whenTheMembersWereRead(() -> {
            clock.advance(Duration.ofHours(-1));
            account.setRoles(member, account.roleId("DNS"), account.roleId("Billing"));
            publish(row(member), STALE);
        });

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(fixture.wrongRights()).isEmpty();
        assertThat(syncAfter(Duration.ofMinutes(15)).changes()).isZero();
        assertThat(changes()).containsExactly(byOperation("role.granted"));
    }

    @Test
    void aMemberRemovedWhileTheMembersAreReadDoesNotComeBackThoughTheClockIsSetBack() {
        whenTheMembersWereRead(() -> {
            clock.advance(Duration.ofHours(-1));
            account.remove(member);
            removed(member, STALE);
        });

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(isPublished(member)).isFalse();
        assertThat(syncAfter(Duration.ofMinutes(15)).changes()).isZero();
        assertThat(changes()).containsExactly(byOperation("role.revoked"), byOperation("member.removed"));
    }

    @Test
    void aMemberInvitedWhileTheMembersAreReadStaysThoughTheClockIsSetBack() {
        List<String> invited = new ArrayList<>();
        whenTheMembersWereRead(() -> {
            clock.advance(Duration.ofHours(-1));
            invited.add(account.add("new@example.com", account.roleId("DNS")));
            publish(row(invited.get(0)), STALE);
        });

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(isPublished(invited.get(0))).isTrue();
        assertThat(looks()).as("the one of the operation").isEqualTo(1);
    }

    @Test
    void aRoleThatNoListShowsStaysWithTheRightGrantedWhileTheMembersAreRead() {
        String role = account.roleId("Billing");
        fixture.execute("DELETE FROM right_held WHERE role_id = '" + role + "'");
        fixture.execute("DELETE FROM object WHERE id = '" + role + "'");
        fixture.sandbox().faults().on(Lists.roles()).forever().then(Lists.without(role));
        account.members().forEach(one -> account.setRoles(one.id(), account.roleId("DNS")));
        fixture.execute("DELETE FROM right_held");
        fixture.execute("UPDATE account SET published_at = NULL");
        fixture.sync();
        whenTheMembersWereRead(() -> {
            account.setRoles(member, account.roleId("DNS"), role);
            refresh(member);
        });

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(changes()).containsExactly(byOperation("role.added"), byOperation("role.granted"));
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aMemberInvitedWhileTheMembersAreReadStaysAndIsNotLookedAt() {
        AtomicReference<String> invited = new AtomicReference<>();
        whenTheMembersWereRead(() -> {
            invited.set(account.invite("new@example.com", account.roleId("DNS")));
            refresh(invited.get());
        });

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(isPublished(invited.get())).isTrue();
        assertThat(looks()).as("only the operation looked").isEqualTo(1);
        assertThat(syncAfter(Duration.ofMinutes(15)).changes()).isZero();
        assertThat(changes()).containsExactly(byOperation("invitation.added"), byOperation("role.granted"));
    }

    @Test
    void aMemberRemovedWhileTheMembersAreReadDoesNotComeBack() {
        whenTheMembersWereRead(() -> {
            account.remove(member);
            removed(member, Duration.ZERO);
        });

        SyncResult result = fixture.sync();

        assertThat(result.changes()).isZero();
        assertThat(isPublished(member)).isFalse();
        assertThat(syncAfter(Duration.ofMinutes(15)).changes()).isZero();
        assertThat(changes()).containsExactly(byOperation("role.revoked"), byOperation("member.removed"));
    }

    @Test
    void aMemberRemovedWhileItIsLookedAtIsRemovedOnce() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(Lists.without(member));
        long held = ((SyncNotPublishedException) fixture.failingSync()).run();
        fixture.sandbox().faults().on(Lists.look()).then(Fault.running(() -> {
            account.remove(member);
            removed(member, Duration.ZERO);
        }));

        fixture.release(held);

        assertThat(changes()).containsExactly(byOperation("role.revoked"), byOperation("member.removed"));
    }

    @Test
    void aReinvitationWhileTheMembersAreReadStays() {
        String former = account.invite("again@example.com", account.roleId("DNS"));
        syncAfter(Duration.ofMinutes(15));
        Object since = fixture.one("SELECT first_seen_at FROM members WHERE member_id = '" + former + "'");
        AtomicReference<String> invited = new AtomicReference<>();
        whenTheMembersWereRead(() -> {
            account.expire(former);
            invited.set(account.invite("again@example.com", account.roleId("DNS")));
            replaced(former, invited.get());
        });

        SyncResult result = syncAfter(Duration.ofMinutes(15));

        assertThat(result.changes()).isZero();
        assertThat(syncAfter(Duration.ofMinutes(15)).changes()).isZero();
        assertThat(fixture.query("SELECT member_id, first_seen_at FROM members WHERE email = 'again@example.com'"))
                .containsExactly(Map.of("member_id", invited.get(), "first_seen_at", since));
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aListThatIsStaleShortlyAfterARefreshIsNotBelievedOfThatMember() {
        String before = row(member);
        account.setRoles(member, account.roleId("Billing"));
        String after = row(member);
        publish(after, STALE);
        account.setRoles(member, account.roleId("DNS"));
        assertThat(row(member)).as("what a stale list shows").isEqualTo(before).isNotEqualTo(after);

        assertThat(syncAfter(Duration.ofSeconds(10)).changes()).isZero();
        assertThat(syncAfter(Duration.ofSeconds(10)).changes()).isZero();

        account.setRoles(member, account.roleId("Billing"));
        assertThat(syncAfter(Duration.ofSeconds(20)).changes()).isZero();
        assertThat(changes()).containsExactly(byOperation("role.granted"), byOperation("role.revoked"));
        assertThat(fixture.query("SELECT 1 FROM member_touch")).isEmpty();
    }

    @Test
    void aListIsBelievedAgainOnceItCannotBeStale() {
        publish(row(member), STALE);
        account.setNames(member, "Newly", "Named");

        assertThat(syncAfter(Duration.ofSeconds(30)).changes()).isZero();
        assertThat(syncAfter(Duration.ofSeconds(1)).changes()).isEqualTo(1);
    }

    @Test
    void whatAnOperationPublishedInAFutureThatIsOverIsNotNewerForLong() {
        clock.advance(Duration.ofDays(1));
        refresh(member);
        clock.advance(Duration.ofDays(-1));
        account.setRoles(member, account.roleId("DNS"), account.roleId("Billing"));

        syncAfter(Duration.ofMinutes(15));
        syncAfter(Duration.ofMinutes(15));

        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void aNewMemberThatAStaleListMissesIsNotLookedAt() {
        String created = "{\"id\":\"c1\",\"email\":\"c@example.com\",\"status\":\"pending\",\"rights_told\":\"all\","
                + "\"rights\":[[\"" + account.roleId("DNS") + "\",\"DNS\",\"role\",\"allow\",\""
                + account.accountKey() + "\",null]]}";
        publish(created, STALE);

        SyncResult result = syncAfter(Duration.ofSeconds(10));

        assertThat(result.changes()).isZero();
        assertThat(isPublished("c1")).isTrue();
        assertThat(looks()).isZero();
    }

    @Test
    void aRemovedMemberThatAStaleListStillShowsDoesNotComeBack() {
        removed(member, STALE);

        assertThat(syncAfter(Duration.ofSeconds(10)).changes()).isZero();
        assertThat(isPublished(member)).isFalse();

        account.remove(member);
        assertThat(syncAfter(Duration.ofSeconds(30)).changes()).isZero();
        assertThat(changes()).containsExactly(byOperation("role.revoked"), byOperation("member.removed"));
    }

    @Test
    void anOperationBeforeTheFirstSyncIsPublishedWithoutAFlood() {
        fixture.execute("DELETE FROM right_held");
        fixture.execute("DELETE FROM member");
        fixture.execute("UPDATE account SET published_at = NULL");
        refresh(member);

        SyncResult result = syncAfter(Duration.ofSeconds(10));

        assertThat(result.changes()).isZero();
        assertThat(changes()).isEmpty();
        assertThat(fixture.wrongRights()).isEmpty();
    }
}
