package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One member at one moment. Never changes, so that readers and snapshots need no copy. */
record MemberState(
        String id,
        String email,
        String userId,
        String firstName,
        String lastName,
        String status,
        boolean twoFactor,
        List<Policy> policies,
        Map<String, JsonNode> extra) {

    static final String ACCEPTED = "accepted";
    static final String PENDING = "pending";
    static final String REJECTED = "rejected";

    static MemberState invited(String id, String email, List<Policy> policies) {
        return new MemberState(id, email, null, null, null, PENDING, false, policies, Map.of());
    }

    MemberState withStatus(String other) {
        return new MemberState(id, email, userId, firstName, lastName, other, twoFactor, policies, extra);
    }

    MemberState withUserId(String other) {
        return new MemberState(id, email, other, firstName, lastName, status, twoFactor, policies, extra);
    }

    MemberState withEmail(String other) {
        return new MemberState(id, other, userId, firstName, lastName, status, twoFactor, policies, extra);
    }

    MemberState withNames(String first, String last) {
        return new MemberState(id, email, userId, first, last, status, twoFactor, policies, extra);
    }

    MemberState withTwoFactor(boolean on) {
        return new MemberState(id, email, userId, firstName, lastName, status, on, policies, extra);
    }

    MemberState withPolicies(List<Policy> others) {
        return new MemberState(id, email, userId, firstName, lastName, status, twoFactor, List.copyOf(others), extra);
    }

    MemberState withExtra(String field, JsonNode value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(extra);
        more.put(field, value);
        return new MemberState(id, email, userId, firstName, lastName, status, twoFactor, policies, more);
    }

    SandboxMember told() {
        return new SandboxMember(id, userId, email, firstName, lastName, status, twoFactor);
    }
}
