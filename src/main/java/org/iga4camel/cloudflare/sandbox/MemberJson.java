package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes members and policies as one answer shows them. */
final class MemberJson {

    private final Catalog catalog;
    private final String accountId;
    private final SandboxOptions options;
    private final Shuffle shuffle;

    MemberJson(Catalog catalog, String accountId, SandboxOptions options, Shuffle shuffle) {
        this.catalog = catalog;
        this.accountId = accountId;
        this.options = options;
        this.shuffle = shuffle;
    }

    void write(JsonGenerator out, MemberState member, boolean withRoles) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", member.id());
        out.writeStringField("email", member.email());
        out.writeObjectFieldStart("user");
        out.writeStringField("id", member.userId());
        out.writeStringField("first_name", member.firstName());
        out.writeStringField("last_name", member.lastName());
        out.writeStringField("email", member.email());
        out.writeBooleanField("two_factor_authentication_enabled", member.twoFactor());
        out.writeEndObject();
        out.writeStringField("status", member.status());
        if (withRoles) {
            out.writeArrayFieldStart("roles");
            for (SerializableString role : shuffle.of(rolesOf(member))) {
                out.writeRawValue(role);
            }
            out.writeEndArray();
        }
        out.writeFieldName("policies");
        writePolicies(out, member.policies());
        for (Map.Entry<String, JsonNode> field : member.extra().entrySet()) {
            out.writeFieldName(field.getKey());
            out.writeTree(field.getValue());
        }
        out.writeEndObject();
    }

    void writePolicies(JsonGenerator out, Collection<Policy> policies) throws IOException {
        out.writeStartArray();
        for (Policy policy : shuffle.of(policies)) {
            boolean zeros = options.is(SandboxSwitch.ZERO_IDS) && policy.coversWholeAccount(accountId);
            out.writeStartObject();
            out.writeStringField("id", zeros ? ResourceGroup.ZEROS : policy.id());
            out.writeStringField("access", policy.access());
            out.writeArrayFieldStart("permission_groups");
            for (String id : shuffle.of(policy.permissionGroupIds())) {
                out.writeRawValue(catalog.permissionGroup(id).json);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("resource_groups");
            for (ResourceGroup group : shuffle.of(policy.resourceGroups())) {
                out.writeRawValue(group.json(options, zeros && group.isWholeAccount(accountId)));
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Whole-account allow policies by the role of their name; what no role stands for by the permission group itself. */
    private Collection<SerializableString> rolesOf(MemberState member) {
        Map<String, SerializableString> roles = new LinkedHashMap<>();
        for (Policy policy : member.policies()) {
            if (policy.allow()) {
                boolean wholeAccount = policy.coversWholeAccount(accountId);
                for (String groupId : policy.permissionGroupIds()) {
                    PermissionGroup group = catalog.permissionGroup(groupId);
                    Role role = catalog.roleNamed(group.name);
                    if (role == null && !options.is(SandboxSwitch.ROLELESS_GROUPS_HIDDEN)) {
                        roles.putIfAbsent(group.id, group.roleJson);
                    } else if (role != null && wholeAccount) {
                        roles.putIfAbsent(role.id, role.json(options));
                    }
                }
            }
        }
        return roles.values();
    }
}
