package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.model.Right;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operation verified is published at once, as a sync would have published it. */
class MemberPublicationTest {

    private static final Instant T0 = Instant.parse("2026-09-01T10:00:00Z");
    private static final Instant T1 = T0.plusSeconds(60);
    private static final Instant T2 = T0.plusSeconds(120);

    @TempDir
    Path directory;

    private Account account;

    @BeforeEach
    void start() {
        account = new Account(directory.resolve("cache.db"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static String right(String role) {
        return right(role, "allow", Account.KEY);
    }

    private static String right(String role, String access, String scope) {
        return "[\"%s\",\"Name of %s\",\"role\",\"%s\",\"%s\",null]".formatted(role, role, access, scope);
    }

    private static String member(String id, String status, String... rights) {
        return "{\"id\":\"%s\",\"email\":\"%s@example.com\",\"status\":\"%s\",\"rights_told\":\"all\",\"rights\":[%s]}"
                .formatted(id, id, status, String.join(",", rights));
    }

    /** The account was published with these members, so that from here on changes are written. */
    private void published(String... members) {
        account.sync(T0, members);
        account.execute("DELETE FROM change");
    }

    private List<String> roles(String member) {
        return account.published().rights(Account.ALIAS, member).stream()
                .map(Right::roleId)
                .toList();
    }

    private Object firstSeen(String member) {
        return account.one("SELECT first_seen_at FROM members WHERE member_id = '" + member + "'");
    }

    @Test
    void anInvitedMemberIsShownWithItsRights() {
        published();

        account.refresh(member("ana", "pending", right("dns")), Account.at(T1));

        assertThat(account.query("SELECT kind, member_id, email, role_id, scope_key, at, cause FROM changes"
                        + " WHERE member_id IS NOT NULL ORDER BY id"))
                .hasSize(2)
                .allSatisfy(change -> assertThat(change)
                        .containsEntry("member_id", "ana")
                        .containsEntry("email", "ana@example.com")
                        .containsEntry("at", "2026-09-01T10:01:00.000Z")
                        .containsEntry("cause", "operation"));
        assertThat(account.kinds()).containsExactly("role.added", "invitation.added", "role.granted");
        assertThat(account.one("SELECT status FROM invitations")).isEqualTo("pending");
        assertThat(roles("ana")).containsExactly("dns");
        assertThat(firstSeen("ana")).isEqualTo("2026-09-01T10:01:00.000Z");
    }

    @Test
    void nothingNewIsNoChange() {
        published(member("ana", "accepted", right("dns")));
        List<Map<String, Object>> before = account.query("SELECT * FROM members");

        account.refresh(member("ana", "accepted", right("dns")), Account.at(T1));

        assertThat(account.kinds()).isEmpty();
        assertThat(account.query("SELECT * FROM members")).isEqualTo(before);
    }

    @Test
    void aGrantAndARevocationAreTold() {
        published(member("ana", "accepted", right("dns"), right("billing")));

        account.refresh(member("ana", "accepted", right("dns"), right("dns", "deny", "zone")), Account.at(T1));

        assertThat(account.query("SELECT kind, role_id, scope_key FROM changes ORDER BY id"))
                .containsExactly(
                        Map.of("kind", "role.granted", "role_id", "dns", "scope_key", "zone"),
                        Map.of("kind", "role.revoked", "role_id", "billing", "scope_key", Account.KEY));
        assertThat(account.query("SELECT first_seen_at FROM role_assignments ORDER BY access").stream()
                        .map(row -> row.get("first_seen_at")))
                .containsExactly("2026-09-01T10:00:00.000Z", "2026-09-01T10:01:00.000Z");
    }

    @Test
    void rightsThatCloudflareDidNotSpeakOfAreKept() {
        published(member("ana", "accepted", right("dns"), right("dns", "allow", "zone"), right("dns", "deny", "zone")));
        String rolesOnly = member("ana", "accepted", right("billing")).replace("\"all\"", "\"roles\"");

        account.refresh(rolesOnly, Account.at(T1));

        assertThat(account.published().rights(Account.ALIAS, "ana"))
                .extracting(Right::roleId, Right::access, Right::scopeKey)
                .containsExactly(
                        tuple("billing", "allow", Account.KEY),
                        tuple("dns", "allow", "zone"),
                        tuple("dns", "deny", "zone"));
    }

    @Test
    void aRejectedInvitationGivesNoRight() {
        published(member("ana", "pending", right("dns")));

        account.refresh(member("ana", "rejected", right("dns")), Account.at(T1));

        assertThat(account.kinds()).containsExactly("invitation.gone", "role.revoked");
        assertThat(roles("ana")).isEmpty();
    }

    @Test
    void nothingIsAChangeBeforeTheAccountWasPublished() {
        account.refresh(member("ana", "accepted", right("dns")), Account.at(T0));
        account.removed("ana", Account.at(T1));

        assertThat(account.kinds()).isEmpty();
        assertThat(account.published().member(Account.ALIAS, "ana")).isEmpty();
    }

    @Test
    void everythingIsAChangeBeforeTheAccountWasPublishedWhenAsked() {
        account.refresh(member("ana", "accepted"), new MemberPublication.Verified(T0, T0, "operation", null, true));

        assertThat(account.kinds()).containsExactly("member.added");
    }

    @Test
    void aRemovedMemberTakesItsRightsAlong() {
        published(member("ana", "accepted", right("dns")), member("bob", "pending"));

        account.removed("ana", Account.at(T1));
        account.removed("bob", Account.at(T1));

        assertThat(account.kinds()).containsExactly("role.revoked", "member.removed", "invitation.gone");
        assertThat(account.query("SELECT 1 FROM members")).isEmpty();
        assertThat(account.query("SELECT 1 FROM role_assignments")).isEmpty();
    }

    @Test
    void removingWhomNobodyKnowsOnlyTouches() {
        published();

        account.removed("nobody", Account.at(T1));

        assertThat(account.kinds()).isEmpty();
        assertThat(account.one("SELECT member_id FROM member_touch")).isEqualTo("nobody");
    }

    @Test
    void theLaterTouchCounts() {
        published();

        account.refresh(member("ana", "accepted"), new MemberPublication.Verified(T1, T2, "one", null, false));
        account.refresh(member("ana", "accepted"), new MemberPublication.Verified(T1, T1, "two", null, false));

        assertThat(account.one("SELECT touched_at FROM member_touch")).isEqualTo("2026-09-01T10:02:00.000Z");
    }

    @Test
    void aNewInvitationIsAsOldAsTheFormerOneThatIsStillPublished() {
        published(member("old", "pending", right("dns"), right("billing")));

        account.replaced("old", member("new", "pending", right("dns"), right("waf")), Account.at(T1));

        assertThat(firstSeen("new")).isEqualTo("2026-09-01T10:00:00.000Z");
        assertThat(account.query("SELECT member_id, role_id, first_seen_at FROM role_assignments ORDER BY role_id"))
                .containsExactly(
                        Map.of("member_id", "new", "role_id", "dns", "first_seen_at", "2026-09-01T10:00:00.000Z"),
                        Map.of("member_id", "new", "role_id", "waf", "first_seen_at", "2026-09-01T10:01:00.000Z"));
        assertThat(account.kinds())
                .containsExactly(
                        "role.revoked",
                        "role.revoked",
                        "invitation.gone",
                        "role.added",
                        "invitation.added",
                        "role.granted",
                        "role.granted");
        assertThat(account.query("SELECT member_id FROM member_touch ORDER BY 1"))
                .containsExactly(Map.of("member_id", "new"), Map.of("member_id", "old"));
    }

    @Test
    void aNewInvitationIsAsOldAsTheFormerOnesEarliestChange() {
        published();
        account.sync(T1, member("old", "pending", right("dns")));
        account.sync(T2, List.of(), List.of("old"));

        account.replaced("old", member("new", "pending", right("dns")), Account.at(T2.plusSeconds(60)));

        assertThat(firstSeen("new")).isEqualTo("2026-09-01T10:01:00.000Z");
        assertThat(account.one("SELECT first_seen_at FROM role_assignments")).isEqualTo("2026-09-01T10:01:00.000Z");
    }

    @Test
    void aNewInvitationOfSomebodyOfWhomNothingIsKnownIsNew() {
        published();

        account.replaced("old", member("new", "pending", right("dns")), Account.at(T1));

        assertThat(firstSeen("new")).isEqualTo("2026-09-01T10:01:00.000Z");
    }

    @Test
    void aReplacementUnderTheSameIdIsARefresh() {
        published(member("ana", "rejected", right("dns")));

        account.replaced("ana", member("ana", "pending", right("dns")), Account.at(T1));

        assertThat(account.kinds()).containsExactly("role.added", "member.updated", "role.granted");
        assertThat(firstSeen("ana")).isEqualTo("2026-09-01T10:00:00.000Z");
    }

    @Test
    void whatFailsHalfWayLeavesNothing() {
        published(member("ana", "accepted", right("dns")));

        try (HikariDataSource writer = CacheFile.open(directory.resolve("cache.db"), 1000)) {
            assertThatThrownBy(() -> new Statements(writer).inTransaction(connection -> {
                        Account.publication().removed(connection, Account.ALIAS, "ana", Account.at(T1));
                        throw new SQLException("later in the same transaction");
                    }))
                    .isInstanceOf(DatabaseException.class);
        }

        assertThat(roles("ana")).containsExactly("dns");
        assertThat(account.kinds()).isEmpty();
        assertThat(account.query("SELECT 1 FROM member_touch")).isEmpty();
    }
}
