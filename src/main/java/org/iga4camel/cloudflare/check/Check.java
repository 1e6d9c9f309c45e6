package org.iga4camel.cloudflare.check;

import java.util.function.Function;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.check.Finding.State;
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

    /** Begins to find out which permissions there are. */
    public PermissionInquiry permissions(String alias) {
        return new PermissionInquiry(accounts.apply(alias), Probe.all(kinds));
    }

    /** Begins to find out whose the credential is. */
    public CredentialInquiry credential(String alias) {
        return new CredentialInquiry(accounts.apply(alias));
    }

    /** All that was found out; whether writing is possible is a finding only where writes are allowed here. */
    public Checked checked(String alias, CredentialInquiry credential, PermissionInquiry permissions) {
        Identity identity = credential.identity();
        Stream<Finding> writing = accounts.apply(alias).provisioning().allowed()
                ? Stream.of(provisioning(identity.writing()))
                : Stream.empty();
        return new Checked(
                identity,
                Stream.concat(permissions.findings().stream(), writing).toList());
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
}
