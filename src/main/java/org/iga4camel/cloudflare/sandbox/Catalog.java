package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The roles, permission groups and resource groups of one account; guarded by the account's lock.
 *
 * <p>A role and its account-scoped permission group have the same name and different ids, both the same in every account.
 */
final class Catalog {

    static final String SUPER_ADMINISTRATOR = "33666b9c79b9a5273fc7344ff42f953d";

    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Role> rolesByName = new HashMap<>();
    private final Map<String, PermissionGroup> permissionGroups = new LinkedHashMap<>();
    private final Map<String, ResourceGroup> resourceGroups = new LinkedHashMap<>();
    private final ResourceGroup wholeAccount;

    Catalog(long seed, String accountId) {
        String key = ResourceGroup.accountKey(accountId);
        wholeAccount = new ResourceGroup(Ids.named(seed, key), key, key, List.of("*"), false);
        add(wholeAccount);
        for (JsonNode json : Json.resource("roles.json")) {
            String name = json.path("name").textValue();
            add(
                    new Role(
                            json.path("id").textValue(),
                            name,
                            json.path("description").textValue(),
                            texts(json.path("read")),
                            texts(json.path("edit")),
                            json.path("permission_group").asText(groupIdFor(name)),
                            json.path("assignable").asBoolean(true)),
                    json.path("label").textValue());
        }
        for (JsonNode json : Json.resource("permission-groups.json")) {
            add(new PermissionGroup(
                    json.path("id").textValue(),
                    json.path("name").textValue(),
                    json.path("label").textValue(),
                    json.path("description").textValue(),
                    json.path("category").textValue(),
                    json.path("scopes").textValue()));
        }
    }

    /** Outside the published list, so a fixed derivation stands in: ids of one name are the same in every account. */
    static String groupIdFor(String name) {
        return Ids.named(0, "permission group " + name);
    }

    ResourceGroup wholeAccount() {
        return wholeAccount;
    }

    void add(Role role, String label) {
        add(role);
        add(new PermissionGroup(
                role.permissionGroupId, role.name, label, role.description, "Account", PermissionGroup.ACCOUNT_SCOPE));
    }

    String addRole(String id, String name) {
        add(
                new Role(
                        id,
                        name,
                        "Added to the catalogue as " + name + ".",
                        List.of("analytics", "zone"),
                        List.of("zone"),
                        groupIdFor(name),
                        true),
                labelOf(name));
        return id;
    }

    String addPermissionGroup(String id, String name, String scopes) {
        add(new PermissionGroup(id, name, labelOf(name), "Added to the catalogue as " + name + ".", "Other", scopes));
        return id;
    }

    void add(Role role) {
        Role former = roles.put(role.id, role);
        if (former != null) {
            rolesByName.remove(former.name);
        }
        rolesByName.put(role.name, role);
    }

    void add(PermissionGroup group) {
        permissionGroups.put(group.id, group);
    }

    void add(ResourceGroup group) {
        resourceGroups.put(group.id, group);
    }

    void removeResourceGroup(String id) {
        resourceGroups.remove(id);
    }

    void rename(String roleId, String name) {
        Role role = requireRole(roleId);
        add(role.named(name));
        add(permissionGroups.get(role.permissionGroupId).named(name));
    }

    void removeRole(String roleId) {
        Role role = requireRole(roleId);
        roles.remove(roleId);
        rolesByName.remove(role.name);
        permissionGroups.remove(role.permissionGroupId);
    }

    Collection<Role> roles() {
        return roles.values();
    }

    List<Role> listedRoles(SandboxOptions options) {
        List<Role> listed = new ArrayList<>(roles.values());
        if (!options.is(SandboxSwitch.SUPER_ADMINISTRATOR_LISTED)) {
            listed.removeIf(role -> role.id.equals(SUPER_ADMINISTRATOR));
        }
        return listed;
    }

    Optional<Role> role(String id) {
        return Optional.ofNullable(roles.get(id));
    }

    Role requireRole(String id) {
        return role(id).orElseThrow(() -> new IllegalArgumentException("No role " + id + " in this account"));
    }

    /** The role of exactly this name, or null. */
    Role roleNamed(String name) {
        return rolesByName.get(name);
    }

    Collection<PermissionGroup> permissionGroups() {
        return permissionGroups.values();
    }

    /** Null when there is none. */
    PermissionGroup permissionGroup(String id) {
        return permissionGroups.get(id);
    }

    Collection<ResourceGroup> resourceGroups() {
        return resourceGroups.values();
    }

    Optional<ResourceGroup> resourceGroup(String id) {
        return Optional.ofNullable(resourceGroups.get(id));
    }

    Role requireRoleNamed(String name) {
        return Optional.ofNullable(roleNamed(name))
                .orElseThrow(() -> new IllegalArgumentException("No role named " + name));
    }

    PermissionGroup permissionGroupNamed(String name) {
        return permissionGroups.values().stream()
                .filter(group -> group.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No permission group named " + name));
    }

    ResourceGroup resourceGroupNamed(String name) {
        return resourceGroups.values().stream()
                .filter(group -> name.equals(group.name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No resource group named " + name));
    }

    private static String labelOf(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
