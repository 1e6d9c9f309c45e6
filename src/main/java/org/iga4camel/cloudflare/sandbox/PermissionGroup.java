package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A permission group of the catalogue, rendered once for policies, once for its own list, once in the place of a role. */
final class PermissionGroup {

    static final String ACCOUNT_SCOPE = "com.cloudflare.api.account";
    static final String ZONE_SCOPE = "com.cloudflare.api.account.zone";

    final String id;
    final String name;
    final String label;
    final String description;
    final String category;
    final String scopes;
    final SerializableString json;
    final SerializableString listJson;
    final SerializableString roleJson;

    PermissionGroup(String id, String name, String label, String description, String category, String scopes) {
        this.id = id;
        this.name = name;
        this.label = label;
        this.description = description;
        this.category = category;
        this.scopes = scopes;
        this.json = Json.rendered(render());
        this.listJson = Json.rendered(render().put("status", "V")
                .put("created_on", "2022-08-29T16:58:29.745574Z")
                .put("modified_on", "2024-03-04T09:12:21Z"));
        ObjectNode role = Json.object().put("id", id).put("name", name).put("description", description);
        role.putObject("permissions");
        this.roleJson = Json.rendered(role);
    }

    PermissionGroup named(String newName) {
        return new PermissionGroup(id, newName, label, description, category, scopes);
    }

    private ObjectNode render() {
        ObjectNode node = Json.object().put("id", id).put("name", name);
        node.putObject("meta")
                .put("label", label)
                .put("description", description)
                .put("category", category)
                .put("scopes", scopes)
                .put("editable", "false")
                .put("deprecated", "false")
                .put("visibility", "public");
        return node;
    }
}
