package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A believable company with Cloudflare roles, and what happens in it from day to day.
 *
 * @param account where it lives
 * @param token an API token that may do everything the sandbox offers
 */
public record DemoCompany(SandboxAccount account, String token) {

    private static final String NAME = "Northwind Harbour Ltd";
    private static final List<String> DOMAINS =
            List.of("www.northwind-harbour.example", "shop.northwind-harbour.example", "api.northwind-harbour.example");

    /** Opens the company in a sandbox: about fifty people, three zones, a few things an auditor would ask about. */
    public static DemoCompany open(Sandbox sandbox) {
        SandboxAccount account = sandbox.addAccount(NAME);
        String token = "cfat_demo-token-of-no-value-" + account.id();
        sandbox.addToken(token, SandboxMain.ALL_PERMISSIONS, account.id());
        DOMAINS.forEach(account::addZone);
        String allZones = account.addResourceGroup(
                "all shop fronts",
                account.accountKey(),
                DOMAINS.stream().map(account::zoneKey).toArray(String[]::new));
        for (JsonNode person : Json.resource("demo-company.json")) {
            settle(account, person, allZones);
        }
        account.addUserGroup(
                "On-call engineers",
                account.members().stream()
                        .filter(member -> member.status().equals(MemberState.ACCEPTED))
                        .limit(4)
                        .map(SandboxMember::id)
                        .toArray(String[]::new));
        return new DemoCompany(account, token);
    }

    /** Lets day {@code n} happen, counted from 1: the same day does the same in the same company. */
    public static List<String> day(Sandbox sandbox, int n) {
        SandboxAccount account = sandbox.accounts().stream()
                .filter(candidate -> candidate.name().equals(NAME))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Call DemoCompany.open first"));
        return new DemoDay(account, n).happen();
    }

    private static void settle(SandboxAccount account, JsonNode person, String allZones) {
        List<SandboxPolicy> policies = new ArrayList<>();
        person.path("roles")
                .forEach(role -> policies.add(SandboxPolicy.allow(
                        account.permissionGroupId(role.textValue()), account.wholeAccountGroupId())));
        person.path("zones")
                .forEach(zone -> policies.add(SandboxPolicy.allow(
                        account.permissionGroupId(zone.path("may").textValue()), group(account, zone, allZones))));
        person.path("denied")
                .forEach(zone -> policies.add(SandboxPolicy.deny(
                        account.permissionGroupId(zone.path("may").textValue()), group(account, zone, allZones))));
        String id =
                account.inviteWithPolicies(person.path("email").textValue(), policies.toArray(SandboxPolicy[]::new));
        if (!person.path("pending").asBoolean()) {
            account.accept(id);
            account.setNames(
                    id, person.path("first").textValue(), person.path("last").textValue());
            account.setTwoFactor(id, person.path("2fa").asBoolean(true));
        }
    }

    private static String group(SandboxAccount account, JsonNode zone, String allZones) {
        String domain = zone.path("zone").textValue();
        return domain.equals("all") ? allZones : account.resourceGroupId(domain);
    }
}
