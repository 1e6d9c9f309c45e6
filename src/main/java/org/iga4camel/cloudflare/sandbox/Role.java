package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A role of the catalogue, with its three renderings ready because every member carries full role objects. */
final class Role {

    final String id;
    final String name;
    final String description;
    final List<String> read;
    final List<String> edit;
    final String permissionGroupId;
    final boolean assignable;

    private final SerializableString readEdit;
    private final SerializableString readWrite;
    private final SerializableString strings;

    Role(
            String id,
            String name,
            String description,
            List<String> read,
            List<String> edit,
            String permissionGroupId,
            boolean assignable) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.read = List.copyOf(read);
        this.edit = List.copyOf(edit);
        this.permissionGroupId = permissionGroupId;
        this.assignable = assignable;
        this.readEdit = render("edit");
        this.readWrite = render("write");
        this.strings = renderStrings();
    }

    Role named(String newName) {
        return new Role(id, newName, description, read, edit, permissionGroupId, assignable);
    }

    Role assignable(boolean may) {
        return new Role(id, name, description, read, edit, permissionGroupId, may);
    }

    SerializableString json(SandboxOptions options) {
        if (options.is(SandboxSwitch.PERMISSIONS_AS_STRINGS)) {
            return strings;
        }
        return options.is(SandboxSwitch.PERMISSIONS_AS_READ_WRITE) ? readWrite : readEdit;
    }

    private ObjectNode head() {
        return Json.object().put("id", id).put("name", name).put("description", description);
    }

    private SerializableString render(String writeWord) {
        ObjectNode json = head();
        ObjectNode permissions = json.putObject("permissions");
        for (String key : read) {
            permissions.putObject(key).put("read", true).put(writeWord, edit.contains(key));
        }
        return Json.rendered(json);
    }

    private SerializableString renderStrings() {
        ObjectNode json = head();
        ArrayNode permissions = json.putArray("permissions");
        read.forEach(key -> permissions.add("#" + key + ":read"));
        edit.forEach(key -> permissions.add("#" + key + ":edit"));
        return Json.rendered(json);
    }
}
