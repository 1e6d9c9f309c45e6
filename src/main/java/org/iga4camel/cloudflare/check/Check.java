package org.iga4camel.cloudflare.check;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.check.Finding.State;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.settings.AccountSettings;

/** The steps of the route that checks an account's permissions, as the bean {@code cloudflareIgaCheck}. */
public final class Check {

    private final Kinds kinds;
    private final Function<String, AccountSettings> accounts;

    public Check(Kinds kinds, Function<String, AccountSettings> accounts) {
        this.kinds = kinds;
        this.accounts = accounts;
    }

    /** What is asked one after the other. */
    public List<Probe> probes() {
        return Probe.all(kinds);
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

    /** Begins to find out whose the credential is. */
    public Inquiry inquiry(String alias) {
        return new Inquiry(accounts.apply(alias));
    }

    /** Takes the answer to the last question about the credential. */
    public void answered(Inquiry inquiry, Envelope answer) {
        inquiry.answered(answer.result());
    }

    /** The last question about the credential was refused. */
    public void refused(Inquiry inquiry) {
        inquiry.refused();
    }

    /** All that was found out; whether writing is possible is a finding only where writes are allowed here. */
    public Checked checked(String alias, Inquiry inquiry, List<Finding> findings) {
        Identity identity = inquiry.identity();
        return accounts.apply(alias).provisioning().allowed()
                ? new Checked(
                        identity,
                        Stream.concat(findings.stream(), Stream.of(provisioning(identity.writing())))
                                .toList())
                : new Checked(identity, findings);
    }

    private static Finding provisioning(Identity.Writing writing) {
        return switch (writing.state()) {
            case ALLOWED -> provisioning(writing.permission(), State.OK, "");
            case NOT_ALLOWED ->
                provisioning(
                        writing.permission(),
                        State.MISSING,
                        "without it, nobody can be invited or removed and no role granted or revoked");
            case UNKNOWN ->
                provisioning(
                        writing.permission(),
                        State.NOT_TESTED,
                        "cannot be known without writing, as the token's own permissions cannot be read");
        };
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
