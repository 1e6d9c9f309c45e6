package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.gateway.Inquiry;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.wire.SuperAdministrator;

/** Counts the accepted Super Administrators that would stay, looking at one after the other until there are enough. */
public final class SuperAdministratorCount implements Inquiry {

    private final RunningOperation operation;
    private final Deque<String> candidates;
    private final int needed;
    private int found;

    SuperAdministratorCount(RunningOperation operation, Collection<String> candidates, int needed) {
        this.operation = operation;
        this.candidates = new ArrayDeque<>(candidates);
        this.needed = needed;
    }

    /** Whether the member may do everything, now. */
    private static boolean isOne(SeenMember member, String wholeAccountKey) {
        return member.isAccepted() && hasTheRight(member, wholeAccountKey);
    }

    /** Whether the member may do everything, as far as Cloudflare told. */
    static boolean mayBeOne(SeenMember member, String wholeAccountKey) {
        return member != null
                && !member.isPending()
                && !member.hasDeclined()
                && (!member.rightsTold() || hasTheRight(member, wholeAccountKey));
    }

    private static boolean hasTheRight(SeenMember member, String wholeAccountKey) {
        return member.rights().has(right(Right.ALLOW, wholeAccountKey))
                && !member.rights().has(right("deny", wholeAccountKey));
    }

    static Right right(String access, String wholeAccountKey) {
        return new Right(SuperAdministrator.ID, SuperAdministrator.NAME, Right.ROLE, access, wholeAccountKey, null);
    }

    @Override
    public boolean isOpen() {
        return found < needed && !candidates.isEmpty();
    }

    @Override
    public CloudflareRequest next() {
        return CloudflareRequest.ofOperation(
                "look at another Super Administrator of account "
                        + operation.account().alias(),
                "/accounts/" + operation.account().accountId() + "/members/" + candidates.element(),
                Map.of(),
                operation.sent(),
                operation.deadline());
    }

    @Override
    public void answered(Envelope answer) {
        SeenMember other = operation.catalogue().read(answer.result());
        boolean isTheOneAskedFor = candidates.remove().equals(other.id());
        found += isTheOneAskedFor && isOne(other, operation.wholeAccountKey()) ? 1 : 0;
    }

    /** @throws CloudflareIgaException any failure but the answer that nobody has the id */
    @Override
    public void refused(CloudflareIgaException failure) {
        if (!(failure instanceof NotFoundException)) {
            throw failure;
        }
        candidates.remove();
    }

    boolean areEnough() {
        return found >= needed;
    }

    int found() {
        return found;
    }
}
