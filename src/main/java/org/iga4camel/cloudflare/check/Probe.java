package org.iga4camel.cloudflare.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One question that shows by its answer whether a permission is there.
 *
 * @param thing what is read, for a sentence such as "Cannot read the members of account default"
 * @param path below {@code /accounts/<id>}, beginning with a slash or empty
 * @param permission in Cloudflare's own words
 * @param needed whether reviews need it; else it is for what comes later
 * @param without what will not work without it
 */
public record Probe(
        String thing, String path, Map<String, String> query, String permission, boolean needed, String without) {

    static final String SETTINGS_READ = "Account Settings Read";
    static final String SETTINGS_WRITE = "Account Settings Write";

    /** Any of them is enough. */
    static final Set<String> WRITES_MEMBERS = Set.of(SETTINGS_WRITE, "SCIM Provisioning");

    private static final Map<String, String> FEW = Map.of("page", "1", "per_page", "5");

    /** Everything that can be asked by reading, what is needed first. */
    public static List<Probe> all() {
        return List.of(
                needed("account", "", Map.of(), "nothing can be synced"),
                needed("members", "/members", FEW, "nothing can be synced"),
                needed("roles", "/roles", FEW, "nothing can be synced"),
                needed(
                        "permission groups",
                        "/iam/permission_groups",
                        FEW,
                        "rights that no role stands for have no name"),
                needed(
                        "resource groups",
                        "/iam/resource_groups",
                        FEW,
                        "rights on single domains lack their scope's name"),
                later(
                        "Zero Trust groups",
                        "/access/groups",
                        "Access: Organizations, Identity Providers, and Groups Read",
                        "Zero Trust groups cannot be reviewed, which a later version offers"),
                later(
                        "Zero Trust users",
                        "/access/users",
                        "Access: Audit Logs Read",
                        "Zero Trust users cannot be reviewed, which a later version offers"),
                later(
                        "API tokens",
                        "/tokens",
                        "Account API Tokens Read",
                        "API tokens cannot be reviewed, which a later version offers"));
    }

    private static Probe needed(String thing, String path, Map<String, String> query, String without) {
        return new Probe(thing, path, query, SETTINGS_READ, true, without);
    }

    private static Probe later(String thing, String path, String permission, String without) {
        return new Probe(thing, path, FEW, permission, false, without);
    }
}
