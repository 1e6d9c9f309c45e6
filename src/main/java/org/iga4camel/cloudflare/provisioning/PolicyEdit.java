package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.Policy;

/**
 * Adds rights to a member's policies and takes rights out of them, leaving every other right as it is.
 *
 * <p>Source: Cloudflare API v4, members: {@code PUT} replaces all policies, so every one of them is sent back.
 */
final class PolicyEdit {

    private final Scopes scopes;

    PolicyEdit(Scopes scopes) {
        this.scopes = scopes;
    }

    /** The policies without one right: what covers more than that is split. */
    List<Policy> remove(List<Policy> policies, Right right) {
        List<Policy> left = new ArrayList<>();
        for (Policy policy : policies) {
            if (policy.access().equals(right.access()) && gives(policy, right)) {
                split(policy, right, left);
            } else {
                left.add(policy);
            }
        }
        return left;
    }

    /** What policies mean. */
    static Set<Right.Key> meaning(List<Policy> policies) {
        return policies.stream()
                .flatMap(policy -> policy.powers().stream()
                        .flatMap(power -> policy.places().stream()
                                .flatMap(place -> place.keys().stream())
                                .map(key -> new Right.Key(power.roleId(), policy.access(), key))))
                .collect(Collectors.toSet());
    }

    private static boolean gives(Policy policy, Right right) {
        return policy.powers().stream().anyMatch(power -> power.roleId().equals(right.roleId()))
                && policy.places().stream().anyMatch(place -> place.keys().contains(right.scopeKey()));
    }

    private void split(Policy policy, Right right, List<Policy> left) {
        List<Policy.Power> others = policy.powers().stream()
                .filter(power -> !power.roleId().equals(right.roleId()))
                .toList();
        List<Policy.Power> taken = policy.powers().stream()
                .filter(power -> power.roleId().equals(right.roleId()))
                .toList();
        if (!others.isEmpty()) {
            left.add(new Policy(policy.access(), others, policy.places()));
        }
        List<Policy.Place> elsewhere = new ArrayList<>();
        for (Policy.Place place : policy.places()) {
            if (!place.keys().contains(right.scopeKey())) {
                elsewhere.add(place);
                continue;
            }
            Set<String> rest = new TreeSet<>(place.keys());
            rest.remove(right.scopeKey());
            if (!rest.isEmpty()) {
                elsewhere.add(scopes.place(List.copyOf(rest)));
            }
        }
        if (!elsewhere.isEmpty()) {
            left.add(new Policy(policy.access(), taken, elsewhere));
        }
    }
}
