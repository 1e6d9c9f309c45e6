package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked is taken in whole or refused with one sentence that names the field. */
class RequestReaderTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String JSON =
            "{\"email\": \"ada@example.com\", \"roles\": [\"Billing\", \"SSL/TLS, Caching\"], \"dryRun\": true}";

    private final RequestReader reader = new RequestReader(named -> named == null ? "default" : named);

    private static Stream<Object> bodies() {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                JSON,
                bytes,
                new ByteArrayInputStream(bytes),
                Map.of("email", "ada@example.com", "roles", List.of("Billing", "SSL/TLS, Caching"), "dryRun", true));
    }

    private OperationRequest read(String kind, Map<String, Object> headers, Object body) {
        return reader.read(kind, headers, body, null);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyKindOfBodyMeansTheSame(Object body) {
        OperationRequest request = read("invite", Map.of(), body);

        assertThat(request.email()).isEqualTo("ada@example.com");
        assertThat(request.roles()).containsExactly("Billing", "SSL/TLS, Caching");
        assertThat(request.dryRun()).isTrue();
        assertThat(request.account()).isEqualTo("default");
        assertThat(request.scope()).isNull();
    }

    @Test
    void aBodyOfAnotherTypeIsRefusedAndNotCalledMalformed() {
        assertThatThrownBy(() -> read("invite", Map.of(), new StringReader(JSON)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "The body is a StringReader, which is not read: convert it to a text, bytes, a stream or a map,"
                                + " or name the member by headers");
    }

    private static Stream<Arguments> severalRoles() {
        return Stream.of(
                Arguments.of(List.of("Billing", "DNS")),
                Arguments.of((Object) new String[] {"Billing", "DNS"}),
                Arguments.of((Object) new Object[] {"Billing", "DNS"}));
    }

    @ParameterizedTest
    @MethodSource("severalRoles")
    void severalRolesComeAsAnyCollectionOrArray(Object roles) {
        OperationRequest request = read("grant", Map.of("CloudflareIgaMemberId", ID, "CloudflareIgaRole", roles), null);

        assertThat(request.roles()).containsExactly("Billing", "DNS");
    }

    @Test
    void aRoleNamedTwiceIsOne() {
        Map<String, Object> body = Map.of("memberId", ID, "role", "DNS", "roles", List.of("DNS", "Billing"));

        assertThat(read("grant", Map.of(), body).roles()).containsExactly("DNS", "Billing");
    }

    @Test
    void aNameMayHaveCommasInIt() {
        String name = "SSL/TLS, Caching, Performance, Page Rules, and Customization";

        OperationRequest request = read("grant", Map.of("CloudflareIgaMemberId", ID, "CloudflareIgaRole", name), null);

        assertThat(request.roles()).containsExactly(name);
    }

    @Test
    void idsAreReadInEitherCaseAndBlanksAroundATextAreNone() {
        OperationRequest request =
                read("remove", Map.of("CloudflareIgaMemberId", "  " + ID.toUpperCase(Locale.ROOT) + " "), null);

        assertThat(request.memberId()).isEqualTo(ID);
    }

    @Test
    void aHeaderThatNamesTheMemberMakesTheBodySomebodysOwn() {
        OperationRequest request =
                read("grant", Map.of("CloudflareIgaMemberId", ID, "CloudflareIgaRole", "DNS"), "<order>7</order>");

        assertThat(request.roles()).containsExactly("DNS");
    }

    @Test
    void headersWinOverTheBodyTheyComeWith() {
        OperationRequest request = read(
                "grant",
                Map.of("CloudflareIgaReason", "from header", "CloudflareIgaDryRun", "true"),
                Map.of("memberId", ID, "role", "DNS", "reason", "from body"));

        assertThat(request.reason()).isEqualTo("from header");
        assertThat(request.dryRun()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Role, roles", "Roles, role"})
    void rolesOfAHeaderWinWhicheverNameTheBodyHasForItsOwn(String header, String field) {
        OperationRequest request = read(
                "grant", Map.of("CloudflareIga" + header, "DNS"), Map.of("memberId", ID, field, List.of("Billing")));

        assertThat(request.roles()).containsExactly("DNS");
    }

    @Test
    void aBlankTextIsNotThereSoThatWhatItWouldWinOverHolds() {
        OperationRequest request = reader.read(
                "grant",
                Map.of("CloudflareIgaReason", " ", "CloudflareIgaAccount", ""),
                Map.of("memberId", ID, "role", "DNS", "reason", "from body", "scope", " "),
                Map.of("scope", "com.cloudflare.api.account.zone." + ID, "account", "eu"));

        assertThat(request.scope()).isEqualTo("com.cloudflare.api.account.zone." + ID);
        assertThat(request.reason()).isEqualTo("from body");
        assertThat(request.account()).isEqualTo("eu");
    }

    private static Arguments refused(String field, Object value) {
        return Arguments.of(field, value);
    }

    @Test
    void anAddressBeyondAsciiNamesAMemberButNobodyIsInvitedUnderIt() {
        assertThat(read("remove", Map.of("CloudflareIgaEmail", "ädä@example.com"), null)
                        .email())
                .isEqualTo("ädä@example.com");
        assertThatThrownBy(() -> read(
                        "invite", Map.of("CloudflareIgaEmail", "ädä@example.com", "CloudflareIgaRole", "DNS"), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("email");
    }

    private static Stream<Arguments> wrongValues() {
        return Stream.of(
                refused("account", 7),
                refused("account", "a".repeat(65)),
                refused("memberId", "' OR 1=1 --"),
                refused("memberId", ID + "/../../user"),
                refused("memberId", List.of(ID)),
                refused("memberId", 12),
                refused("email", "ada"),
                refused("email", "ada@example.com, bob@example.com"),
                refused("email", "ada@example.com\r\nX-Auth-Key: stolen"),
                refused("email", "Ada <ada@example.com>"),
                refused("email", "ada@" + "e".repeat(90) + ".com"),
                refused("role", List.of("DNS", "")),
                refused("role", "a".repeat(121)),
                refused("role", Map.of("id", ID)),
                refused("roles", List.of(List.of("DNS"))),
                refused(
                        "roles",
                        Stream.iterate(1, n -> n + 1)
                                .limit(101)
                                .map(n -> "role " + n)
                                .toList()),
                refused("scope", "a\u0000b"),
                refused("scope", "s".repeat(201)),
                refused("reason", "first\nsecond"),
                refused("reason", "first\u0085second"),
                refused("reason", "first\u2028second"),
                refused("reason", "abc\u202Edef"),
                refused("reason", "half a \uD83D"),
                refused("reason", "r".repeat(1001)),
                refused("requestedBy", Map.of("name", "helena")),
                refused("requestedBy", "\u001b[31mhelena"),
                refused("reference", 4711),
                refused("idempotencyKey", "k".repeat(201)),
                refused("dryRun", "yes"),
                refused("dryRun", 1),
                refused("dryRun", ""));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void whatAFieldCannotBeIsRefusedInOneLineThatNamesTheField(String field, Object value) {
        Map<String, Object> body = new HashMap<>(Map.of("memberId", ID));
        if (!field.startsWith("role")) {
            body.put("roles", List.of("DNS"));
        }
        body.put(field, value);

        assertThatThrownBy(() -> read("grant", Map.of(), body))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("field " + field)
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .hasSizeLessThan(300)
                        .matches("[^\\p{Cc}\\p{Zl}\\p{Zp}\u202E]+"));
    }

    @Test
    void anUnknownFieldIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> read("invite", Map.of(), "{\"e-mail\": \"ada@example.com\"}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'e-mail'")
                .hasMessageContaining("email, memberId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "7",
                "{",
                "<xml/>",
                "{\"email\": \"ada@example.com\"} {}",
                "{\"memberId\": \"a\", \"memberId\": \"b\"}"
            })
    void aBodyThatIsNotOneObjectIsRefused(String body) {
        assertThatThrownBy(() -> read("remove", Map.of(), body))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("JSON object");
    }

    private static Stream<Arguments> misplaced() {
        return Stream.of(
                Arguments.of("invite", Map.of("roles", List.of("DNS")), "email is missing"),
                Arguments.of("invite", Map.of("email", "a@b.example", "memberId", ID, "role", "DNS"), "field memberId"),
                Arguments.of("invite", Map.of("email", "a@b.example"), "field roles is missing"),
                Arguments.of("grant", Map.of("memberId", ID), "field roles is missing"),
                Arguments.of("revoke", Map.of("role", "DNS"), "member is missing"),
                Arguments.of("remove", Map.of("memberId", ID, "role", "DNS"), "field roles is none of remove"),
                Arguments.of("remove", Map.of("memberId", ID, "scope", "x"), "field scope is none of remove"),
                Arguments.of("reinvite", Map.of("memberId", ID, "role", "DNS"), "field roles is none of reinvite"),
                Arguments.of("grant", Map.of("memberId", ID, "role", "DNS", "direct", true), "field direct"),
                Arguments.of("grant", Map.of("memberId", ID, "role", "DNS", "mergeRoles", true), "field mergeRoles"));
    }

    @ParameterizedTest
    @MethodSource("misplaced")
    void aFieldThatIsMissingOrDoesNotBelongThereIsNamed(String kind, Map<String, Object> body, String sentence) {
        assertThatThrownBy(() -> read(kind, Map.of(), body))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
