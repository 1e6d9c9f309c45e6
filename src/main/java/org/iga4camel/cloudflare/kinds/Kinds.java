package org.iga4camel.cloudflare.kinds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.model.FieldReader;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.paging.Paging;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.RowReader;

/**
 * All kinds, in the order in which a sync reads them: a parent before its children, and the members last, because their
 * rights are told in names of what the other lists show.
 *
 * <p>Source: Cloudflare API v4, members, roles and IAM of an account.
 *
 * @param all each declared once
 */
public record Kinds(List<Kind> all) {

    /** Name of the bean that has them in a mounted context. */
    public static final String BEAN = "cloudflareIgaKinds";

    private static final Kind ROLE = Kind.named("role", "role", "roles")
            .listed(Listing.needed("roles", "roles", Paging.COUNTED))
            .needs("Account Settings Read", "nothing can be synced")
            .fields("name", "description", "kind", "permissions")
            .changes("role")
            .read((row, rights) -> RowReader.role(row))
            .derived("derive-super-administrator")
            .declare();

    private static final Kind PERMISSION_GROUP = Kind.named("permission_group", "permission group", "permission groups")
            .listed(Listing.optional("permission groups", "iam/permission_groups", Paging.UNPAGED))
            .needs("Account Settings Read", "rights that no role stands for have no name")
            .fields("name", "description", "scopes")
            .shown("permission-groups")
            .read((row, rights) -> RowReader.permissionGroup(row))
            .derived("derive-roles")
            .declare();

    private static final Kind RESOURCE_GROUP = Kind.named("resource_group", "resource group", "resource groups")
            .listed(Listing.optional("resource groups", "iam/resource_groups", Paging.UNPAGED))
            .needs("Account Settings Read", "rights on single domains lack their scope's name")
            .fields("name", "scope_keys")
            .shown("resource-groups")
            .read((row, rights) -> RowReader.resourceGroup(row))
            .declare();

    /** People: they have a shape of their own in the database, and so do their rights. */
    public static final Kind MEMBER = Kind.named("member", "member", "members")
            .listed(
                    Listing.needed("members", "members", Paging.COUNTED),
                    new Listing(
                            "rejected members",
                            "members",
                            Map.of("status", "rejected"),
                            Paging.FILTERED,
                            Listing.PAGE_SIZE,
                            false,
                            "carry-rejected-members"))
            .needs("Account Settings Read", "nothing can be synced")
            .read((row, rights) -> RowReader.member(row, rights.get()))
            .unfolded("unfold-members")
            .declare();

    /** What can change about members and their rights. */
    private static final List<String> CHANGES_OF_MEMBERS = List.of(
            "member.added",
            "member.updated",
            "member.removed",
            "invitation.added",
            "invitation.accepted",
            "invitation.gone",
            "role.granted",
            "role.revoked");

    /** Those that this component knows. */
    public static final Kinds DECLARED = new Kinds(List.of(ROLE, PERMISSION_GROUP, RESOURCE_GROUP, MEMBER));

    public Kinds {
        all = List.copyOf(all);
    }

    /** All that is only listed; people have a shape of their own. */
    public List<Kind> objects() {
        return all.stream().filter(kind -> !kind.equals(MEMBER)).toList();
    }

    /** The account's own list that shows who is a member. */
    public static AccountList members() {
        return new AccountList(MEMBER, MEMBER.listings().get(0), "");
    }

    /** The kinds with a list of their own in REST and at endpoints. */
    public List<Kind> shown() {
        return all.stream().filter(kind -> kind.path() != null).toList();
    }

    /**
     * The kind whose list is shown at a place.
     *
     * @param path such as {@code resource-groups}, null where none was told
     * @throws InvalidInputException when there is none
     */
    public Kind shownAt(String path) {
        return shown().stream()
                .filter(kind -> kind.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("The field kind "
                        + (path == null
                                ? "is missing"
                                : "is '" + FieldReader.quoted(path) + "', which no kind of object is")
                        + ": use one of "
                        + shown().stream().map(Kind::path).collect(Collectors.joining(", "))));
    }

    /** Names of all changes that are told. */
    public List<String> changeNames() {
        return Stream.concat(
                        CHANGES_OF_MEMBERS.stream(),
                        all.stream()
                                .filter(kind -> kind.changes() != null)
                                .flatMap(kind -> kind.changes().all()))
                .toList();
    }

    /** Names of the changes that add objects, by the name of their kind and in the order of this list. */
    public Map<String, String> added() {
        Map<String, String> added = new LinkedHashMap<>();
        objects().stream()
                .filter(kind -> kind.changes() != null)
                .forEach(kind -> added.put(kind.name(), kind.changes().added()));
        return added;
    }

    /** What statements need to know of the kinds that are only listed, as a JSON array in the order of this list. */
    public String json() {
        ArrayNode kinds = Json.MAPPER.createArrayNode();
        for (Kind kind : objects()) {
            ObjectNode told = kinds.addObject().put("kind", kind.name()).put("word", kind.word());
            if (kind.changes() != null) {
                told.put("added", kind.changes().added())
                        .put("changed", kind.changes().changed())
                        .put("removed", kind.changes().removed());
            }
        }
        return kinds.toString();
    }
}
