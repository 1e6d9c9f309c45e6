package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.model.Right;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What provisioning asks of the published state. */
class PublishedReadsTest {

    private static final Instant T0 = Instant.parse("2026-09-01T10:00:00Z");
    private static final Instant T1 = T0.plusSeconds(60);
    private static final Instant T2 = T0.plusSeconds(120);

    @TempDir
    Path directory;

    private Account account;
    private PublishedState published;

    @BeforeEach
    void start() {
        account = new Account(directory.resolve("cache.db"));
        published = account.published();
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static String member(String id, String email, String status, String... rights) {
        return ("{\"id\":\"%s\",\"user_id\":\"u-%s\",\"email\":\"%s\",\"status\":\"%s\",\"rights_told\":\"all\","
                        + "\"rights\":[%s]}")
                .formatted(id, id, email, status, String.join(",", rights));
    }

    private static String right(String role, String access, String scope) {
        return "[\"%s\",\"Name of %s\",\"%s\",\"%s\",\"%s\",\"A scope\"]"
                .formatted(role, role, role.startsWith("pg") ? "permission_group" : "role", access, scope);
    }

    private static String admin() {
        return right("super", "allow", Account.KEY);
    }

    private static Right told(String role, String kind, String access, String scope) {
        return new Right(role, "Name of " + role, kind, access, scope, "A scope");
    }

    @Test
    void anAccountIsPublishedByASyncOnly() {
        assertThat(published.isPublished(Account.ALIAS)).isFalse();
        account.refresh(member("ana", "ana@example.com", "accepted"), Account.at(T0));
        assertThat(published.isPublished(Account.ALIAS)).isFalse();
        account.sync(T1);
        assertThat(published.isPublished(Account.ALIAS)).isTrue();
        assertThat(published.isPublished("elsewhere")).isFalse();
    }

    @Test
    void aMemberIsFoundByItsIdAndByItsAddressInAnyCase() {
        account.sync(T0, member("ana", "Ana@Example.com", "pending"), member("twin", "ana@example.COM", "accepted"));
        PublishedMember ana = new PublishedMember("ana", "u-ana", "Ana@Example.com", "pending");

        assertThat(published.member(Account.ALIAS, "ana")).contains(ana);
        assertThat(published.member(Account.ALIAS, "bob")).isEmpty();
        assertThat(published.member("elsewhere", "ana")).isEmpty();
        assertThat(published.membersByEmail(Account.ALIAS, "ANA@example.com"))
                .containsExactly(ana, new PublishedMember("twin", "u-twin", "ana@example.COM", "accepted"));
        assertThat(published.membersByEmail(Account.ALIAS, "an_@example.com")).isEmpty();
    }

    @Test
    void lookingForAnAddressReadsNoOtherMember() {
        String plan = account.query("EXPLAIN QUERY PLAN "
                        + Sql.read("published-members-by-email")
                                .replace("?1", "'a'")
                                .replace("?2", "'b'"))
                .toString();

        assertThat(plan).contains("member_by_email");
    }

    @Test
    void rightsComeInOneOrderWithTheKindOfTheirRole() {
        account.sync(
                T0,
                member(
                        "ana",
                        "ana@example.com",
                        "accepted",
                        right("super", "deny", "zone"),
                        right("pg", "allow", "zone"),
                        right("super", "allow", "zone")));

        assertThat(published.rights(Account.ALIAS, "ana"))
                .containsExactly(
                        told("pg", "permission_group", "allow", "zone"),
                        told("super", "role", "allow", "zone"),
                        told("super", "role", "deny", "zone"));
        assertThat(published.rights(Account.ALIAS, "bob")).isEmpty();
        assertThat(published.roles(Account.ALIAS))
                .containsExactly(
                        new PublishedRole("pg", "Name of pg", "permission_group"),
                        new PublishedRole("super", "Name of super", "role"));
    }

    @Test
    void aResourceGroupThatCoversNothingIsOneToo() {
        account.execute("INSERT INTO object (account, kind, parent, id, fields, first_seen_at, last_changed_at) VALUES"
                + " ('default', 'resource_group', '', 'g1', '{\"name\":\"Two\",\"scope_keys\":[\"z2\",\"z1\"]}', '', ''),"
                + " ('default', 'resource_group', '', 'g2', '{\"name\":null,\"scope_keys\":[]}', '', '')");

        assertThat(published.resourceGroups(Account.ALIAS))
                .containsExactly(
                        new PublishedResourceGroup("g1", "Two", List.of("z2", "z1")),
                        new PublishedResourceGroup("g2", null, List.of()));
    }

    @Test
    void onlyWhoReallyIsASuperAdministratorCounts() {
        account.sync(
                T0,
                member("ana", "ana@example.com", "accepted", admin()),
                member("bob", "bob@example.com", "accepted", admin()),
                member("denied", "d@example.com", "accepted", admin(), right("super", "deny", Account.KEY)),
                member("deniedElsewhere", "e@example.com", "accepted", admin(), right("super", "deny", "zone")),
                member("invited", "i@example.com", "pending", admin()),
                member("scoped", "s@example.com", "accepted", right("super", "allow", "zone")),
                member("other", "o@example.com", "accepted", right("dns", "allow", Account.KEY)));

        assertThat(published.superAdministrators(Account.ALIAS, "super", Account.KEY, "ana"))
                .containsExactly("bob", "deniedElsewhere");
        assertThat(published.superAdministrators(Account.ALIAS, "super", Account.KEY, null))
                .containsExactly("ana", "bob", "deniedElsewhere");
    }

    @Test
    void aMemberThatIsPublishedIsNoFormerOne() {
        account.sync(T0);
        account.sync(T1, member("ana", "ana@example.com", "accepted"));

        assertThat(published.former(Account.ALIAS, "ana")).isEmpty();
        assertThat(published.former(Account.ALIAS, "nobody")).isEmpty();
    }

    @Test
    void aFormerMemberHadTheRightsThatWentWithIt() {
        account.sync(T0);
        account.sync(
                T1,
                member(
                        "ana",
                        "ana@example.com",
                        "pending",
                        right("dns", "allow", Account.KEY),
                        right("pg", "deny", "zone"),
                        right("billing", "allow", Account.KEY)));
        account.sync(
                T2,
                member(
                        "ana",
                        "ana@example.com",
                        "pending",
                        right("pg", "deny", "zone"),
                        right("dns", "allow", Account.KEY)));
        account.removed("ana", Account.at(T2.plusSeconds(60)));

        assertThat(published.former(Account.ALIAS, "ana"))
                .isEqualTo(Optional.of(new FormerMember(
                        "ana",
                        "ana@example.com",
                        "pending",
                        T1,
                        false,
                        List.of(
                                told("dns", "role", "allow", Account.KEY),
                                told("pg", "permission_group", "deny", "zone")))));
    }

    @Test
    void aDeclinedInvitationHadTheRightsItHadWhenItWasDeclined() {
        account.sync(T0);
        account.sync(T0, member("ana", "ana@example.com", "pending", right("dns", "allow", Account.KEY)));
        account.sync(T1, member("ana", "ana@example.com", "rejected"));
        account.sync(T2, List.of(), List.of("ana"));

        assertThat(published.former(Account.ALIAS, "ana"))
                .contains(new FormerMember(
                        "ana",
                        "ana@example.com",
                        "rejected",
                        T0,
                        false,
                        List.of(told("dns", "role", "allow", Account.KEY))));
    }

    @Test
    void ofAnAddressTheFormerMemberIsTheOneThatWentLastAndIsNotThere() {
        account.sync(T0);
        account.sync(T0, member("ana", "Ana@example.com", "pending", right("dns", "allow", Account.KEY)));
        account.removed("ana", Account.at(T1));
        account.sync(T1, member("bea", "ana@example.com", "pending", right("billing", "allow", Account.KEY)));
        assertThat(published.formerByEmail(Account.ALIAS, "ana@example.com"))
                .map(FormerMember::memberId)
                .contains("ana");

        account.removed("bea", Account.at(T2));

        assertThat(published.formerByEmail(Account.ALIAS, "ANA@example.com"))
                .map(FormerMember::memberId)
                .contains("bea");
        assertThat(published.formerByEmail(Account.ALIAS, "nobody@example.com")).isEmpty();
    }

    @Test
    void theHistoryOfOneMemberReadsNoOthers() {
        for (String question : List.of("member-departure", "departed-rights", "first-seen")) {
            String plan = account.query("EXPLAIN QUERY PLAN "
                            + Sql.read(question)
                                    .replace("?1", "'a'")
                                    .replace("?2", "'b'")
                                    .replace("?3", "'c'"))
                    .toString();

            assertThat(plan).as(question).contains("change_by_member").doesNotContain("SCAN c");
        }
    }

    @Test
    void theChangesOfARunAreCountedWithoutReadingOlderOnes() {
        String statements = Sql.read("finish-published-run");
        String plan = account.query("EXPLAIN QUERY PLAN "
                        + statements
                                .substring(statements.indexOf("UPDATE sync_run"))
                                .replace("?1", "7")
                                .replace("?2", "'a'")
                                .replace("?3", "'b'")
                                .replace("?4", "1")
                                .replace("?5", "'[]'")
                                .replace("?6", "1000"))
                .toString();

        assertThat(plan).contains("change_by_account (account=? AND rowid>?)");
    }

    @Test
    void whatWasForgottenOfAMemberIsNotMadeUp() {
        account.sync(T0);
        account.sync(T1, member("ana", "ana@example.com", "accepted"));
        account.removed("ana", Account.at(T2));
        account.execute("DELETE FROM change");

        assertThat(published.former(Account.ALIAS, "ana")).isEmpty();
        assertThat(account.query("SELECT kind FROM changes")).isEqualTo(List.<Map<String, Object>>of());
    }
}
