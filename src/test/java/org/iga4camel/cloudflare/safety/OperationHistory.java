package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;

/** Random rights of one member, and random grants and revocations of some; all of it follows from the seed. */
final class OperationHistory {

    private static final List<SandboxSwitch> SWITCHES = List.of(
            SandboxSwitch.PUT_ROLES_KEEP_OTHER_POLICIES,
            SandboxSwitch.ZERO_IDS,
            SandboxSwitch.SCOPE_AS_ARRAY,
            SandboxSwitch.ROLELESS_GROUPS_HIDDEN,
            SandboxSwitch.CREATED_MEMBER_HAS_ROLES,
            SandboxSwitch.STABLE_ORDER,
            SandboxSwitch.SUPER_ADMINISTRATOR_LISTED);
    private static final List<String> ROLES = List.of("Analytics", "DNS", "Billing", "Administrator Read Only");
    private static final String ACCOUNT_GROUP = "Account Helper";
    private static final List<String> ZONE_GROUPS = List.of("Zone Helper", "Zone Reader");
    private static final List<String> ZONES = List.of("one.example", "two.example", "three.example");
    private static final String TWO_ZONES = "Two zones";

    private final MountedOperations mounted;
    private final Random random;
    private final SandboxAccount account;
    private final List<String> steps = new ArrayList<>();
    private final String ada;
    private int applied;

    OperationHistory(MountedOperations mounted, long seed) {
        this.mounted = mounted;
        random = new Random(seed);
        Sandbox sandbox = new Sandbox(seed);
        SWITCHES.stream().filter(which -> random.nextBoolean()).forEach(which -> {
            sandbox.options().on(which);
            steps.add("with " + which);
        });
        account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
        account.add("helena@example.com", account.roleId("Super Administrator - All Privileges"));
        ZONES.forEach(account::addZone);
        account.addResourceGroup(
                TWO_ZONES, account.accountKey(), account.zoneKey(ZONES.get(0)), account.zoneKey(ZONES.get(1)));
        ZONE_GROUPS.forEach(group -> account.addPermissionGroup(group, "com.cloudflare.api.account.zone"));
        account.addPermissionGroup(ACCOUNT_GROUP, "com.cloudflare.api.account");
        ada = account.add("ada@example.com", account.roleId(one(ROLES)), account.roleId(one(ROLES)));
        if (random.nextInt(4) > 0) {
            account.setPolicies(ada, policies());
        }
        steps.add("begins with " + account.grants(ada));
        mounted.begin(sandbox);
        mounted.sync();
    }

    /** Lives it, and tells how many operations were carried out. */
    int live() {
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            operation();
        }
        assertThat(mounted.sync()).as("changes that nobody made").isZero();
        return applied;
    }

    /** What happened so far, for whoever has to understand a failure. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    private void operation() {
        boolean grant = random.nextBoolean();
        Set<SandboxGrant> before = account.grants();
        Map<String, Object> fields = new HashMap<>(Map.of("memberId", ada));
        Set<SandboxGrant> asked = !grant && random.nextInt(3) > 0 ? held(fields) : anything(fields);
        Set<SandboxGrant> expected = new HashSet<>(before);
        if (grant) {
            expected.addAll(asked);
        } else {
            expected.removeAll(asked);
        }
        String kind = grant ? "grant" : "revoke";
        MountedOperations.Outcome tried = random.nextBoolean() ? tried(kind, fields, before) : null;
        steps.add(kind + " " + fields);

        MountedOperations.Outcome outcome = mounted.ask(kind, fields);

        Set<SandboxGrant> after = account.grants();
        String status = outcome.failure() == null ? outcome.result().status() : "refused";
        steps.add(
                status + (outcome.failure() == null ? "" : ": " + outcome.failure()) + ", has " + account.grants(ada));
        if (outcome.failure() != null) {
            assertThat(outcome.failure()).isInstanceOf(CloudflareIgaException.class);
            assertThat(after).as("after a refusal").isEqualTo(before);
        } else {
            assertThat(after).as("exactly what was asked").isEqualTo(expected);
            assertThat(status).isEqualTo(after.equals(before) ? "unchanged" : "applied");
            applied += status.equals("applied") ? 1 : 0;
        }
        if (tried != null) {
            wasForeseen(tried, outcome);
        }
        assertThat(mounted.wrongRights()).as("rights wrong in the cache").isEmpty();
    }

    private MountedOperations.Outcome tried(String kind, Map<String, Object> fields, Set<SandboxGrant> before) {
        Map<String, Object> dry = new HashMap<>(fields);
        dry.put("dryRun", true);
        steps.add(kind + " dry " + fields);
        MountedOperations.Outcome tried = mounted.ask(kind, dry);
        assertThat(account.grants()).as("after a dry run").isEqualTo(before);
        return tried;
    }

    /** What Cloudflare itself refuses, no dry run can know. */
    private void wasForeseen(MountedOperations.Outcome tried, MountedOperations.Outcome outcome) {
        if (tried.failure() != null) {
            assertThat(outcome.failure()).as("in earnest").hasSameClassAs(tried.failure());
        } else if (outcome.failure() == null) {
            assertThat(told(tried.result())).as("what a dry run promises").isEqualTo(account.grants(ada));
            assertThat(told(outcome.result())).as("what is told").isEqualTo(account.grants(ada));
        }
    }

    private Set<SandboxGrant> told(OperationResult result) {
        Set<SandboxGrant> rights = new HashSet<>();
        for (JsonNode right : result.after()) {
            rights.add(new SandboxGrant(
                    ada,
                    right.path("role_id").asText(),
                    right.path("access").asText(),
                    right.path("scope_key").asText()));
        }
        return rights;
    }

    /** Asks for something that the member has. */
    private Set<SandboxGrant> held(Map<String, Object> fields) {
        List<SandboxGrant> rights = account.grants(ada).stream()
                .filter(right -> right.access().equals("allow"))
                .sorted(java.util.Comparator.comparing(SandboxGrant::roleId).thenComparing(SandboxGrant::scopeKey))
                .toList();
        if (rights.isEmpty()) {
            return anything(fields);
        }
        SandboxGrant right = one(rights);
        fields.put("role", right.roleId());
        if (!right.scopeKey().equals(account.accountKey()) || random.nextBoolean()) {
            fields.put("scope", right.scopeKey());
        }
        return Set.of(right);
    }

    private Set<SandboxGrant> anything(Map<String, Object> fields) {
        boolean zone = random.nextBoolean();
        String name = zone ? one(ZONE_GROUPS) : random.nextInt(4) == 0 ? ACCOUNT_GROUP : one(ROLES);
        String id = ROLES.contains(name) ? account.roleId(name) : account.permissionGroupId(name);
        fields.put("role", random.nextBoolean() ? name : id);
        boolean fits = random.nextInt(10) > 0;
        List<String> keys = zone == fits ? zoneScope(fields) : accountScope(fields);
        Set<SandboxGrant> rights = new HashSet<>();
        keys.forEach(key -> rights.add(new SandboxGrant(ada, id, "allow", key)));
        return rights;
    }

    private List<String> accountScope(Map<String, Object> fields) {
        switch (random.nextInt(3)) {
            case 0 -> fields.put("scope", account.accountKey());
            case 1 -> fields.put("scope", account.wholeAccountGroupId());
            default -> {}
        }
        return List.of(account.accountKey());
    }

    private List<String> zoneScope(Map<String, Object> fields) {
        if (random.nextInt(3) == 0) {
            fields.put("scope", account.resourceGroupId(TWO_ZONES));
            return List.of(account.zoneKey(ZONES.get(0)), account.zoneKey(ZONES.get(1)));
        }
        String zone = one(ZONES);
        fields.put("scope", random.nextBoolean() ? account.zoneKey(zone) : account.resourceGroupId(zone));
        return List.of(account.zoneKey(zone));
    }

    private SandboxPolicy[] policies() {
        SandboxPolicy[] policies = new SandboxPolicy[1 + random.nextInt(4)];
        for (int i = 0; i < policies.length; i++) {
            String access = random.nextInt(4) == 0 ? "deny" : "allow";
            policies[i] = random.nextBoolean()
                    ? new SandboxPolicy(
                            access,
                            groups(List.of(ROLES.get(0), ROLES.get(1), ROLES.get(2), ACCOUNT_GROUP)),
                            List.of(account.wholeAccountGroupId()))
                    : new SandboxPolicy(
                            access,
                            groups(ZONE_GROUPS),
                            some(List.of(ZONES.get(0), ZONES.get(1), ZONES.get(2), TWO_ZONES)).stream()
                                    .map(account::resourceGroupId)
                                    .toList());
        }
        return policies;
    }

    private List<String> groups(List<String> names) {
        return some(names).stream().map(account::permissionGroupId).toList();
    }

    private List<String> some(List<String> all) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(all.size()));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
