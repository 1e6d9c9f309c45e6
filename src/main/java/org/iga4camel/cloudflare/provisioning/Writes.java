package org.iga4camel.cloudflare.provisioning;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.gateway.CloudflareException;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.gateway.Purpose;
import org.iga4camel.cloudflare.gateway.Refusal;
import org.iga4camel.cloudflare.gateway.RequestRejectedException;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.wire.Json;

/** Sends what is planned, and notes what is known of its outcome before anybody looks. */
public final class Writes {

    /** Source: Cloudflare API v4, members: an address that is there already; the second code is the older one. */
    private static final Set<Integer> MEMBER_EXISTS = Set.of(1008, 1004);

    private static final int INVALID = 1001;

    /** Source: Cloudflare API v4, members: called "Unknown error", which hides a role and a scope that do not go together. */
    private static final int DOES_NOT_FIT = 1006;

    private final InstantSource clock;

    Writes(InstantSource clock) {
        this.clock = clock;
    }

    public CloudflareRequest request(Operation operation) {
        Write write = operation.attempt().write();
        return new CloudflareRequest(
                write.what() + " in account " + operation.account().alias(),
                write.method(),
                write.path(),
                Map.of(),
                write.body(),
                Purpose.PROVISIONING,
                operation.sent(),
                operation.deadline(),
                0);
    }

    /** Cloudflare says that it was carried out, which has to be seen. */
    public void answered(Operation operation, Envelope answer) {
        operation.hasRay(answer.ray());
        operation.hasWrittenOnce();
        if (operation.attempt().write().invites()) {
            operation.attempt().invited(Json.text(answer.result(), "id"));
        }
        operation.attempt().ended(Attempt.Outcome.ANSWERED, clock.instant());
    }

    /** It left, and no usable answer came: only looking can tell. */
    public void uncertain(Operation operation, Exception failure) {
        Causes.find(failure, CloudflareException.class)
                .ifPresent(known -> operation.hasRay(known.refusal().ray()));
        operation.hasWrittenOnce();
        operation.attempt().ended(Attempt.Outcome.UNCERTAIN, clock.instant());
    }

    /**
     * Cloudflare says that it cannot be done. Somebody who is there already, or gone already, is looked for; a direct
     * addition that is refused becomes an invitation.
     *
     * @throws CloudflareException the refusal, when nothing of this is the case
     */
    public void rejected(Operation operation, Exception failure) {
        CloudflareException refused = Causes.find(failure, CloudflareException.class)
                .orElseThrow(() -> new IllegalStateException("No refusal of a write", failure));
        Refusal refusal = refused.refusal();
        operation.hasRay(refusal.ray());
        Attempt attempt = operation.attempt();
        attempt.ended(Attempt.Outcome.REFUSED, clock.instant());
        if (attempt.write().invites() && MEMBER_EXISTS.contains(refusal.code())) {
            attempt.foundSomebody();
            if (operation.hasWritten()) {
                operation.replans();
            } else {
                operation.startsOver();
            }
            operation.lookFor(Search.existing(
                    operation.subject().email(), operation.subject().formerMemberId()));
        } else if (attempt.write().invites() && operation.isDirect() && refusal.code() == INVALID) {
            operation.becomesInvitation();
            operation.replans();
            operation.notesForGood("Cloudflare does not allow adding "
                    + operation.subject().email() + " directly, so that an invitation was sent");
        } else if (refused instanceof NotFoundException && refusal.provesMemberGone()) {
            operation.subject().sees(null);
            if (attempt.write().removes()) {
                attempt.ended(Attempt.Outcome.ANSWERED, clock.instant());
            } else {
                operation.replans();
            }
        } else {
            throw refusal.code() == DOES_NOT_FIT ? explained(attempt.write(), refusal) : refused;
        }
    }

    private static CloudflareException explained(Write write, Refusal refusal) {
        return new RequestRejectedException(
                "Cannot " + write.what()
                        + ": one of the roles cannot be given on that scope; roles for the whole account"
                        + " and roles for zones or other objects are different ones, see the roles",
                refusal);
    }

    /**
     * Notes that it was not carried out: it did not leave, or Cloudflare did not let it in.
     *
     * @throws CloudflareIgaException always: the cause
     */
    public void notCarriedOut(Operation operation, Exception failure) {
        operation.attempt().ended(Attempt.Outcome.REFUSED, clock.instant());
        throw Causes.find(failure, CloudflareIgaException.class)
                .orElseThrow(() -> new IllegalStateException("No reason why a write was not sent", failure));
    }
}
