package org.iga4camel.cloudflare.safety;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxMember;
import org.iga4camel.cloudflare.sandbox.SandboxPolicy;

/** An account to which random things happen; keeps every state it was in. */
final class RandomAccount {

    private final SandboxAccount account;
    private final Random random;
    private final Consumer<String> log;
    private final Set<String> everybody = new LinkedHashSet<>();
    private final List<String> zones = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<Truth> states = new ArrayList<>();
    private int names;
    private boolean added;
    private boolean removed;

    RandomAccount(SandboxAccount account, Random random, Consumer<String> log) {
        this.account = account;
        this.random = random;
        this.log = log;
        account.populate(0, 5 + random.nextInt(8));
        for (int i = 0; i < 3; i++) {
            zones.add(account.addZone("zone-" + i + ".example.org"));
        }
        zones.add(account.addResourceGroup(
                "Two zones",
                account.accountKey(),
                account.zoneKey("zone-0.example.org"),
                account.zoneKey("zone-1.example.org")));
        groups.add(account.addPermissionGroup("Domain Helper", "com.cloudflare.api.account.zone"));
        groups.add(account.addPermissionGroup("Account Helper", "com.cloudflare.api.account"));
        int people = random.nextInt(20) == 0 ? 45 + random.nextInt(20) : random.nextInt(15);
        for (int i = 0; i < people; i++) {
            changeMember();
            invite();
        }
        note();
    }

    /** Every state since the last {@link #forgetPast}, oldest first; the last one is the present. */
    synchronized List<Truth> states() {
        return List.copyOf(states);
    }

    synchronized Truth now() {
        return states.get(states.size() - 1);
    }

    /** From here on only the present counts. */
    synchronized void forgetPast() {
        states.subList(0, states.size() - 1).clear();
        added = false;
        removed = false;
    }

    /** Whether somebody came and somebody went since the last {@link #forgetPast}: then no total shows a shifted page. */
    synchronized boolean cameAndWent() {
        return added && removed;
    }

    /** Something happens, between two syncs. */
    synchronized void change() {
        if (random.nextInt(6) == 0) {
            changeRole();
        } else if (random.nextInt(3) == 0) {
            invite();
        } else {
            changeMember();
        }
        note();
    }

    /** Something happens to the members, at any time: also while their pages are read. */
    synchronized void changeMembers() {
        if (random.nextInt(3) == 0) {
            invite();
        } else {
            changeMember();
        }
        note();
    }

    /** One member goes, if there is any. */
    synchronized void removeSomebody() {
        now().members().keySet().stream().findFirst().ifPresent(id -> {
            log.accept("remove " + id);
            account.remove(id);
            removed = true;
            note();
        });
    }

    private void note() {
        states.add(Truth.of(account, everybody));
    }

    private void invite() {
        String email = "person-" + ++names + "@example.com";
        String id =
                random.nextInt(3) == 0 ? account.inviteWithPolicies(email, policies()) : account.invite(email, roles());
        everybody.add(id);
        added = true;
        log.accept("invite " + email + " as " + id);
        if (random.nextInt(4) > 0) {
            account.accept(id);
            log.accept("accept " + id);
        }
    }

    private void changeMember() {
        List<SandboxMember> all =
                everybody.stream().flatMap(id -> account.member(id).stream()).toList();
        if (all.isEmpty()) {
            return;
        }
        SandboxMember member = all.get(random.nextInt(all.size()));
        boolean pending = member.status().equals("pending");
        switch (random.nextInt(9)) {
            case 0 -> {
                log.accept("remove " + member.id());
                account.remove(member.id());
                removed = true;
            }
            case 1, 2 -> {
                log.accept((pending ? "accept " : "two-factor of ") + member.id());
                if (pending) {
                    account.accept(member.id());
                } else {
                    account.setTwoFactor(member.id(), !member.twoFactor());
                }
            }
            case 3 -> {
                if (pending) {
                    log.accept("reject " + member.id());
                    account.reject(member.id());
                    removed = true;
                }
            }
            case 4 -> {
                if (pending) {
                    log.accept("expire " + member.id());
                    account.expire(member.id());
                    removed = true;
                }
            }
            case 5 -> {
                log.accept("roles of " + member.id());
                account.setRoles(member.id(), roles());
            }
            case 6 -> {
                log.accept("policies of " + member.id());
                account.setPolicies(member.id(), policies());
            }
            case 7 -> {
                log.accept("names of " + member.id());
                account.setNames(member.id(), random.nextBoolean() ? "First " + ++names : null, "Last");
            }
            default -> {
                log.accept("address of " + member.id());
                account.setEmail(member.id(), "renamed-" + ++names + "@example.com");
            }
        }
    }

    private void changeRole() {
        List<String> ids = assignable();
        String role = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(3)) {
            case 0 -> log.accept("add role " + account.addRole("Added Role " + ++names));
            case 1 -> {
                log.accept("rename role " + role);
                account.renameRole(role, "Renamed Role " + ++names);
            }
            default -> {
                if (ids.size() > 3) {
                    log.accept("remove role " + role);
                    account.removeRole(role);
                }
            }
        }
    }

    private String[] roles() {
        List<String> ids = account.roleIds();
        Set<String> some = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            some.add(ids.get(random.nextInt(ids.size())));
        }
        return some.toArray(String[]::new);
    }

    private SandboxPolicy[] policies() {
        SandboxPolicy[] policies = new SandboxPolicy[1 + random.nextInt(3)];
        for (int i = 0; i < policies.length; i++) {
            String group = groups.get(random.nextInt(groups.size()));
            String where =
                    random.nextInt(3) == 0 ? account.wholeAccountGroupId() : zones.get(random.nextInt(zones.size()));
            policies[i] = random.nextInt(4) == 0 ? SandboxPolicy.deny(group, where) : SandboxPolicy.allow(group, where);
        }
        return policies;
    }

    /** All but Super Administrator, which every account has. */
    private List<String> assignable() {
        String superAdministrator = account.roleId("Super Administrator - All Privileges");
        return account.roleIds().stream()
                .filter(id -> !id.equals(superAdministrator))
                .toList();
    }
}
