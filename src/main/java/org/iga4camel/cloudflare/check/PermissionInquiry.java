package org.iga4camel.cloudflare.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.iga4camel.cloudflare.check.Finding.State;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.gateway.Inquiry;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.settings.AccountSettings;

/** Finds out which permissions the credential of an account has: one question for each, whose refusal is a finding too. */
public final class PermissionInquiry implements Inquiry {

    private final AccountSettings account;
    private final Deque<Probe> open;
    private final List<Finding> findings = new ArrayList<>();

    PermissionInquiry(AccountSettings account, List<Probe> probes) {
        this.account = account;
        open = new ArrayDeque<>(probes);
    }

    @Override
    public boolean isOpen() {
        return !open.isEmpty();
    }

    @Override
    public CloudflareRequest next() {
        Probe probe = open.element();
        return CloudflareRequest.read(
                "read the " + probe.thing() + " of account " + account.alias(),
                "/accounts/" + account.accountId() + probe.path(),
                probe.query(),
                new AtomicInteger());
    }

    @Override
    public void answered(Envelope answer) {
        found(State.OK, "");
    }

    /** @throws CloudflareIgaException a failure that is about more than this one permission */
    @Override
    public void refused(CloudflareIgaException failure) {
        Probe probe = open.element();
        if (failure instanceof PermissionMissingException) {
            found(State.MISSING, "without it, " + probe.without());
        } else if (failure instanceof NotFoundException) {
            // nothing of the kind exists, or it is not part of the account's plan
            found(probe.needed() ? State.MISSING : State.NOT_TESTED, "Cloudflare does not know it in this account");
        } else {
            throw failure;
        }
    }

    /** What is known now, in the order of the questions. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void found(State state, String detail) {
        Probe probe = open.remove();
        findings.add(new Finding(probe.thing(), probe.permission(), probe.needed(), state, detail));
    }
}
