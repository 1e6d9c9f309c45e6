package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Where a policy applies: the whole account, or objects in it. */
final class ResourceGroup {

    static final String ZEROS = "0".repeat(32);

    final String id;
    /** Null for the anonymous group that an inline scope makes. */
    final String name;

    final String scopeKey;
    final List<String> objectKeys;

    final boolean editable;

    private final SerializableString json;
    private final SerializableString jsonWithScopeArray;
    private final SerializableString jsonWithZeroId;

    ResourceGroup(String id, String name, String scopeKey, List<String> objectKeys, boolean editable) {
        this.id = id;
        this.name = name;
        this.scopeKey = scopeKey;
        this.objectKeys = List.copyOf(objectKeys);
        this.editable = editable;
        this.json = Json.rendered(render(id, false));
        this.jsonWithScopeArray = Json.rendered(render(id, true));
        this.jsonWithZeroId = Json.rendered(render(ZEROS, false));
    }

    static String accountKey(String accountId) {
        return PermissionGroup.ACCOUNT_SCOPE + "." + accountId;
    }

    static String zoneKey(String zoneId) {
        return PermissionGroup.ZONE_SCOPE + "." + zoneId;
    }

    /** The keys it covers, one by one; {@code *} stands for the scope itself. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (String object : objectKeys) {
            keys.add(object.equals("*") ? scopeKey : object);
        }
        return keys;
    }

    boolean isWholeAccount(String accountId) {
        return objectKeys.contains("*") && scopeKey.equals(accountKey(accountId));
    }

    /** The kind of the objects covered, in the words of a permission group's {@code meta.scopes}. */
    String kind() {
        String key = keys().get(0);
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    SerializableString json(SandboxOptions options, boolean zeroId) {
        if (zeroId) {
            return jsonWithZeroId;
        }
        return options.is(SandboxSwitch.SCOPE_AS_ARRAY) ? jsonWithScopeArray : json;
    }

    private ObjectNode render(String shownId, boolean scopeAsArray) {
        ObjectNode node = Json.object().put("id", shownId);
        if (name != null) {
            node.put("name", name);
        }
        ObjectNode meta = node.putObject("meta").put("editable", String.valueOf(editable));
        if (name == null) {
            meta.put("adhoc", "true");
        }
        ObjectNode scope = scopeAsArray ? node.putArray("scope").addObject() : node.putObject("scope");
        scope.put("key", scopeKey);
        ArrayNode objects = scope.putArray("objects");
        objectKeys.forEach(key -> objects.addObject().put("key", key));
        return node;
    }
}
