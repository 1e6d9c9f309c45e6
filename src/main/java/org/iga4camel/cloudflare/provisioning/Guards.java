package org.iga4camel.cloudflare.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.gateway.CloudflareException;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.settings.Credential;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.SuperAdministrator;

/** The guards that have to look at Cloudflare: who the credentials act for, and which Super Administrators would stay. */
public final class Guards {

    /** Source: Cloudflare API v4: a token of an account that asks for its user. */
    private static final int NO_USER = 9109;

    private final PublishedState published;
    private final MemberReader reader;
    private final StaticGuards guards;
    private final Unsettled unsettled;
    private final Map<String, Optional<String>> identities = new ConcurrentHashMap<>();

    Guards(PublishedState published, MemberReader reader, StaticGuards guards, Unsettled unsettled) {
        this.published = published;
        this.reader = reader;
        this.guards = guards;
        this.unsettled = unsettled;
    }

    /** Whether Cloudflare has not been asked yet who the credentials act for. */
    public boolean isIdentityUnknown(Operation operation) {
        Credential credential = operation.account().credential();
        return !(credential instanceof Credential.GlobalKey) && !identities.containsKey(credential.digest());
    }

    public CloudflareRequest askIdentity(Operation operation) {
        return CloudflareRequest.ofOperation(
                        "ask whom the credentials of account "
                                + operation.account().alias() + " act for",
                        "/user",
                        Map.of(),
                        operation.sent(),
                        operation.deadline())
                .toldByRefusal(NO_USER);
    }

    /** The credentials act for this user, who is asked for again when its address was not told. */
    public void identity(Operation operation, Envelope answer) {
        Optional.ofNullable(Json.text(answer.result(), "email"))
                .ifPresent(
                        email -> identities.put(operation.account().credential().digest(), Optional.of(email)));
    }

    /**
     * The credentials act for nobody that is known now. What tokens of an account are told is remembered; anything else
     * a token may be told for some seconds after it was made.
     */
    public void nobody(Operation operation, Exception failure) {
        boolean isForGood = Causes.find(failure, CloudflareException.class)
                .filter(refused -> refused.refusal().code() == NO_USER)
                .isPresent();
        if (isForGood) {
            identities.put(operation.account().credential().digest(), Optional.empty());
        }
    }

    /**
     * Leaves the identity behind the credentials alone.
     *
     * @throws OwnIdentityException when the operation is about it
     */
    public void checkOwn(Operation operation) {
        Credential credential = operation.account().credential();
        guards.checkOwn(
                operation,
                credential instanceof Credential.GlobalKey key
                        ? Optional.of(key.email())
                        : identities.getOrDefault(credential.digest(), Optional.empty()));
    }

    /** Whether a Super Administrator would be taken away, so that the others have to be counted. */
    public boolean takesSuperAdministrator(Operation operation) {
        String whole = reader.scopes(operation.account()).wholeAccountKey();
        Plan plan = operation.plan();
        boolean stays = plan.present() && plan.after().has(SuperAdministratorCount.right("allow", whole));
        return SuperAdministratorCount.mayBeOne(operation.subject().member(), whole) && !stays;
    }

    /**
     * Keeps other operations from taking Super Administrators away until this one is over, and begins to count those who
     * would stay.
     *
     * @throws MemberBusyException when another such operation does not end before the deadline
     */
    public void beginCount(Operation operation) throws InterruptedException {
        operation.holds().superAdministrators();
        List<String> others = others(operation);
        Set<String> going = mayBeGoing(operation, others);
        operation.counts(new SuperAdministratorCount(
                others.stream().filter(id -> !going.contains(id)).toList(),
                operation.account().provisioning().superAdministrators()));
    }

    private List<String> others(Operation operation) {
        return published.superAdministrators(
                operation.request().account(),
                SuperAdministrator.ID,
                reader.scopes(operation.account()).wholeAccountKey(),
                operation.subject().memberId());
    }

    /** What Cloudflare shows of them may be older than a write of which nobody knows yet what became. */
    private Set<String> mayBeGoing(Operation operation, List<String> others) {
        Right right = SuperAdministratorCount.right(
                Right.ALLOW, reader.scopes(operation.account()).wholeAccountKey());
        return unsettled.mayBeLosing(operation.request().account(), others, right);
    }

    public CloudflareRequest lookAtNext(Operation operation) {
        return CloudflareRequest.ofOperation(
                "look at another Super Administrator of account "
                        + operation.account().alias(),
                "/accounts/" + operation.account().accountId() + "/members/"
                        + operation.count().next(),
                Map.of(),
                operation.sent(),
                operation.deadline());
    }

    public void counted(Operation operation, Envelope answer) {
        Member other = reader.read(operation.account(), answer.result());
        String whole = reader.scopes(operation.account()).wholeAccountKey();
        operation
                .count()
                .looked(operation.count().next().equals(other.id()) && SuperAdministratorCount.isOne(other, whole));
    }

    public void notThere(Operation operation) {
        operation.count().looked(false);
    }

    /**
     * Ends the count.
     *
     * @throws LastSuperAdministratorException when too few would stay
     * @throws MemberBusyException when too few would stay unless an operation on another one turns out not to be applied
     */
    public void checkCount(Operation operation) {
        SuperAdministratorCount count = operation.count();
        if (count.areEnough()) {
            return;
        }
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
