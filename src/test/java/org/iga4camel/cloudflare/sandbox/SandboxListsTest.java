package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages, totals and filters of lists. */
class SandboxListsTest {

    private final SandboxHttp http = new SandboxHttp();

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void aPageOutsideTheBoundsIsClampedAndEchoed() {
        http.account.populate(60, 0);

        SandboxHttp.Answer answer = http.get("/members?per_page=1000&page=0");

        assertThat(answer.result()).hasSize(50);
        assertThat(answer.info().path("per_page").asInt()).isEqualTo(50);
        assertThat(answer.info().path("page").asInt()).isEqualTo(1);
    }

    @Test
    void aPageBelowTheBoundsIsClampedToFive() {
        http.account.populate(10, 0);

        SandboxHttp.Answer answer = http.get("/members?per_page=1");

        assertThat(answer.info().path("per_page").asInt()).isEqualTo(5);
    }

    @Test
    void aPageOutsideTheBoundsIsRefusedWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.REFUSE_PER_PAGE_OUT_OF_BOUNDS);

        SandboxHttp.Answer answer = http.get("/roles?per_page=51");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(1001);
    }

    @Test
    void aPagePastTheEndIsEmptyAndKeepsTheTotal() {
        http.account.populate(7, 0);

        SandboxHttp.Answer answer = http.get("/members?page=9");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.result().isArray()).isTrue();
        assertThat(answer.result()).isEmpty();
        assertThat(answer.info().path("page").asInt()).isEqualTo(9);
        assertThat(answer.info().path("total_count").asInt()).isEqualTo(7);
    }

    @Test
    void aListHasTwentyRowsUnlessAskedAndNoTotalPages() {
        http.account.populate(33, 0);

        SandboxHttp.Answer answer = http.get("/members?page=2");

        assertThat(answer.info().path("count").asInt()).isEqualTo(13);
        assertThat(answer.info().path("per_page").asInt()).isEqualTo(20);
        assertThat(answer.info().has("total_pages")).isFalse();
    }

    @Test
    void totalPagesIsThereWhenSwitched() {
        http.account.populate(33, 0);
        http.sandbox.options().on(SandboxSwitch.TOTAL_PAGES);

        SandboxHttp.Answer answer = http.get("/members");

        assertThat(answer.info().path("total_pages").asInt()).isEqualTo(2);
    }

    @Test
    void pagesTogetherAreTheMembersInTheOrderTheyCame() {
        http.account.populate(123, 0);

        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            for (JsonNode member : http.get("/members?per_page=50&page=" + page).result()) {
                ids.add(member.path("id").asText());
            }
        }

        assertThat(ids)
                .isEqualTo(
                        http.account.members().stream().map(SandboxMember::id).toList());
    }

    @Test
    void aStatusFilterCountsWhatItShows() {
        http.account.add("a@example.com", SandboxHttp.BILLING);
        String pending = http.account.invite("b@example.com", SandboxHttp.BILLING);

        SandboxHttp.Answer answer = http.get("/members?status=pending");

        assertThat(answer.result()).hasSize(1);
        assertThat(answer.result().path(0).path("id").asText()).isEqualTo(pending);
        assertThat(answer.info().path("total_count").asInt()).isEqualTo(1);
    }

    @Test
    void aStatusFilterCountsEverybodyWhenSwitched() {
        http.account.add("a@example.com", SandboxHttp.BILLING);
        http.account.invite("b@example.com", SandboxHttp.BILLING);
        http.sandbox.options().on(SandboxSwitch.UNFILTERED_TOTAL);

        SandboxHttp.Answer answer = http.get("/members?status=pending");

        assertThat(answer.info().path("total_count").asInt()).isEqualTo(2);
    }

    @Test
    void anUnknownStatusFilterIsRefused() {
        SandboxHttp.Answer answer = http.get("/members?status=sleeping");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(1001);
    }

    @Test
    void membersAreSortedWhenAsked() {
        http.account.invite("b@example.com", SandboxHttp.BILLING);
        http.account.invite("c@example.com", SandboxHttp.BILLING);
        http.account.invite("a@example.com", SandboxHttp.BILLING);

        SandboxHttp.Answer answer = http.get("/members?order=user.email&direction=desc");

        assertThat(answer.result().findValuesAsText("status")).hasSize(3);
        assertThat(answer.result().path(0).path("email").asText()).isEqualTo("c@example.com");
        assertThat(answer.result().path(2).path("email").asText()).isEqualTo("a@example.com");
    }

    @Test
    void superAdministratorIsNotInTheRoleListThoughItCanBeRead() {
        SandboxHttp.Answer list = http.get("/roles?per_page=50");

        assertThat(list.info().path("total_count").asInt()).isEqualTo(39);
        assertThat(list.result().findValuesAsText("id")).doesNotContain(SandboxHttp.SUPER);
        assertThat(http.get("/roles/" + SandboxHttp.SUPER).result().path("name").asText())
                .isEqualTo("Super Administrator - All Privileges");
    }

    @Test
    void superAdministratorIsInTheRoleListWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.SUPER_ADMINISTRATOR_LISTED);

        SandboxHttp.Answer list = http.get("/roles?per_page=50");

        assertThat(list.result().findValuesAsText("id")).contains(SandboxHttp.SUPER);
    }

    @Test
    void aRoleSaysWhatItMayReadAndEdit() {
        JsonNode billing = http.get("/roles/" + SandboxHttp.BILLING)
                .result()
                .path("permissions")
                .path("billing");

        assertThat(billing.path("read").asBoolean()).isTrue();
        assertThat(billing.path("edit").asBoolean()).isTrue();
    }

    @Test
    void aRolesPermissionsAreStringsWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.PERMISSIONS_AS_STRINGS);

        JsonNode permissions =
                http.get("/roles/" + SandboxHttp.BILLING).result().path("permissions");

        assertThat(permissions.path(0).asText()).isEqualTo("#billing:read");
    }

    @Test
    void aRolesPermissionsSayWriteWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.PERMISSIONS_AS_READ_WRITE);

        JsonNode permissions =
                http.get("/roles/" + SandboxHttp.BILLING).result().path("permissions");

        assertThat(permissions.path("billing").path("write").asBoolean()).isTrue();
    }

    @Test
    void anUnknownRoleIsARouteThatDoesNotExist() {
        SandboxHttp.Answer answer = http.get("/roles/" + SandboxHttp.UNKNOWN);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(7003);
    }

    @Test
    void anUnknownPathIsARouteThatDoesNotExist() {
        SandboxHttp.Answer answer = http.get("/nonsense");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly("7003", "7000");
    }

    @Test
    void anUnknownMethodOfAKnownPathIsNotAllowed() {
        SandboxHttp.Answer answer = http.send("PATCH", "/members", "{'x':1}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo(7001);
    }

    @Test
    void rolesAndPoliciesAreShuffledPerAnswer() {
        String id = http.account.invite(
                "a@example.com", http.account.roleIds().subList(1, 9).toArray(String[]::new));

        List<String> first = http.get("/members/" + id).result().path("roles").findValuesAsText("id");
        List<String> second = http.get("/members/" + id).result().path("roles").findValuesAsText("id");

        assertThat(first).hasSize(8).containsExactlyInAnyOrderElementsOf(second).isNotEqualTo(second);
    }

    @Test
    void rolesAndPoliciesKeepTheirOrderWhenSwitched() {
        http.sandbox.options().on(SandboxSwitch.STABLE_ORDER);
        String id = http.account.invite(
                "a@example.com", http.account.roleIds().subList(1, 9).toArray(String[]::new));

        JsonNode first = http.get("/members/" + id).result();
        JsonNode second = http.get("/members/" + id).result();

        assertThat(first).isEqualTo(second);
    }
}
