package org.iga4camel.cloudflare.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Fills an account with a random mix of people that depends on the seed alone. */
final class Population {

    private static final List<String> FIRST = List.of(
            "Ana", "Ben", "Chloe", "Dmitri", "Elif", "Farah", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lena", "Milan",
            "Nadia", "Omar", "Petra", "Quinn", "Rosa", "Sven", "Tariq", "Uma", "Vera", "Wei", "Yuki", "Zoe");
    private static final List<String> LAST = List.of(
            "Adeyemi", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Horvat", "Ito", "Jansen", "Kaya",
            "Lopez", "Moreau", "Novak", "Okafor", "Petrov", "Rossi", "Silva", "Tanaka", "Varga", "Weber", "Young");

    private final SandboxAccount account;
    private final Random random;

    Population(SandboxAccount account, long seed) {
        this.account = account;
        this.random = new Random(Ids.mix(seed));
    }

    void fill(int count, int roles) {
        shapeRoles(roles);
        List<String> assignable = account.read(() -> account.catalog.roles().stream()
                .filter(role -> role.assignable && !role.id.equals(Catalog.SUPER_ADMINISTRATOR))
                .map(role -> role.id)
                .toList());
        List<String> zones = new ArrayList<>();
        for (int i = 1; i <= Math.min(20, Math.max(1, count / 10)); i++) {
            zones.add(account.addZone("zone-" + i + ".example.net"));
        }
        List<String> domainGroups = account.read(() -> account.catalog.permissionGroups().stream()
                .filter(group -> group.scopes.equals(PermissionGroup.ZONE_SCOPE))
                .map(group -> group.id)
                .toList());
        int offset = account.members().size();
        for (int i = 0; i < count; i++) {
            boolean first = offset + i == 0;
            account.write(member(offset + i, first, assignable, domainGroups, zones));
        }
    }

    private Supplier<String> member(
            int number, boolean first, List<String> roles, List<String> domainGroups, List<String> zones) {
        return () -> {
            String firstName = pick(FIRST);
            String lastName = pick(LAST);
            String email = MemberStore.key(firstName + "." + lastName + "." + number) + "@example.com";
            String id = account.invite(
                    email,
                    first
                            ? new String[] {Catalog.SUPER_ADMINISTRATOR}
                            : some(roles).toArray(String[]::new));
            if (first || random.nextInt(100) >= 12) {
                account.accept(id);
                account.setTwoFactor(id, first || random.nextInt(100) < 70);
                if (random.nextInt(100) < 80) {
                    account.setNames(id, firstName, lastName);
                }
            } else if (random.nextInt(10) == 0) {
                account.setUserId(id, account.users.register(email));
            }
            int lot = first ? 100 : random.nextInt(100);
            if (lot < 5) {
                account.write(() -> addPolicies(id, new SandboxPolicy("allow", twoOf(domainGroups), twoOf(zones))));
            } else if (lot < 7) {
                account.write(() -> addPolicies(id, SandboxPolicy.deny(pick(domainGroups), pick(zones))));
            }
            return id;
        };
    }

    private String addPolicies(String memberId, SandboxPolicy more) {
        MemberState member = account.members.byId(memberId).orElseThrow();
        List<Policy> policies = new ArrayList<>(member.policies());
        policies.add(Policies.from(more, account.catalog, account.ids));
        account.members.replace(member.withPolicies(policies));
        return memberId;
    }

    /** Takes roles from the end of the catalogue or adds numbered ones, until so many are listed. */
    private void shapeRoles(int wanted) {
        if (wanted <= 0) {
            return;
        }
        List<String> ids = new ArrayList<>(account.roleIds());
        ids.remove(Catalog.SUPER_ADMINISTRATOR);
        for (int i = ids.size(); i > wanted; i--) {
            account.removeRole(ids.get(i - 1));
        }
        for (int i = ids.size() + 1; i <= wanted; i++) {
            account.addRole("Sandbox Role " + i);
        }
    }

    private Set<String> some(List<String> roles) {
        int count = 1 + Math.min(3, random.nextInt(10) / 3);
        Set<String> some = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            some.add(pick(roles));
        }
        return some;
    }

    /** One or two of them. */
    private List<String> twoOf(List<String> from) {
        return List.copyOf(new LinkedHashSet<>(List.of(pick(from), pick(from))));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
