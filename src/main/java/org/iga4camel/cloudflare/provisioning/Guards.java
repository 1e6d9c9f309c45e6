package org.iga4camel.cloudflare.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.gateway.CloudflareException;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.CredentialsRefusedException;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.gateway.RequestRejectedException;
import org.iga4camel.cloudflare.gateway.SingleInquiry;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.settings.Credential;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.SuperAdministrator;

/** The guards that have to look at Cloudflare: who the credentials act for, and which Super Administrators would stay. */
public final class Guards {

    /** Source: Cloudflare API v4: a token of an account that asks for its user. */
    private static final int NO_USER = 9109;

    private final PublishedState published;
    private final StaticGuards guards;
    private final Unsettled unsettled;
    private final Map<String, Optional<String>> identities = new ConcurrentHashMap<>();

    Guards(PublishedState published, StaticGuards guards, Unsettled unsettled) {
        this.published = published;
        this.guards = guards;
        this.unsettled = unsettled;
    }

    /** Asks whom the credentials act for, unless that is known. */
    public SingleInquiry identity(RunningOperation operation) {
        Credential credential = operation.account().credential();
        if (credential instanceof Credential.GlobalKey || identities.containsKey(credential.digest())) {
            return SingleInquiry.none();
        }
        return new SingleInquiry(
                CloudflareRequest.ofOperation(
                                "ask whom the credentials of account "
                                        + operation.account().alias() + " act for",
                                "/user",
                                Map.of(),
                                operation.sent(),
                                operation.deadline())
                        .toldByRefusal(NO_USER),
                Guards::isNobody);
    }

    /** Tokens that an account owns act for nobody, and are refused in one of these ways. */
    private static boolean isNobody(CloudflareIgaException failure) {
        return failure instanceof PermissionMissingException
                || failure instanceof CredentialsRefusedException
                || failure instanceof NotFoundException
                || failure instanceof RequestRejectedException;
    }

    /**
     * Leaves the identity behind the credentials alone.
     *
     * @throws OwnIdentityException when the operation is about it
     */
    public void checkOwn(RunningOperation operation, SingleInquiry asked) {
        Credential credential = operation.account().credential();
        remember(credential, asked);
        guards.checkOwn(
                operation,
                credential instanceof Credential.GlobalKey key
                        ? Optional.of(key.email())
                        : identities.getOrDefault(credential.digest(), Optional.empty()));
    }

    /**
     * A user whose address was not told is asked for again, and so is whatever a token may be told for some seconds after
     * it was made; what tokens of an account are told is so for good.
     */
    private void remember(Credential credential, SingleInquiry asked) {
        asked.answer()
                .map(answer -> Json.text(answer.result(), "email"))
                .ifPresent(email -> identities.put(credential.digest(), Optional.of(email)));
        asked.refusal()
                .filter(refused -> refused instanceof CloudflareException told
                        && told.refusal().code() == NO_USER)
                .ifPresent(forGood -> identities.put(credential.digest(), Optional.empty()));
    }

    /**
     * Where a Super Administrator would be taken away, keeps other operations from doing so until this one is over, and
     * counts those who would stay.
     *
     * @throws MemberBusyException when another such operation does not end before the deadline
     */
    public SuperAdministratorCount count(RunningOperation operation) throws InterruptedException {
        if (!takesSuperAdministrator(operation)) {
            return new SuperAdministratorCount(operation, List.of(), 0);
        }
        operation.holds().superAdministrators();
        List<String> others = others(operation);
        Set<String> going = mayBeGoing(operation, others);
        return new SuperAdministratorCount(
                operation,
                others.stream().filter(id -> !going.contains(id)).toList(),
                operation.account().provisioning().superAdministrators());
    }

    private static boolean takesSuperAdministrator(RunningOperation operation) {
        String whole = operation.wholeAccountKey();
        Plan plan = operation.course().plan();
        boolean stays = plan.present() && plan.after().has(SuperAdministratorCount.right(Right.ALLOW, whole));
        return SuperAdministratorCount.mayBeOne(operation.subject().member(), whole) && !stays;
    }

    private List<String> others(RunningOperation operation) {
        return published.superAdministrators(
                operation.request().account(),
                SuperAdministrator.ID,
                operation.wholeAccountKey(),
                operation.subject().memberId());
    }

    /** What Cloudflare shows of them may be older than a write of which nobody knows yet what became. */
    private Set<String> mayBeGoing(RunningOperation operation, List<String> others) {
        Right right = SuperAdministratorCount.right(Right.ALLOW, operation.wholeAccountKey());
        return unsettled.mayBeLosing(operation.request().account(), others, right);
    }

    /**
     * Ends the count: no guard objects any more.
     *
     * @throws LastSuperAdministratorException when too few would stay
     * @throws MemberBusyException when too few would stay unless an operation on another one turns out not to be applied
     */
    public void pass(RunningOperation operation, SuperAdministratorCount count) {
        if (!count.areEnough()) {
            refuse(operation, count);
        }
        State.Planned planned = operation.state(State.Planned.class);
        if (operation.request().dryRun()) {
            operation.ends(OperationStatus.PLANNED);
        } else {
            operation.becomes(new State.Guarded(planned.subject(), planned.course()));
        }
    }

    private void refuse(RunningOperation operation, SuperAdministratorCount count) {
        if (!mayBeGoing(operation, others(operation)).isEmpty()) {
            throw new MemberBusyException("It is not known yet what became of an operation on another Super"
                    + " Administrator of account " + operation.account().alias() + ", so that "
                    + operation.subject().email() + " may be the last one: it is settled as soon as Cloudflare answers;"
                    + " try again in a minute");
        }
        int needed = operation.account().provisioning().superAdministrators();
        throw new LastSuperAdministratorException(
                "Without " + operation.subject().email() + " account "
                        + operation.account().alias() + " would have " + count.found()
                        + " accepted Super Administrators that are"
                        + " known here, and at least " + needed
                        + " must stay: make somebody else one and sync, or lower cloudflare-iga.super-administrators");
    }
}
