package org.iga4camel.cloudflare.provisioning;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.cache.PublishedPermissionGroup;
import org.iga4camel.cloudflare.cache.PublishedRole;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.settings.Nearest;
import org.iga4camel.cloudflare.wire.RoleNames;

/**
 * What can be granted, as the last sync published it: which role is meant, and which permission group gives it where.
 *
 * @param roles roles, and permission groups that no role stands for
 * @param permissionGroups all of them
 */
record Roles(List<PublishedRole> roles, List<PublishedPermissionGroup> permissionGroups) {

    private static final int MOST_CANDIDATES = 5;

    Roles {
        roles = List.copyOf(roles);
        permissionGroups = List.copyOf(permissionGroups);
    }

    /**
     * The role that somebody means.
     *
     * @param idOrName id, or exact name
     * @throws UnknownRoleException when there is none, or several have the name; it tells the candidates
     */
    PublishedRole role(String idOrName) {
        Optional<PublishedRole> byId = roles.stream()
                .filter(role -> role.id().equalsIgnoreCase(idOrName))
                .findFirst();
        if (byId.isPresent()) {
            return byId.get();
        }
        List<PublishedRole> named =
                roles.stream().filter(role -> idOrName.equals(role.name())).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        if (named.isEmpty()) {
            throw new UnknownRoleException("There is no role '" + idOrName + "' in this account"
                    + candidates(resembling(idOrName)) + "; the names are exact, see the roles");
        }
        throw new UnknownRoleException(named.size() + " roles are called '" + idOrName + "'"
                + candidates(named.stream()) + "; name one by its id");
    }

    /** A role's name; empty for one that is not known. */
    Optional<String> name(String roleId) {
        return roles.stream()
                .filter(role -> role.id().equals(roleId))
                .map(PublishedRole::name)
                .findFirst();
    }

    /**
     * The permission group that gives a role on a kind of object, as policies need it.
     *
     * @param kind of the objects, in the words of a permission group's {@code scopes}
     * @throws UnsafeWriteException when it is not known which one that is
     */
    String permissionGroup(PublishedRole role, String kind) {
        if (role.kind().equals(Right.PERMISSION_GROUP)) {
            return role.id();
        }
        List<PublishedPermissionGroup> named = permissionGroups.stream()
                .filter(group -> group.name() != null && group.name().equals(role.name()))
                .toList();
        List<PublishedPermissionGroup> fitting =
                named.stream().filter(group -> kind.equals(group.scopes())).toList();
        List<PublishedPermissionGroup> found = fitting.isEmpty() ? named : fitting;
        if (found.size() == 1) {
            return found.get(0).id();
        }
        throw new UnsafeWriteException("It is not known which permission group gives the role '" + role.name()
                + "' (" + role.id() + ") here, and the other rights of this member can only be kept by naming it: sync"
                + " with credentials that may read permission groups");
    }

    /** The names by which an answer's policies are recognised. */
    RoleNames names() {
        Map<String, String> roleIds = new HashMap<>();
        roles.stream()
                .filter(role -> role.kind().equals(Right.ROLE) && role.name() != null)
                .forEach(role -> roleIds.merge(role.name(), role.id(), (one, two) -> ""));
        roleIds.values().removeIf(String::isEmpty);
        Map<String, String> groupNames = new LinkedHashMap<>();
        permissionGroups.stream()
                .filter(group -> group.name() != null)
                .forEach(group -> groupNames.put(group.id(), group.name()));
        // a group that somebody holds is a role of this kind although no list shows it
        roles.stream()
                .filter(role -> role.kind().equals(Right.PERMISSION_GROUP) && role.name() != null)
                .forEach(role -> groupNames.putIfAbsent(role.id(), role.name()));
        return new RoleNames(roleIds, groupNames);
    }

    /** The role that may have been misspelt, and those whose name has the text in it. */
    private Stream<PublishedRole> resembling(String name) {
        List<String> names = roles.stream()
                .map(PublishedRole::name)
                .filter(known -> known != null)
                .toList();
        Optional<String> nearest = Nearest.to(name, names);
        String wanted = name.toLowerCase(Locale.ROOT);
        return roles.stream()
                .filter(role -> role.name() != null)
                .filter(role -> role.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || nearest.filter(role.name()::equals).isPresent());
    }

    private static String candidates(Stream<PublishedRole> roles) {
        String list = roles.limit(MOST_CANDIDATES)
                .map(role -> "'" + role.name() + "' (" + role.id() + ")")
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : ": " + list;
    }
}
