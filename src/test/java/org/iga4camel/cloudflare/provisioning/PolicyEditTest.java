package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.iga4camel.cloudflare.cache.PublishedResourceGroup;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A right is cut out of policies without touching any other. */
class PolicyEditTest {

    private static final String WHOLE = "com.cloudflare.api.account.0123456789abcdef0123456789abcdef";

    private final PolicyEdit edit = new PolicyEdit(new Scopes(
            WHOLE, List.of(new PublishedResourceGroup("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "two", List.of("z2")))));

    private static Policy policy(String access, List<String> roles, Policy.Place... places) {
        return new Policy(
                access,
                roles.stream().map(role -> new Policy.Power("pg-" + role, role)).toList(),
                Arrays.asList(places));
    }

    private static Policy.Place place(String... keys) {
        return new Policy.Place("rg-" + String.join("-", keys), List.of(keys));
    }

    private static Right right(String role, String access, String key) {
        return new Right(role, role, Right.PERMISSION_GROUP, access, key, null);
    }

    @ParameterizedTest
    @CsvSource({"dns,z1", "dns,z2", "dns,z3", "dns,z4", "waf,z1", "waf,z3", "waf,z4"})
    void exactlyTheOneRightIsGone(String role, String key) {
        List<Policy> policies = List.of(
                policy("allow", List.of("dns", "waf"), place("z1"), place("z2", "z3"), place("z4")),
                policy("deny", List.of("dns", "waf"), place("z1", "z2", "z3", "z4")));
        Set<Right.Key> wanted = new HashSet<>(PolicyEdit.meaning(policies));
        wanted.remove(new Right.Key(role, "allow", key));

        List<Policy> left = edit.remove(policies, right(role, "allow", key));

        assertThat(PolicyEdit.meaning(left)).isEqualTo(wanted);
    }

    @Test
    void aPolicyThatDoesNotGiveTheRightStaysAsItIs() {
        List<Policy> policies = List.of(
                policy("deny", List.of("dns"), place("z1")),
                policy("allow", List.of("waf"), place("z1")),
                policy("allow", List.of("dns"), place("z2")));

        assertThat(edit.remove(policies, right("dns", "allow", "z1"))).isEqualTo(policies);
    }

    @Test
    void aRightThatTwoPoliciesGiveIsTakenFromBoth() {
        List<Policy> policies = List.of(
                policy("allow", List.of("dns"), place("z1")), policy("allow", List.of("dns", "waf"), place("z1")));

        List<Policy> left = edit.remove(policies, right("dns", "allow", "z1"));

        assertThat(left).containsExactly(policy("allow", List.of("waf"), place("z1")));
    }

    @Test
    void whatIsLeftOfAResourceGroupIsNamedByTheGroupOfJustThat() {
        List<Policy> policies = List.of(policy("allow", List.of("dns"), place("z1", "z2")));

        List<Policy> left = edit.remove(policies, right("dns", "allow", "z1"));

        assertThat(left)
                .singleElement()
                .satisfies(policy -> assertThat(policy.places())
                        .containsExactly(new Policy.Place("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", List.of("z2"))));
    }

    @Test
    void aPolicyOfWhichNothingIsLeftIsGone() {
        assertThat(edit.remove(List.of(policy("allow", List.of("dns"), place("z1"))), right("dns", "allow", "z1")))
                .isEmpty();
    }
}
