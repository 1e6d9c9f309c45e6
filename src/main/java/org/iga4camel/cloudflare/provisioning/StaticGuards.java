package org.iga4camel.cloudflare.provisioning;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.model.EmailAddress;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.settings.AccountSettings;

/** The guards that can be asked without looking at anybody else. Each refusal names what would lift it. */
final class StaticGuards {

    /**
     * Refuses to write where nothing may be written.
     *
     * @throws ProvisioningOffException unless the settings allow it, or it is a dry run
     */
    void checkAllowed(OperationRequest request, AccountSettings account) {
        if (!account.provisioning().allowed() && !request.dryRun()) {
            throw new ProvisioningOffException("Writing to account " + account.alias()
                    + " is off: set cloudflare-iga.provisioning to true to allow it, or ask for a dry run");
        }
    }

    /**
     * Checks a plan.
     *
     * @throws ProtectedMemberException when the settings protect the member
     * @throws EmailDomainRefusedException when the address may not be invited
     * @throws RoleNotAllowedException when one of the roles may not be given or taken
     */
    void check(RunningOperation operation, Situation situation) {
        checkProtected(operation, situation);
        checkDomain(operation, situation);
        checkRoles(operation, situation);
    }

    /**
     * Leaves the identity behind the credentials alone.
     *
     * @param own its address; empty when the credentials act for nobody
     * @throws OwnIdentityException when it is the member's
     */
    void checkOwn(RunningOperation operation, Optional<String> own) {
        own.filter(address -> addresses(operation).anyMatch(other -> EmailAddress.same(address, other)))
                .ifPresent(address -> {
                    throw new OwnIdentityException("The credentials of account "
                            + operation.account().alias() + " act for " + address
                            + ", who would change their own access: use an account-owned token, or another person's");
                });
    }

    private static void checkProtected(RunningOperation operation, Situation situation) {
        Set<String> kept = situation.account().provisioning().protectedEmails();
        addresses(operation)
                .filter(address -> kept.contains(EmailAddress.folded(address)))
                .findFirst()
                .ifPresent(address -> {
                    throw new ProtectedMemberException(
                            address + " is protected: take it out of cloudflare-iga.protected to allow this");
                });
    }

    private static void checkDomain(RunningOperation operation, Situation situation) {
        Set<String> domains = situation.account().provisioning().emailDomains();
        if (!operation.request().kind().invites() || domains.isEmpty()) {
            return;
        }
        addresses(operation).forEach(address -> {
            String folded = EmailAddress.folded(address);
            String domain = folded.substring(folded.lastIndexOf('@') + 1);
            if (!domains.contains(domain)) {
                throw new EmailDomainRefusedException("Addresses of " + domain
                        + " may not be invited: add the domain to cloudflare-iga.allowed-domains to allow this");
            }
        });
    }

    private static void checkRoles(RunningOperation operation, Situation situation) {
        Set<String> allowed = situation.account().provisioning().roles();
        if (allowed.isEmpty() || operation.request().kind() == OperationKind.REMOVE) {
            return;
        }
        for (Right right : touched(operation).all()) {
            String name = situation.roles().name(right.roleId()).orElse(right.roleName());
            boolean isAllowed = allowed.contains(right.roleId()) || (name != null && allowed.contains(name));
            if (!isAllowed) {
                throw new RoleNotAllowedException("The role " + name + " (" + right.roleId()
                        + ") may not be given or taken: add it to cloudflare-iga.allowed-roles to allow this");
            }
        }
    }

    private static Rights touched(RunningOperation operation) {
        Plan plan = operation.course().plan();
        return switch (operation.request().kind()) {
            case REINVITE -> plan.after();
            // what it gives takes the last role's place, because the settings say so
            case REVOKE -> plan.losses();
            default -> plan.gains().and(plan.losses());
        };
    }

    private static Stream<String> addresses(RunningOperation operation) {
        SeenMember member = operation.subject().member();
        return Stream.of(
                        operation.request().email(),
                        operation.subject().email(),
                        member == null ? null : member.email(),
                        member == null ? null : member.userEmail())
                .filter(address -> address != null);
    }
}
