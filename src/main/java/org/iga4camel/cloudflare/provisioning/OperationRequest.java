package org.iga4camel.cloudflare.provisioning;

import java.util.List;
import org.iga4camel.cloudflare.model.OperationKind;

/**
 * What somebody asks for, checked. Texts that were not given are null.
 *
 * @param account alias of the account
 * @param memberId 32 lower-case hexadecimal characters; this or the e-mail address is given
 * @param email as it was written; an invitation has one always
 * @param roles ids or exact names
 * @param scope null for the whole account
 * @param reason why, for auditors
 * @param requestedBy who asks, for auditors
 * @param reference for example a ticket
 * @param idempotencyKey names this request, so that repeating it repeats nothing
 * @param dryRun whether only the plan is wanted
 * @param mergeRoles whether an invited person who is there already is given the roles that are missing
 * @param restore whether somebody who was removed is to come back with all former rights
 * @param direct whether to add somebody without an invitation, where Cloudflare allows that
 */
public record OperationRequest(
        OperationKind kind,
        String account,
        String memberId,
        String email,
        List<String> roles,
        String scope,
        String reason,
        String requestedBy,
        String reference,
        String idempotencyKey,
        boolean dryRun,
        boolean mergeRoles,
        boolean restore,
        boolean direct) {

    public OperationRequest {
        roles = List.copyOf(roles);
    }

    /** The same, for an invitation. */
    OperationRequest withoutDirect() {
        return new OperationRequest(
                kind,
                account,
                memberId,
                email,
                roles,
                scope,
                reason,
                requestedBy,
                reference,
                idempotencyKey,
                dryRun,
                mergeRoles,
                restore,
                false);
    }
}
