package org.iga4camel.cloudflare.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.kinds.Kind;
import org.iga4camel.cloudflare.kinds.Kinds;

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

    private static final List<Probe> LATER = List.of(
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

    /** Everything that can be asked by reading, what is needed first. */
    static List<Probe> all(Kinds kinds) {
        return Stream.of(
                        Stream.of(new Probe("account", "", Map.of(), SETTINGS_READ, true, "nothing can be synced")),
                        Stream.concat(Stream.of(Kinds.MEMBER), kinds.objects().stream())
                                .filter(kind -> !kind.isUnderParent())
                                .map(Probe::of),
                        LATER.stream())
                .flatMap(probes -> probes)
                .toList();
    }

    /** What is under parents is read with the permission that these are read with. */
    private static Probe of(Kind kind) {
        return new Probe(
                kind.words(),
                "/" + kind.listings().get(0).path(),
                FEW,
                kind.permission(),
                kind.permission().equals(SETTINGS_READ),
                kind.without());
    }

    private static Probe later(String thing, String path, String permission, String without) {
        return new Probe(thing, path, FEW, permission, false, without);
    }
}
