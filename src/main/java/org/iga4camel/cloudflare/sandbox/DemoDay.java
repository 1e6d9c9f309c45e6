package org.iga4camel.cloudflare.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** One working day in the demo company: somebody is hired, somebody leaves, rights come and go. */
final class DemoDay {

    private static final List<String> HIRES = List.of(
            "ines.carvalho", "tom.akerman", "leila.haddad", "pavel.sykora", "maja.lind", "kenji.mori", "amara.obi");
    private static final List<String> ROLES =
            List.of("Analytics", "DNS", "Cache Purge", "Log Share Reader", "Firewall", "Workers Editor");

    private final SandboxAccount account;
    private final int number;
    private final Random random;
    private final List<String> happened = new ArrayList<>();

    DemoDay(SandboxAccount account, int number) {
        this.account = account;
        this.number = number;
        this.random = new Random(Ids.mix(number));
    }

    List<String> happen() {
        acceptInvitation();
        hire();
        grant();
        if (number % 2 == 0) {
            leave();
        }
        if (number % 2 == 1) {
            switchTwoFactorOn();
        }
        if (number % 3 == 0) {
            lapse();
        }
        revoke();
        return List.copyOf(happened);
    }

    private void hire() {
        int turn = number - 1;
        String round = turn < HIRES.size() ? "" : String.valueOf(turn / HIRES.size() + 1);
        String email = HIRES.get(Math.floorMod(turn, HIRES.size())) + round + "@northwind-harbour.example";
        if (account.memberByEmail(email).isEmpty()) {
            String role = pick(ROLES);
            account.invite(email, account.roleId(role));
            happened.add(email + " was hired and invited with " + role + ".");
        }
    }

    private void acceptInvitation() {
        someone(DemoDay::isPending).ifPresent(member -> {
            account.accept(member.id());
            happened.add(member.email() + " accepted the invitation.");
        });
    }

    private void lapse() {
        someone(DemoDay::isPending).ifPresent(member -> {
            account.expire(member.id());
            happened.add("The invitation of " + member.email() + " lapsed.");
        });
    }

    private void leave() {
        someone(this::isOrdinary).ifPresent(member -> {
            account.remove(member.id());
            happened.add(member.email() + " left the company.");
        });
    }

    private void switchTwoFactorOn() {
        someone(member -> isOrdinary(member) && !member.twoFactor()).ifPresent(member -> {
            account.setTwoFactor(member.id(), true);
            happened.add(member.email() + " switched two-factor authentication on.");
        });
    }

    private void grant() {
        someone(this::isOrdinary).ifPresent(member -> {
            String role = pick(ROLES);
            List<String> roles = new ArrayList<>(rolesOf(member));
            if (!roles.contains(account.roleId(role))) {
                roles.add(account.roleId(role));
                account.setRoles(member.id(), roles.toArray(String[]::new));
                happened.add(member.email() + " was granted " + role + ".");
            }
        });
    }

    private void revoke() {
        someone(member -> isOrdinary(member) && rolesOf(member).size() > 1).ifPresent(member -> {
            List<String> roles = new ArrayList<>(rolesOf(member));
            String gone = roles.remove(random.nextInt(roles.size()));
            account.setRoles(member.id(), roles.toArray(String[]::new));
            happened.add(member.email() + " lost " + account.read(() -> account.catalog.requireRole(gone).name) + ".");
        });
    }

    private static boolean isPending(SandboxMember member) {
        return member.status().equals(MemberState.PENDING);
    }

    /** A person, accepted, not a Super Administrator, and with whole-account roles only, so that no scoped right is overwritten. */
    private boolean isOrdinary(SandboxMember member) {
        return member.status().equals(MemberState.ACCEPTED)
                && !member.email().startsWith("svc-")
                && account.grants(member.id()).stream()
                        .allMatch(grant -> grant.scopeKey().equals(account.accountKey())
                                && !grant.roleId().equals(Catalog.SUPER_ADMINISTRATOR));
    }

    private List<String> rolesOf(SandboxMember member) {
        return account.grants(member.id()).stream().map(SandboxGrant::roleId).toList();
    }

    private Optional<SandboxMember> someone(Predicate<SandboxMember> who) {
        List<SandboxMember> candidates = account.members().stream().filter(who).toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(pick(candidates));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
