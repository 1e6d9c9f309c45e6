package org.iga4camel.cloudflare.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.StreamCacheException;
import org.iga4camel.cloudflare.cache.DiskFullException;
import org.iga4camel.cloudflare.gateway.BudgetExhaustedException;
import org.iga4camel.cloudflare.gateway.CloudflareException;
import org.iga4camel.cloudflare.gateway.CloudflareUnavailableException;
import org.iga4camel.cloudflare.gateway.DeadlinePassedException;
import org.iga4camel.cloudflare.gateway.GatewayClosedException;
import org.iga4camel.cloudflare.gateway.ThrottledException;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.NeverPublishedException;
import org.iga4camel.cloudflare.model.NotThereException;
import org.iga4camel.cloudflare.model.PositionLostException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.provisioning.EmailDomainRefusedException;
import org.iga4camel.cloudflare.provisioning.IdempotencyConflictException;
import org.iga4camel.cloudflare.provisioning.LastRoleException;
import org.iga4camel.cloudflare.provisioning.LastSuperAdministratorException;
import org.iga4camel.cloudflare.provisioning.MemberBusyException;
import org.iga4camel.cloudflare.provisioning.NeverSyncedException;
import org.iga4camel.cloudflare.provisioning.NotAppliedException;
import org.iga4camel.cloudflare.provisioning.OperationUnsettledException;
import org.iga4camel.cloudflare.provisioning.OwnIdentityException;
import org.iga4camel.cloudflare.provisioning.ProtectedMemberException;
import org.iga4camel.cloudflare.provisioning.ProvisioningOffException;
import org.iga4camel.cloudflare.provisioning.RemovedMemberException;
import org.iga4camel.cloudflare.provisioning.RoleNotAllowedException;
import org.iga4camel.cloudflare.provisioning.UnexpectedAnswerException;
import org.iga4camel.cloudflare.provisioning.UnknownMemberException;
import org.iga4camel.cloudflare.provisioning.UnknownRoleException;
import org.iga4camel.cloudflare.provisioning.UnknownScopeException;
import org.iga4camel.cloudflare.provisioning.UnsafeWriteException;
import org.iga4camel.cloudflare.provisioning.WrongStatusException;
import org.iga4camel.cloudflare.sync.ReleaseRefusedException;
import org.iga4camel.cloudflare.sync.SyncRunningException;

/**
 * What a failure is to a REST caller.
 *
 * @param status HTTP status
 * @param cause short name of the cause, which does not change
 * @param detail one sentence for a person
 * @param retryAfter how long to wait before asking again; empty when that is not known
 */
record Problem(int status, String cause, String title, String detail, Optional<Duration> retryAfter) {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LIMITED_WAIT = Duration.ofMinutes(1);
    private static final Duration SHORT_WAIT = Duration.ofSeconds(5);

    private static final String DISK_FULL = "disk-full";

    /** The first that a failure belongs to is the one; what is no failure of the caller or of Cloudflare is ours. */
    private static final List<Cause> CAUSES = List.of(
            new Cause(InvalidInputException.class, 400, "invalid-input", "The input is malformed"),
            new Cause(
                    StreamCacheException.class,
                    400,
                    "invalid-input",
                    "The input is malformed",
                    "The body cannot be read: send it whole and in UTF-8"),
            new Cause(RequestUnknownException.class, 501, "request-unknown", "The request came incomplete"),
            new Cause(TooLargeException.class, 413, "too-large", "The body is too large"),
            new Cause(UnsupportedBodyException.class, 415, "unsupported-media-type", "The body is of another type"),
            new Cause(NotAcceptableException.class, 406, "not-acceptable", "The answer would be of another type"),
            new Cause(KeyRefusedException.class, 401, "key-refused", "No valid key"),
            new Cause(RightMissingException.class, 403, "right-missing", "The key does not allow this"),
            new Cause(UnknownAccountException.class, 404, "unknown-account", "There is no such account"),
            new Cause(NotThereException.class, 404, "not-there", "There is no such thing"),
            new Cause(NeverPublishedException.class, 409, "never-published", "Nothing was published yet"),
            new Cause(PositionLostException.class, 410, "position-lost", "Changes are missing from there on"),
            new Cause(SyncRunningException.class, 409, "sync-running", "Another sync is running"),
            new Cause(ReleaseRefusedException.class, 409, "not-held", "The run is not held"),
            new Cause(ProvisioningOffException.class, 403, "provisioning-off", "Writing is off"),
            new Cause(OwnIdentityException.class, 403, "own-identity", "The credentials act for this member"),
            new Cause(ProtectedMemberException.class, 403, "protected-member", "The member is protected"),
            new Cause(EmailDomainRefusedException.class, 403, "domain-not-allowed", "The domain is not allowed"),
            new Cause(RoleNotAllowedException.class, 403, "role-not-allowed", "The role is not allowed"),
            new Cause(
                    LastSuperAdministratorException.class,
                    403,
                    "last-super-administrator",
                    "Too few Super Administrators would stay"),
            new Cause(UnknownMemberException.class, 404, "unknown-member", "There is no such member"),
            new Cause(NeverSyncedException.class, 409, "never-synced", "The account was never synced"),
            new Cause(MemberBusyException.class, 409, "member-busy", "Other operations on the member are under way"),
            new Cause(IdempotencyConflictException.class, 409, "idempotency-conflict", "The idempotency key is taken"),
            new Cause(UnknownRoleException.class, 422, "unknown-role", "There is no such role, or there are several"),
            new Cause(UnknownScopeException.class, 422, "unknown-scope", "There is no such scope"),
            new Cause(LastRoleException.class, 422, "last-role", "It is the member's last role"),
            new Cause(WrongStatusException.class, 422, "wrong-status", "The member's status does not allow it"),
            new Cause(RemovedMemberException.class, 422, "removed-member", "The member was removed"),
            new Cause(UnsafeWriteException.class, 422, "unsafe-write", "Other rights would be in danger"),
            new Cause(BudgetExhaustedException.class, 429, "budget-exhausted", "The request budget has no room"),
            new Cause(ThrottledException.class, 429, "throttled", "Cloudflare asks to slow down"),
            new Cause(
                    AccountBusyException.class, 429, "account-busy", "Too many requests of the account are under way"),
            new Cause(TooManyRequestsException.class, 429, "too-many-requests", "Too many requests"),
            new Cause(NotAppliedException.class, 502, "not-applied", "Cloudflare did not carry it out"),
            new Cause(UnexpectedAnswerException.class, 502, "unexpected-answer", "Cloudflare's answer makes no sense"),
            new Cause(OperationUnsettledException.class, 503, "unsettled", "The outcome is not known yet"),
            new Cause(DeadlinePassedException.class, 503, "deadline-passed", "The deadline has passed"),
            new Cause(CloudflareUnavailableException.class, 503, "unavailable", "Cloudflare cannot be reached"),
            new Cause(GatewayClosedException.class, 503, "unavailable", "Cloudflare cannot be reached"),
            new Cause(
                    DiskFullException.class,
                    503,
                    DISK_FULL,
                    "There is no room on the disk",
                    "Nothing is wrong with the request: this service finds its disk full; the log says where"),
            new Cause(CloudflareException.class, 502, "refused-by-cloudflare", "Cloudflare refused"),
            new Cause(
                    Throwable.class,
                    500,
                    "internal",
                    "The request failed here",
                    "Nothing is wrong with the request: it failed on our side; the log says why"));

    /**
     * What all failures of a class are to a REST caller.
     *
     * @param sentence tells what happened; null where the failure says that itself
     */
    private record Cause(Class<? extends Throwable> failures, int status, String name, String title, String sentence) {

        Cause(Class<? extends Throwable> failures, int status, String name, String title) {
            this(failures, status, name, title, null);
        }
    }

    /** Names a failure. */
    static Problem of(Throwable failure) {
        Cause cause = CAUSES.stream()
                .filter(known -> known.failures().isInstance(failure))
                .findFirst()
                .orElseThrow();
        String detail = cause.sentence() == null ? failure.getMessage() : cause.sentence();
        return new Problem(cause.status(), cause.name(), cause.title(), detail, retryAfter(failure));
    }

    private static Optional<Duration> retryAfter(Throwable failure) {
        if (failure instanceof ThrottledException throttled) {
            return Optional.of(throttled.retryAfter().orElse(USUAL_WAIT));
        }
        if (failure instanceof BudgetExhaustedException exhausted) {
            return Optional.of(exhausted.retryAfter());
        }
        if (failure instanceof AccountBusyException) {
            return Optional.of(SHORT_WAIT);
        }
        return failure instanceof TooManyRequestsException ? Optional.of(LIMITED_WAIT) : Optional.empty();
    }

    boolean isOurs() {
        return status == 500 || cause.equals(DISK_FULL);
    }

    /** As RFC 9457 has it. */
    ProblemDetails details(String path, String operation) {
        return ProblemDetails.of(status, cause, title, detail, path, operation);
    }
}
