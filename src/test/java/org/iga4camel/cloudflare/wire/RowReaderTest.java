package org.iga4camel.cloudflare.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is staged of a row that Cloudflare lists. */
class RowReaderTest {

    private static final String WHOLE = "com.cloudflare.api.account.0123456789abcdef0123456789abcdef";
    private final RightsReader rights = new RightsReader(RoleNames.EMPTY, WHOLE, id -> Optional.empty(), warning -> {});

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private ObjectNode member(String text) {
        return RowReader.member(json(text), rights);
    }

    @Test
    void aFieldThatIsAbsentStaysAbsent() {
        ObjectNode row = member("{'id':'m1'}");

        assertThat(row.has("first_name")).isFalse();
        assertThat(row.has("user_id")).isFalse();
        assertThat(row.has("email")).isFalse();
        assertThat(row.has("status")).isFalse();
        assertThat(row.path("rights_told").asText()).isEqualTo("none");
    }

    @Test
    void aFieldThatIsNullWasTold() {
        ObjectNode row = member("{'id':'m1','user':{'id':null,'first_name':null,'last_name':null}}");

        assertThat(row.path("first_name").isNull()).isTrue();
        assertThat(row.path("last_name").isNull()).isTrue();
        assertThat(row.path("user_id").isNull()).isTrue();
    }

    @Test
    void aUserIdOfZerosNamesNobody() {
        ObjectNode row = member("{'id':'m1','user':{'id':'00000000000000000000000000000000'}}");

        assertThat(row.path("user_id").isNull()).isTrue();
    }

    @Test
    void theAddressMayStandInEitherPlace() {
        assertThat(member("{'id':'m1','email':'a@example.com','user':{'email':null}}")
                        .path("email")
                        .asText())
                .isEqualTo("a@example.com");
        assertThat(member("{'id':'m1','email':null,'user':{'email':'b@example.com'}}")
                        .path("email")
                        .asText())
                .isEqualTo("b@example.com");
        assertThat(member("{'id':'m1','email':'','user':{'email':'c@example.com'}}")
                        .path("email")
                        .asText())
                .isEqualTo("c@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'email':null", "'email':''", "'email':null,'user':null", "'user':{'email':null}"})
    void anAddressThatStandsInNeitherPlaceWasNotTold(String fields) {
        assertThat(member("{'id':'m1'," + fields + "}").has("email")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "' '"})
    void aStatusThatIsNoneWasNotTold(String status) {
        assertThat(member("{'id':'m1','status':" + status + "}").has("status")).isFalse();
    }

    @Test
    void unknownFieldsSurvive() {
        ObjectNode row = member("{'id':'m1','origin':'scim','user':{'id':'u1','locale':'de'}}");

        assertThat(row.at("/other_fields/origin").asText()).isEqualTo("scim");
        assertThat(row.at("/other_fields/user/locale").asText()).isEqualTo("de");
    }

    @Test
    void unknownStatusesSurvive() {
        assertThat(member("{'id':'m1','status':'suspended'}").path("status").asText())
                .isEqualTo("suspended");
    }

    @Test
    void theInvitationCodeIsNeverKept() {
        ObjectNode row =
                member("{'id':'m1','code':'05dd05cce12bbed97c0d87cd78e89bc2fd41a6cee72f27f6fc84af2e45c0fac0'}");

        assertThat(row.toString()).doesNotContain("05dd05cc").doesNotContain("code");
    }

    @Test
    void nothingIsKeptWhereNothingIsUnknown() {
        ObjectNode row = member("{'id':'m1','email':'a@example.com','status':'accepted','roles':[],'policies':[]}");

        assertThat(row.has("other_fields")).isFalse();
    }

    @Test
    void aRowWithoutAnIdHasNone() {
        assertThat(RowReader.role(json("{'id':null,'name':'Odd'}")).has("id")).isFalse();
        assertThat(RowReader.role(json("{'name':'Odd'}")).has("id")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "' '"})
    void aNameThatIsNoneWasNotTold(String name) {
        assertThat(RowReader.role(json("{'id':'r','name':" + name + "}")).has("name"))
                .isFalse();
        assertThat(RowReader.permissionGroup(json("{'id':'g','name':" + name + "}"))
                        .has("name"))
                .isFalse();
    }

    @Test
    void permissionsOfARoleMayComeInThreeShapes() {
        assertThat(RowReader.role(json("{'id':'r','permissions':{'dns':{'read':true,'edit':false}}}"))
                        .at("/permissions/dns/read")
                        .asBoolean())
                .isTrue();
        assertThat(RowReader.role(json("{'id':'r','permissions':{'dns':{'read':true,'write':false}}}"))
                        .at("/permissions/dns/read")
                        .asBoolean())
                .isTrue();
        assertThat(RowReader.role(json("{'id':'r','permissions':['#dns:read']}"))
                        .at("/permissions/0")
                        .asText())
                .isEqualTo("#dns:read");
    }

    @Test
    void permissionsInAnotherOrderAreTheSame() {
        assertThat(RowReader.role(json("{'id':'r','permissions':{'dns':{'read':true,'edit':false},'zone':{}}}"))
                        .toString())
                .isEqualTo(RowReader.role(json("{'id':'r','permissions':{'zone':{},'dns':{'edit':false,'read':true}}}"))
                        .toString());
        assertThat(RowReader.role(json("{'id':'r','permissions':['b','a']}")).toString())
                .isEqualTo(RowReader.role(json("{'id':'r','permissions':['a','b']}"))
                        .toString());
    }

    @Test
    void thePermissionGroupsDescriptionMayStandInItsMeta() {
        ObjectNode row = RowReader.permissionGroup(
                json("{'id':'g','name':'DNS','meta':{'description':'All of DNS','editable':'false'}}"));

        assertThat(row.path("description").asText()).isEqualTo("All of DNS");
        assertThat(row.at("/other_fields/meta/editable").asText()).isEqualTo("false");
    }

    @Test
    void theResourceGroupOfTheWholeAccountIsKnownByItsNameWithoutObjects() {
        String whole = "com.cloudflare.api.account.0123456789abcdef0123456789abcdef";

        assertThat(RowReader.resourceGroup(json(
                                "{'id':'g','name':'" + whole + "','scope':{'key':'" + whole + "','objects':null}}"))
                        .path("scope_keys"))
                .hasToString("[\"" + whole + "\"]");
    }

    @Test
    void aResourceGroupWithoutAScopeCoversNothingKnown() {
        assertThat(RowReader.resourceGroup(json("{'id':'g','name':'x'}")).path("scope_keys"))
                .isEmpty();
    }
}
