package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.iga4camel.cloudflare.api.ApiFixture.Answer;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxMember;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every list and every single thing tells the truth about a synced account. */
class ApiReadsTest {

    @TempDir
    static Path directory;

    private static ApiFixture api;
    private static String carol;
    private static String dave;
    private static String joerg;
    private static String plus;

    @BeforeAll
    static void sync() throws Exception {
        api = new ApiFixture(directory);
        api.account().populate(30, 12);
        carol = api.account().add("Carol@Example.com", api.account().roleId("Administrator Read Only"));
        api.account().setTwoFactor(carol, true);
        api.account().setExtraField(carol, "favourite_colour", "green");
        dave = api.account().invite("dave@example.com", api.account().roleId("Administrator Read Only"));
        joerg = api.account().add("JÖRG.Ångström@example.com", api.account().roleId("Administrator Read Only"));
        plus = api.account().add("plus+tag@example.com", api.account().roleId("Billing"));
        api.account().setEmail(api.account().add("y@example.com"), " bob@example.com\u00a0");
        api.sync();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void membersAreTheMembersOfTheAccount() throws Exception {
        Answer answer = api.get("members");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.next()).isEmpty();
        assertThat(texts(answer.items(), "member_id"))
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        api.account().members().stream().map(SandboxMember::id).toList());
    }

    @Test
    void aMemberHasTheColumnsOfTheViewWithBooleansNullsAndJsonAsSuch() throws Exception {
        JsonNode member = api.get("members?email=carol@example.com").items().get(0);

        assertThat(member.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "account",
                        "account_id",
                        "member_id",
                        "user_id",
                        "email",
                        "first_name",
                        "last_name",
                        "status",
                        "mfa_enabled",
                        "first_seen_at",
                        "last_changed_at",
                        "other_fields");
        assertThat(member.path("account").asText()).isEqualTo("default");
        assertThat(member.path("account_id").asText()).isEqualTo(ApiFixture.ACCOUNT);
        assertThat(member.path("email").asText()).isEqualTo("Carol@Example.com");
        assertThat(member.path("mfa_enabled").isBoolean()).isTrue();
        assertThat(member.path("mfa_enabled").asBoolean()).isTrue();
        assertThat(member.path("first_name").isNull()).isTrue();
        assertThat(member.path("first_seen_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(member.path("other_fields").path("favourite_colour").asText())
                .isEqualTo("green");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jörg.ångström@example.com", "JÖRG.ÅNGSTRÖM@EXAMPLE.COM", "JÖRG.Ångström@Example.com"})
    void anAddressWithOtherLettersThanAsciiIsFoundInWhateverCapitals(String email) throws Exception {
        String encoded = URLEncoder.encode(email, StandardCharsets.UTF_8);

        assertThat(texts(api.get("members?email=" + encoded).items(), "member_id"))
                .containsExactly(joerg);
        assertThat(texts(api.get("role-assignments?email=" + encoded).items(), "member_id"))
                .containsExactly(joerg);
        assertThat(api.get("members/" + encoded).body().path("member_id").asText())
                .isEqualTo(joerg);
    }

    @Test
    void anAddressIsToldAndFoundWithoutTheBlanksThatCloudflareToldAroundIt() throws Exception {
        assertThat(texts(api.get("members?email=Bob@example.com").items(), "email"))
                .containsExactly("bob@example.com");
    }

    @Test
    void aMemberIsShownByItsAddress() throws Exception {
        JsonNode byId = api.get("members/" + carol).body();

        assertThat(api.get("members/carol@example.com").body()).isEqualTo(byId);
        assertThat(api.get("members/CAROL%40example.com").body()).isEqualTo(byId);
        assertThat(api.get("members/plus+tag@example.com")
                        .body()
                        .path("member_id")
                        .asText())
                .isEqualTo(plus);
        assertThat(api.get("members/nobody@example.com").status()).isEqualTo(404);
    }

    @Test
    void anAddressLetsItsMembersRoleAssignmentsThrough() throws Exception {
        JsonNode rows = api.get("role-assignments?email=CAROL@example.com").items();

        assertThat(grants(rows, carol))
                .containsExactlyInAnyOrderElementsOf(api.account().grants(carol));
        assertThat(api.get("role-assignments?email=carol@example.com&member=" + dave)
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "role-assignments", "changes"})
    void aPlusThatStandsForABlankIsRefusedAndNotAnsweredWithNobody(String list) throws Exception {
        Answer blank = api.get(list + "?email=plus+tag@example.com");
        Answer plus = api.get(list + "?email=plus%2Btag@example.com");

        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.body().path("detail").asText()).contains("'email'", "%2B");
        assertThat(plus.status()).isEqualTo(200);
    }

    @Test
    void aStatusLetsOnlyThoseMembersThrough() throws Exception {
        JsonNode pending = api.get("members?status=pending").items();

        assertThat(texts(pending, "member_id"))
                .contains(dave)
                .containsExactlyInAnyOrderElementsOf(api.account().members().stream()
                        .filter(member -> member.status().equals("pending"))
                        .map(SandboxMember::id)
                        .toList());
    }

    @Test
    void aStatusMayBeWrittenInAnyCase() throws Exception {
        JsonNode pending = api.get("members?status=pending").items();

        assertThat(api.get("members?status=Pending").items()).isEqualTo(pending);
    }

    @Test
    void aRoleLetsItsHoldersThroughByIdAndByName() throws Exception {
        String role = api.account().roleId("Administrator Read Only");
        List<String> holders = api.account().grants().stream()
                .filter(grant -> grant.roleId().equals(role) && grant.access().equals("allow"))
                .map(SandboxGrant::memberId)
                .distinct()
                .toList();

        List<String> byId = texts(api.get("members?role=" + role).items(), "member_id");
        List<String> byName =
                texts(api.get("members?role=Administrator+Read%20Only").items(), "member_id");

        assertThat(byId).contains(carol, dave).containsExactlyInAnyOrderElementsOf(holders);
        assertThat(byName).isEqualTo(byId);
    }

    @Test
    void filtersMayBeCombined() throws Exception {
        Answer answer = api.get("members?status=accepted&role=Administrator%20Read%20Only&email=DAVE@example.com");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.items()).isEmpty();
    }

    @Test
    void oneMemberComesWithItsRoleAssignments() throws Exception {
        Answer answer = api.get("members/" + carol);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("email").asText()).isEqualTo("Carol@Example.com");
        assertThat(grants(answer.body().path("role_assignments"), carol))
                .containsExactlyInAnyOrderElementsOf(api.account().grants(carol));
    }

    @Test
    void theAccountMayBeNamedByItsId() throws Exception {
        Answer byId = api.send(
                api.request("/api/accounts/" + ApiFixture.ACCOUNT + "/members/" + carol.toUpperCase(Locale.ROOT)));

        assertThat(byId.body()).isEqualTo(api.get("members/" + carol).body());
    }

    @Test
    void rolesAreTheRolesOfTheAccount() throws Exception {
        List<JsonNode> roles = api.rows("roles", 7);

        assertThat(roles.stream()
                        .filter(role -> role.path("kind").asText().equals("role"))
                        .map(role -> role.path("role_id").asText()))
                .containsAll(api.account().roleIds());
        assertThat(roles.get(0).path("permissions").isTextual()).isFalse();
    }

    @Test
    void objectsOfAKindAreListedAndShownOneByOne() throws Exception {
        List<JsonNode> groups = api.rows("objects/permission-groups", 5);
        JsonNode first = groups.get(0);

        assertThat(groups.stream().map(group -> group.path("id").asText()))
                .isSorted()
                .doesNotHaveDuplicates()
                .contains(api.account().permissionGroupId("DNS"));
        assertThat(first.path("kind").asText()).isEqualTo("permission_group");
        assertThat(first.path("fields").path("scopes").asText()).startsWith("com.cloudflare.");
        assertThat(api.get("objects/permission-groups/" + first.path("id").asText())
                        .body())
                .isEqualTo(first);
        assertThat(api.get("objects/permission-groups/none").status()).isEqualTo(404);
    }

    @Test
    void aKindThatIsNoneIsRefusedWithThoseThatThereAre() throws Exception {
        Answer answer = api.get("objects/permission_groups");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText())
                .isEqualTo("The field kind is 'permission_groups', which no kind of object is: use one of"
                        + " permission-groups, resource-groups");
    }

    @Test
    void roleAssignmentsAreTheRightsOfTheAccount() throws Exception {
        List<JsonNode> rows = api.rows("role-assignments", 11);

        List<SandboxGrant> grants = new ArrayList<>();
        rows.forEach(row -> grants.add(grant(row, row.path("member_id").asText())));
        assertThat(grants)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(api.account().grants());
    }

    @Test
    void roleAssignmentsCanBeLimitedToAMemberARoleAndAScope() throws Exception {
        String role = api.account().roleId("Administrator Read Only");

        JsonNode both = api.get("role-assignments?member=" + carol + "&role=" + role + "&scope="
                        + api.account().accountKey())
                .items();
        JsonNode elsewhere = api.get("role-assignments?member=" + carol + "&scope=com.cloudflare.api.account.zone.none")
                .items();

        assertThat(grants(both, carol))
                .containsExactlyInAnyOrderElementsOf(api.account().grants(carol));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void capitalsOfAnIdThatIsAskedForMakeNoDifference() throws Exception {
        String role = api.account().roleId("Administrator Read Only");
        String asked = role.toUpperCase(Locale.ROOT);

        assertThat(api.get("members?role=" + asked).items())
                .isEqualTo(api.get("members?role=" + role).items());
        assertThat(api.get("role-assignments?role=" + asked).items())
                .isEqualTo(api.get("role-assignments?role=" + role).items());
    }

    @Test
    void capitalsOfAMembersIdMakeNoDifferenceEither() throws Exception {
        JsonNode rows = api.get("role-assignments?member=" + carol.toUpperCase(Locale.ROOT))
                .items();

        assertThat(grants(rows, carol))
                .containsExactlyInAnyOrderElementsOf(api.account().grants(carol));
    }

    @Test
    void aSyncRunIsToldAsTheViewHasIt() throws Exception {
        Answer answer = api.get("syncs/1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("id").asLong()).isEqualTo(1);
        assertThat(answer.body().path("status").asText()).isEqualTo("published");
        assertThat(answer.body().path("members").asInt())
                .isEqualTo(api.account().members().size());
        assertThat(answer.body().path("detail").isNull()).isTrue();
        assertThat(answer.body().path("warnings").isArray()).isTrue();
    }

    static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .collect(Collectors.toList());
    }

    private static List<SandboxGrant> grants(JsonNode items, String member) {
        List<SandboxGrant> grants = new ArrayList<>();
        items.forEach(item -> grants.add(grant(item, member)));
        return grants;
    }

    private static SandboxGrant grant(JsonNode item, String member) {
        return new SandboxGrant(
                member,
                item.path("role_id").asText(),
                item.path("access").asText(),
                item.path("scope_key").asText());
    }
}
