package org.iga4camel.cloudflare.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.check.Finding.State;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.settings.AccountSettings;

/** The steps of the route that checks an account's permissions, as the bean {@code cloudflareIgaCheck}. */
public final class Check {

    private static final String TOKENS = "/tokens";

    private final Function<String, AccountSettings> accounts;

    public Check(Function<String, AccountSettings> accounts) {
        this.accounts = accounts;
    }

    /** What is asked one after the other. */
    public List<Probe> probes() {
        return Probe.all();
    }

    /** The request of a probe. */
    public CloudflareRequest request(String alias, Probe probe) {
        return read(alias, probe.thing(), probe.path(), probe.query());
    }

    /** The answer came, so the permission is there. */
    public Finding present(Probe probe) {
        return new Finding(probe.thing(), probe.permission(), probe.needed(), State.OK, "");
    }

    /** The answer was that the permission is not there. */
    public Finding missing(Probe probe) {
        return new Finding(
                probe.thing(), probe.permission(), probe.needed(), State.MISSING, "without it, " + probe.without());
    }

    /** Nothing of the kind exists in this account, or it is not part of its plan. */
    public Finding notThere(Probe probe) {
        return new Finding(
                probe.thing(),
                probe.permission(),
                probe.needed(),
                probe.needed() ? State.MISSING : State.NOT_TESTED,
                "Cloudflare does not know it in this account");
    }

    /** Whether writes are allowed here, so that the permission for them matters. */
    public boolean isForProvisioning(String alias) {
        return accounts.apply(alias).provisioning().allowed();
    }

    /** Asks which token is ours. */
    public CloudflareRequest whichToken(String alias) {
        return read(alias, "identity of the token", TOKENS + "/verify", Map.of());
    }

    /** Asks for the permissions of our token. */
    public CloudflareRequest ownToken(String alias, Envelope verified) {
        String id = verified.result().path("id").asText();
        if (!id.matches("[0-9a-f]{32}")) {
            throw new IllegalStateException("Cloudflare's id of our token is no id");
        }
        return read(alias, "permissions of the token", TOKENS + '/' + id, Map.of());
    }

    /** Whether our token may write, as its own policies say. */
    public Finding provisioning(Envelope token) {
        Optional<String> allowing = Optional.empty();
        for (JsonNode policy : token.result().path("policies")) {
            boolean allows = policy.path("effect").asText().equals("allow");
            for (JsonNode group : policy.path("permission_groups")) {
                String name = group.path("name").asText();
                if (allows && Probe.WRITES_MEMBERS.contains(name)) {
                    allowing = Optional.of(name);
                }
            }
        }
        return allowing.map(name -> provisioning(name, State.OK, ""))
                .orElseGet(() -> provisioning(
                        Probe.SETTINGS_WRITE,
                        State.MISSING,
                        "without it, nobody can be invited or removed and no role granted or revoked"));
    }

    /** Nothing but writing would show it. */
    public Finding provisioningUnknown() {
        return provisioning(
                Probe.SETTINGS_WRITE,
                State.NOT_TESTED,
                "cannot be known without writing, as the token's own permissions" + " cannot be read");
    }

    /** The findings with one more. */
    public List<Finding> with(List<Finding> findings, Finding one) {
        return Stream.concat(findings.stream(), Stream.of(one)).toList();
    }

    private static Finding provisioning(String permission, State state, String detail) {
        return new Finding("provisioning", permission, true, state, detail);
    }

    private CloudflareRequest read(String alias, String thing, String path, Map<String, String> query) {
        return CloudflareRequest.read(
                "read the " + thing + " of account " + alias,
                "/accounts/" + accounts.apply(alias).accountId() + path,
                query,
                new AtomicInteger());
    }
}
