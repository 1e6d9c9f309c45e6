package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.iga4camel.cloudflare.cache.PublishedPermissionGroup;
import org.iga4camel.cloudflare.cache.PublishedResourceGroup;
import org.iga4camel.cloudflare.cache.PublishedRole;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.Policy;

/** The body that is sent means exactly the rights that were planned, whatever the member held before. */
class PlannedBodiesTest {

    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final String WHOLE = "com.cloudflare.api.account." + ACCOUNT;
    private static final String ACCOUNT_KIND = "com.cloudflare.api.account";
    private static final String ZONE_KIND = "com.cloudflare.api.account.zone";

    /** Two roles with their permission groups, and two permission groups without a role. */
    private static final List<PublishedRole> ROLES = List.of(
            new PublishedRole(id('a'), "Alpha", Right.ROLE),
            new PublishedRole(id('b'), "Beta", Right.ROLE),
            new PublishedRole(id('c'), "Zone Helper", Right.PERMISSION_GROUP),
            new PublishedRole(id('d'), "Zone Reader", Right.PERMISSION_GROUP));

    private static final Map<String, String> GROUP_OF_ROLE =
            Map.of(id('a'), id('1'), id('b'), id('2'), id('c'), id('c'), id('d'), id('d'));
    private static final List<PublishedPermissionGroup> GROUPS = List.of(
            new PublishedPermissionGroup(id('1'), "Alpha", ACCOUNT_KIND),
            new PublishedPermissionGroup(id('2'), "Beta", ACCOUNT_KIND),
            new PublishedPermissionGroup(id('c'), "Zone Helper", ZONE_KIND),
            new PublishedPermissionGroup(id('d'), "Zone Reader", ZONE_KIND));

    private static final List<String> ZONES = List.of(ZONE_KIND + ".one", ZONE_KIND + ".two", ZONE_KIND + ".three");
    private static final List<PublishedResourceGroup> PLACES = List.of(
            new PublishedResourceGroup(id('7'), WHOLE, List.of(WHOLE)),
            new PublishedResourceGroup(id('8'), "one", List.of(ZONES.get(0))),
            new PublishedResourceGroup(id('9'), "two", List.of(ZONES.get(0), ZONES.get(1))));

    private static String id(char digit) {
        return String.valueOf(digit).repeat(32);
    }

    @Property(tries = 2000, seed = "20260104", shrinking = ShrinkingMode.OFF)
    void theBodyOfAChangeMeansExactlyWhatIsPlanned(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Policy> policies = policies(random);
        Rights before = rights(PolicyEdit.meaning(policies));
        Rights after = changed(before, random);
        MemberChange change = new MemberChange(situation(policies, before));

        Write write = change.to(after);

        JsonNode body = Json.MAPPER.readTree(write.body());
        assertThat(meaning(body)).as("%s for %s", write.body(), policies).isEqualTo(after.keys());
        assertThat(body.has("roles"))
                .as("by roles only where nothing else is lost")
                .isEqualTo(areRoles(before) && areRoles(after));
    }

    @Property(tries = 2000, seed = "20260105", shrinking = ShrinkingMode.OFF)
    void takingOneRightOutOfPoliciesTakesNoOther(@ForAll long seed) {
        Random random = new Random(seed);
        List<Policy> policies = policies(random);
        Set<Right.Key> before = PolicyEdit.meaning(policies);
        Right one = rights(before).all().get(random.nextInt(before.size()));
        Set<Right.Key> expected = new HashSet<>(before);
        expected.remove(one.key());

        List<Policy> left = new PolicyEdit(scopes()).remove(policies, one);

        assertThat(PolicyEdit.meaning(left)).isEqualTo(expected);
    }

    private static Situation situation(List<Policy> policies, Rights rights) {
        SeenMember member = new SeenMember(id('e'), "ada@example.com", null, "accepted", true, rights, policies, "{}");
        AccountSettings account =
                new AccountSettings("default", ACCOUNT, null, null, null, null, null, null, false, null, null);
        return new Situation(
                account,
                id('e'),
                "ada@example.com",
                member,
                null,
                new Catalogue("default", new Roles(ROLES, GROUPS), scopes()));
    }

    private static Scopes scopes() {
        return new Scopes(WHOLE, PLACES);
    }

    private static Rights changed(Rights before, Random random) {
        Rights after = before;
        for (int i = random.nextInt(3); i >= 0; i--) {
            PublishedRole role = ROLES.get(random.nextInt(ROLES.size()));
            boolean zone = role.kind().equals(Right.PERMISSION_GROUP);
            String key = zone ? ZONES.get(random.nextInt(ZONES.size())) : WHOLE;
            Rights one = rights(Set.of(new Right.Key(role.id(), Right.ALLOW, key)));
            after = random.nextBoolean() ? after.and(one) : after.without(one);
        }
        return after;
    }

    private static List<Policy> policies(Random random) {
        List<Policy> policies = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String access = random.nextInt(4) == 0 ? "deny" : Right.ALLOW;
            boolean zone = random.nextBoolean();
            List<Policy.Power> powers = some(zone ? ROLES.subList(2, 4) : ROLES.subList(0, 2), random).stream()
                    .map(role -> new Policy.Power(GROUP_OF_ROLE.get(role.id()), role.id()))
                    .toList();
            policies.add(new Policy(access, powers, zone ? zonePlaces(random) : List.of(wholePlace(random))));
        }
        return policies;
    }

    /** Answers show zeros or the id. */
    private static Policy.Place wholePlace(Random random) {
        return new Policy.Place(random.nextBoolean() ? id('0') : id('7'), List.of(WHOLE));
    }

    private static List<Policy.Place> zonePlaces(Random random) {
        Stream<Policy.Place> known =
                PLACES.subList(1, 3).stream().map(place -> new Policy.Place(place.id(), place.keys()));
        Policy.Place anonymous = new Policy.Place(null, some(ZONES, random));
        return some(Stream.concat(known, Stream.of(anonymous)).toList(), random);
    }

    private static <T> List<T> some(List<T> all, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(all.size()));
    }

    private static Rights rights(Set<Right.Key> keys) {
        return Rights.of(keys.stream()
                .map(key -> {
                    PublishedRole role = ROLES.stream()
                            .filter(known -> known.id().equals(key.roleId()))
                            .findFirst()
                            .orElseThrow();
                    return new Right(role.id(), role.name(), role.kind(), key.access(), key.scopeKey(), null);
                })
                .toList());
    }

    private static boolean areRoles(Rights rights) {
        return rights.all().stream()
                .allMatch(right -> right.kind().equals(Right.ROLE)
                        && right.access().equals(Right.ALLOW)
                        && right.scopeKey().equals(WHOLE));
    }

    /** What Cloudflare makes of a body. */
    private static Set<Right.Key> meaning(JsonNode body) {
        Set<Right.Key> meaning = new HashSet<>();
        body.path("roles")
                .forEach(role -> meaning.add(new Right.Key(role.path("id").asText(), Right.ALLOW, WHOLE)));
        for (JsonNode policy : body.path("policies")) {
            for (JsonNode group : policy.path("permission_groups")) {
                String role = GROUP_OF_ROLE.entrySet().stream()
                        .filter(known ->
                                known.getValue().equals(group.path("id").asText()))
                        .findFirst()
                        .orElseThrow()
                        .getKey();
                for (JsonNode place : policy.path("resource_groups")) {
                    keys(place)
                            .forEach(key -> meaning.add(
                                    new Right.Key(role, policy.path("access").asText(), key)));
                }
            }
        }
        return meaning;
    }

    private static List<String> keys(JsonNode place) {
        if (place.has("id")) {
            return PLACES.stream()
                    .filter(known -> known.id().equals(place.path("id").asText()))
                    .findFirst()
                    .orElseThrow()
                    .keys();
        }
        List<String> keys = new ArrayList<>();
        place.path("scope").path("objects").forEach(object -> {
            String key = object.path("key").asText();
            keys.add(key.equals("*") ? place.path("scope").path("key").asText() : key);
        });
        return keys;
    }
}
