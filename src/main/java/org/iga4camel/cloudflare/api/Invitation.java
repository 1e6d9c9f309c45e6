package org.iga4camel.cloudflare.api;

import java.util.List;

/**
 * The body of an invitation; documents the request, which {@code cloudflare-iga/schema/invitation.json} checks.
 *
 * @param roles ids or exact names
 * @param scope id of a resource group or key of a zone; the whole account when it is not there
 * @param reason why, for auditors
 * @param reference for example a ticket
 * @param mergeRoles whether somebody who is a member already is given the roles that are missing
 * @param direct whether to add somebody without an invitation, where Cloudflare allows that
 */
public record Invitation(
        String email,
        List<String> roles,
        String scope,
        String reason,
        String reference,
        Boolean mergeRoles,
        Boolean direct) {}
