package org.iga4camel.cloudflare.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.RightsReader.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One right, two faces: what a member's roles and policies say together. */
class RightsReaderTest {

    private static final String WHOLE = "com.cloudflare.api.account.0123456789abcdef0123456789abcdef";
    private static final String OTHER = "com.cloudflare.api.account.ffffffffffffffffffffffffffffffff";
    private static final String ZONE = "com.cloudflare.api.account.zone.";
    private static final RoleNames CATALOG = new RoleNames(
            Map.of("DNS", "role-dns", "Billing", "role-billing"),
            Map.of("group-dns", "DNS", "group-domain", "Domain Administrator", "group-billing", "Billing"));
    private static final String ROLE_DNS = "{'id':'role-dns','name':'DNS'}";
    private static final String GROUP_DNS = "{'id':'group-dns','name':'DNS'}";
    private static final String GROUP_BILLING = "{'id':'group-billing','name':'Billing'}";
    private static final String GROUP_DOMAIN = "{'id':'group-domain','name':'Domain Administrator'}";
    private static final String ACCOUNT_GROUP =
            "{'id':'rg-all','name':'" + WHOLE + "','scope':{'key':'" + WHOLE + "','objects':[{'key':'*'}]}}";

    private final List<String> warnings = new ArrayList<>();

    private RightsReader.Read read(String member) {
        RightsReader reader = new RightsReader(
                CATALOG,
                WHOLE,
                id -> id.equals("rg-listed")
                        ? Optional.of(new ResourceGroup("shop fronts", List.of(ZONE + "1", ZONE + "2")))
                        : id.equals("rg-without-scope")
                                ? Optional.of(new ResourceGroup("shop", List.of()))
                                : Optional.empty(),
                warnings::add);
        try {
            return reader.read(Json.MAPPER.readTree(member.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(member, e);
        }
    }

    private List<String> rights(String member) {
        return read(member).rights().stream()
                .map(right -> right.roleId() + " " + right.access() + " " + right.scopeKey())
                .toList();
    }

    private static String policies(String... policies) {
        return "'policies':[" + String.join(",", policies) + "]";
    }

    private static String policy(String access, String groups, String resources) {
        return "{'id':'p','access':'" + access + "','permission_groups':[" + groups + "],'resource_groups':["
                + resources + "]}";
    }

    private static String zones(String... zones) {
        List<String> objects = new ArrayList<>();
        for (String zone : zones) {
            objects.add("{'key':'" + ZONE + zone + "'}");
        }
        return "{'id':'rg-zones','name':'zones','scope':{'key':'" + WHOLE + "','objects':[" + String.join(",", objects)
                + "]}}";
    }

    @Test
    void rolesAloneAreRightsOnTheWholeAccount() {
        assertThat(rights("{'roles':[" + ROLE_DNS + "]}")).containsExactly("role-dns allow " + WHOLE);
    }

    @Test
    void policiesAloneAreShownUnderTheRoleOfTheSameName() {
        assertThat(rights("{" + policies(policy("allow", GROUP_DNS, ACCOUNT_GROUP)) + "}"))
                .containsExactly("role-dns allow " + WHOLE);
    }

    @Test
    void twoFacesOfOneRightAreOneRow() {
        RightsReader.Read read =
                read("{'roles':[" + ROLE_DNS + "]," + policies(policy("allow", GROUP_DNS, ACCOUNT_GROUP)) + "}");

        assertThat(read.rights())
                .containsExactly(new Right("role-dns", "DNS", "role", "allow", WHOLE, "Whole account"));
    }

    @Test
    void aScopedRightBesideAWholeAccountRightIsASecondRow() {
        assertThat(rights("{'roles':[" + ROLE_DNS + "],"
                        + policies(policy("allow", GROUP_DNS, ACCOUNT_GROUP), policy("allow", GROUP_DNS, zones("1")))
                        + "}"))
                .containsExactlyInAnyOrder("role-dns allow " + WHOLE, "role-dns allow " + ZONE + "1");
    }

    @Test
    void aDenyIsARowOfItsOwnAndDoesNotCancelTheAllow() {
        assertThat(rights("{'roles':[" + ROLE_DNS + "],"
                        + policies(policy("allow", GROUP_DNS, ACCOUNT_GROUP), policy("deny", GROUP_DNS, zones("1")))
                        + "}"))
                .containsExactlyInAnyOrder("role-dns allow " + WHOLE, "role-dns deny " + ZONE + "1");
    }

    @Test
    void aDenyOnTheWholeAccountDoesNotSwallowTheRoleOfTheSameName() {
        assertThat(rights("{'roles':[" + ROLE_DNS + "]," + policies(policy("deny", GROUP_DNS, ACCOUNT_GROUP)) + "}"))
                .containsExactlyInAnyOrder("role-dns deny " + WHOLE, "role-dns allow " + WHOLE);
    }

    @Test
    void aPolicyOverThreeZonesIsThreeRows() {
        assertThat(rights("{" + policies(policy("allow", GROUP_DOMAIN, zones("1", "2", "3"))) + "}"))
                .containsExactly(
                        "group-domain allow " + ZONE + "1",
                        "group-domain allow " + ZONE + "2",
                        "group-domain allow " + ZONE + "3");
    }

    @Test
    void severalPermissionGroupsOnSeveralResourceGroupsAreEveryPair() {
        assertThat(rights("{"
                        + policies(policy(
                                "allow", GROUP_DOMAIN + "," + GROUP_BILLING, ACCOUNT_GROUP + "," + zones("1", "2")))
                        + "}"))
                .containsExactlyInAnyOrder(
                        "group-domain allow " + WHOLE,
                        "group-domain allow " + ZONE + "1",
                        "group-domain allow " + ZONE + "2",
                        "role-billing allow " + WHOLE,
                        "role-billing allow " + ZONE + "1",
                        "role-billing allow " + ZONE + "2");
    }

    @Test
    void twoPoliciesThatSayTheSameAreOneRow() {
        assertThat(rights("{"
                        + policies(policy("allow", GROUP_DNS, zones("1")), policy("allow", GROUP_DNS, zones("1", "2")))
                        + "}"))
                .containsExactly("role-dns allow " + ZONE + "1", "role-dns allow " + ZONE + "2");
    }

    @Test
    void aRoleEntryWithTheIdOfAPermissionGroupIsOnlyItsShadow() {
        assertThat(rights(
                        "{'roles':[" + GROUP_DOMAIN + "]," + policies(policy("allow", GROUP_DOMAIN, zones("1"))) + "}"))
                .containsExactly("group-domain allow " + ZONE + "1");
    }

    @Test
    void aShadowWithoutItsPolicyIsNoRightOnTheWholeAccount() {
        RightsReader.Read read = read("{'roles':[" + GROUP_DOMAIN + "," + ROLE_DNS + "]}");

        assertThat(read.told()).isEqualTo(Told.ROLES);
        assertThat(read.rights()).extracting(Right::roleId).containsExactly("role-dns");
        assertThat(warnings).hasSize(1).first().asString().contains("Domain Administrator");
    }

    @Test
    void aScopeMayBeAnArray() {
        assertThat(rights("{"
                        + policies(policy(
                                "allow",
                                GROUP_DNS,
                                "{'id':'rg','scope':[{'key':'" + WHOLE + "','objects':[{'key':'" + ZONE
                                        + "7'}]},{'key':'" + ZONE + "8','objects':[{'key':'*'}]}]}"))
                        + "}"))
                .containsExactly("role-dns allow " + ZONE + "7", "role-dns allow " + ZONE + "8");
    }

    @Test
    void aStarMeansTheScopesOwnKey() {
        assertThat(rights("{"
                        + policies(policy(
                                "allow",
                                GROUP_DNS,
                                "{'id':'rg','scope':{'key':'" + ZONE + "8','objects':[{'key':'*'}]}}"))
                        + "}"))
                .containsExactly("role-dns allow " + ZONE + "8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'objects':null", ",'objects':[]", ",'objects':[{}]"})
    void aScopeThatDoesNotTellItsObjectsIsNotTheWholeAccount(String objects) {
        assertThat(rights("{"
                        + policies(policy(
                                "allow",
                                GROUP_DNS,
                                "{'id':'rg-listed','scope':{'key':'" + WHOLE + "'" + objects + "}}"))
                        + "}"))
                .containsExactly("role-dns allow " + ZONE + "1", "role-dns allow " + ZONE + "2");
    }

    @Test
    void aScopeOfOneObjectNeedsNoObjects() {
        assertThat(rights("{"
                        + policies(policy("allow", GROUP_DNS, "{'id':'rg','scope':{'key':'" + ZONE + "8'}}"))
                        + "}"))
                .containsExactly("role-dns allow " + ZONE + "8");
    }

    @Test
    void aScopeThatIsNotToldComesFromTheListOfResourceGroups() {
        RightsReader.Read read = read("{" + policies(policy("allow", GROUP_DNS, "{'id':'rg-listed'}")) + "}");

        assertThat(read.rights())
                .containsExactly(
                        new Right("role-dns", "DNS", "role", "allow", ZONE + "1", "shop fronts"),
                        new Right("role-dns", "DNS", "role", "allow", ZONE + "2", "shop fronts"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aScopeThatNobodyKnowsIsShownAsItsResourceGroupAndReported() {
        assertThat(rights("{" + policies(policy("allow", GROUP_DNS, "{'id':'rg-unknown'}")) + "}"))
                .containsExactly("role-dns allow resource-group:rg-unknown");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void aScopeThatIsNotListedEitherIsShownAsItsResourceGroupAndReported() {
        assertThat(rights("{" + policies(policy("allow", GROUP_DNS, "{'id':'rg-without-scope'}")) + "}"))
                .containsExactly("role-dns allow resource-group:rg-without-scope");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void aPolicyWithoutResourceGroupsIsShownAndReported() {
        assertThat(rights("{" + policies(policy("allow", GROUP_DNS, "")) + "}"))
                .containsExactly("role-dns allow unknown");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void permissionGroupsThatWereNotToldAreNotNone() {
        RightsReader.Read read = read("{'roles':[" + GROUP_DOMAIN + "," + ROLE_DNS + "],'policies':["
                + "{'id':'p','access':'allow','permission_groups':null,'resource_groups':[" + zones("1") + "]},"
                + policy("allow", GROUP_BILLING, zones("2")) + "]}");

        assertThat(read.told()).isEqualTo(Told.ROLES);
        assertThat(read.rights())
                .extracting(right -> right.roleId() + " " + right.scopeKey())
                .containsExactly("role-billing " + ZONE + "2", "role-dns " + WHOLE);
        assertThat(warnings).anyMatch(warning -> warning.contains("permission groups"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'resource_groups':null", ",'resource_groups':[]"})
    void aPolicyThatDoesNotTellWhereDoesNotTellEverything(String where) {
        RightsReader.Read read = read(
                "{'roles':[],'policies':[{'access':'allow','permission_groups':[" + GROUP_DNS + "]" + where + "}]}");

        assertThat(read.told()).isEqualTo(Told.ROLES);
        assertThat(read.rights()).extracting(Right::scopeKey).containsExactly("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'access':null,", "'access':' ',"})
    void aPolicyThatDoesNotTellWhetherItAllowsDoesNotTellEverything(String access) {
        RightsReader.Read read = read("{'roles':[],'policies':[{" + access + "'permission_groups':[" + GROUP_DNS
                + "],'resource_groups':[" + zones("1") + "]}]}");

        assertThat(read.told()).isEqualTo(Told.ROLES);
        assertThat(read.rights())
                .extracting(right -> right.access() + " " + right.scopeKey())
                .containsExactly("allow " + ZONE + "1");
        assertThat(warnings).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{'id':null,'name':''}"})
    void aPermissionGroupWithNeitherIdNorNameDoesNotTellEverything(String group) {
        assertThat(read("{'roles':[]," + policies(policy("allow", group + "," + GROUP_DNS, zones("1"))) + "}")
                        .told())
                .isEqualTo(Told.ROLES);
    }

    @Test
    void theShadowOfADenialIsNoRight() {
        assertThat(rights(
                        "{'roles':[" + GROUP_DOMAIN + "]," + policies(policy("deny", GROUP_DOMAIN, zones("1"))) + "}"))
                .containsExactly("group-domain deny " + ZONE + "1");
    }

    @Test
    void theShadowOfAPolicyThatIsNotToldIsNoRightOnTheWholeAccount() {
        RightsReader.Read read =
                read("{'roles':[" + GROUP_DOMAIN + "]," + policies(policy("allow", GROUP_DNS, zones("1"))) + "}");

        assertThat(read.rights()).extracting(Right::scopeKey).containsExactly(ZONE + "1");
        assertThat(read.told()).isEqualTo(Told.ROLES);
    }

    @Test
    void idsOfZerosAreNoObstacle() {
        String zeros = "0".repeat(32);

        assertThat(rights("{'roles':[" + ROLE_DNS + "],'policies':[{'id':'" + zeros
                        + "','access':'allow','permission_groups':[" + GROUP_DNS + "],'resource_groups':[{'id':'"
                        + zeros + "','name':'" + WHOLE + "'}]}]}"))
                .containsExactly("role-dns allow " + WHOLE);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aRoleWithoutAnIdIsFoundByItsName() {
        assertThat(rights("{'roles':[{'id':null,'name':'DNS'}]}")).containsExactly("role-dns allow " + WHOLE);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void aRoleWithoutAnIdIsNotCountedBesideItsPolicy() {
        assertThat(rights("{'roles':[{'id':null,'name':'DNS'}]," + policies(policy("allow", GROUP_DNS, ACCOUNT_GROUP))
                        + "}"))
                .containsExactly("role-dns allow " + WHOLE);
    }

    @Test
    void whatHasNeitherIdNorRoleIsShownByItsName() {
        assertThat(rights("{'roles':[{'id':null,'name':'Odd'}]}")).containsExactly("name:Odd allow " + WHOLE);
    }

    @Test
    void aRoleMayBeToldByItsIdAlone() {
        RightsReader.Read read = read("{'roles':['role-dns','group-domain']}");

        assertThat(read.told()).isEqualTo(Told.ROLES);
        assertThat(read.rights()).extracting(Right::roleId).containsExactly("role-dns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "''", "{'id':null,'name':null}"})
    void aRoleWithNeitherIdNorNameWasNotTold(String role) {
        RightsReader.Read alone = read("{'roles':[" + role + "," + ROLE_DNS + "]}");
        RightsReader.Read besidePolicies =
                read("{'roles':[" + role + "]," + policies(policy("allow", GROUP_DNS, ACCOUNT_GROUP)) + "}");

        assertThat(alone.told()).isEqualTo(Told.NONE);
        assertThat(alone.rights()).extracting(Right::roleId).containsExactly("role-dns");
        assertThat(besidePolicies.told()).isEqualTo(Told.ALL);
        assertThat(besidePolicies.rights()).extracting(Right::roleId).containsExactly("role-dns");
    }

    @Test
    void aRoleThatIsToldTwiceIsOneRole() {
        String role = "{'id':'role-unlisted','name':'Unlisted'}";

        assertThat(rights("{'roles':[" + role + "," + role + "],"
                        + policies(policy("allow", "{'id':'group-unlisted','name':'Unlisted'}", zones("7"))) + "}"))
                .containsExactlyInAnyOrder("role-unlisted allow " + ZONE + "7", "role-unlisted allow " + WHOLE);
    }

    @Test
    void twoRolesOfOneNameStayTwo() {
        assertThat(rights("{'roles':[{'id':'one','name':'Twin'},{'id':'two','name':'Twin'}],"
                        + policies(policy("allow", "{'id':'group-twin','name':'Twin'}", ACCOUNT_GROUP)) + "}"))
                .containsExactlyInAnyOrder("one allow " + WHOLE, "two allow " + WHOLE);
    }

    @Test
    void aRoleThatTheMemberShowsUnderANewNameIsStillOneRight() {
        assertThat(rights("{'roles':[{'id':'role-dns','name':'DNS Platform'}],"
                        + policies(policy("allow", "{'id':'group-dns','name':'DNS Platform'}", ACCOUNT_GROUP)) + "}"))
                .containsExactly("role-dns allow " + WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'roles':[{'id':'role-dns','name':'DNS'}],", "'roles':[],", ""})
    void aPermissionGroupThatAPolicyTellsUnderAFormerNameIsStillOneRight(String roles) {
        assertThat(rights("{" + roles
                        + policies(policy("allow", "{'id':'group-dns','name':'DNS Admin'}", ACCOUNT_GROUP)) + "}"))
                .containsExactly("role-dns allow " + WHOLE);
    }

    @Test
    void aPermissionGroupWithoutANameIsNamedByTheList() {
        assertThat(rights("{'roles':[" + ROLE_DNS + "],"
                        + policies(policy("allow", "{'id':'group-dns'}", ACCOUNT_GROUP)) + "}"))
                .containsExactly("role-dns allow " + WHOLE);
    }

    @Test
    void whereNoRoleStandsForAPermissionGroupItStandsForItself() {
        RightsReader.Read read = read("{" + policies(policy("allow", GROUP_DOMAIN, ACCOUNT_GROUP)) + "}");

        assertThat(read.rights())
                .containsExactly(new Right(
                        "group-domain", "Domain Administrator", "permission_group", "allow", WHOLE, "Whole account"));
    }

    @Test
    void anUnknownAccessIsKeptAsItCame() {
        assertThat(rights("{" + policies(policy("audit", GROUP_DNS, zones("1"))) + "}"))
                .containsExactly("role-dns audit " + ZONE + "1");
    }

    @Test
    void absentAndNullFacesWereNotTold() {
        assertThat(read("{}").told()).isEqualTo(Told.NONE);
        assertThat(read("{'roles':null,'policies':null}").told()).isEqualTo(Told.NONE);
    }

    @Test
    void anEmptyFaceWasTold() {
        assertThat(read("{'roles':[],'policies':[]}").told()).isEqualTo(Told.ALL);
        assertThat(read("{'policies':[]}").told()).isEqualTo(Told.ALL);
        assertThat(read("{'roles':[]}").told()).isEqualTo(Told.ROLES);
        assertThat(read("{'roles':[],'policies':null}").told()).isEqualTo(Told.ROLES);
    }

    @Test
    void aRoleThatNoPolicyShowsIsStillARight() {
        assertThat(rights("{'roles':[" + ROLE_DNS + "],'policies':[]}")).containsExactly("role-dns allow " + WHOLE);
    }

    @Test
    void aRightOnAnotherAccountIsRefused() {
        assertThatThrownBy(() -> read("{"
                        + policies(policy(
                                "allow",
                                GROUP_DNS,
                                "{'id':'rg','scope':{'key':'" + OTHER + "','objects':[{'key':'*'}]}}"))
                        + "}"))
                .isInstanceOf(ForeignAccountException.class)
                .hasMessageContaining("another account");
    }

    @Test
    void aRightOnAZoneOfAnotherAccountIsRefused() {
        assertThatThrownBy(() -> read("{"
                        + policies(policy(
                                "allow",
                                GROUP_DNS,
                                "{'id':'rg','scope':{'key':'" + OTHER + "','objects':[{'key':'" + ZONE + "1'}]}}"))
                        + "}"))
                .isInstanceOf(ForeignAccountException.class)
                .hasMessageContaining("another account");
    }
}
