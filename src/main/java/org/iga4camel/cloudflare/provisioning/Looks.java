package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.FormerMember;
import org.iga4camel.cloudflare.cache.PublishedMember;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.EmailAddress;

/** Finds the member that an operation is about, as Cloudflare shows it now. */
public final class Looks {

    private final PublishedState published;
    private final InstantSource clock;
    private final Freshness freshness;
    private final Unsettled unsettled;

    Looks(PublishedState published, InstantSource clock, Unsettled unsettled) {
        this.published = published;
        this.clock = clock;
        this.unsettled = unsettled;
        this.freshness = new Freshness(published);
    }

    /**
     * Says whom to look for, and keeps other operations away from it.
     *
     * @throws MemberBusyException when another operation on the member does not end before the deadline, or ended without
     *     its outcome being known
     */
    public void begin(RunningOperation operation) throws InterruptedException {
        OperationRequest request = operation.request();
        String account = request.account();
        if (request.memberId() == null) {
            operation.holds().email(request.email());
            List<String> known = published.membersByEmail(account, request.email()).stream()
                    .map(PublishedMember::memberId)
                    .toList();
            for (String id : known) {
                operation.holds().member(id);
            }
            Subject subject =
                    known.isEmpty() ? operation.subject() : operation.subject().named(known.get(0), request.email());
            // an invitation needs no look through the lists: Cloudflare refuses it when there is a member
            lookFor(
                    operation,
                    subject,
                    request.kind().invites()
                            ? Search.amongKnown(known, request.email())
                            : Search.byEmail(known, request.email()));
            return;
        }
        String email = published
                .member(account, request.memberId())
                .map(PublishedMember::email)
                .or(() -> published.former(account, request.memberId()).map(FormerMember::email))
                .orElse(null);
        if (email != null) {
            operation.holds().email(email);
        }
        operation.holds().member(request.memberId());
        lookFor(operation, operation.subject().named(request.memberId(), email), Search.byId(request.memberId()));
    }

    private static void lookFor(RunningOperation operation, Subject subject, Search search) {
        operation.becomes(new State.Looking(subject, operation.course(), search, 0));
    }

    /**
     * Lets nothing begin on a member of whom another operation is not settled.
     *
     * @throws MemberBusyException when there is one
     */
    public void requireSettled(RunningOperation operation) {
        unsettled.check(operation);
    }

    /** The look for the member. */
    public Look look(RunningOperation operation) {
        return Look.before(operation, operation.state(State.Looking.class), clock);
    }

    /**
     * Takes the outcome of a look in.
     *
     * @throws UnexpectedAnswerException when the lists that do not show the member cannot be believed
     * @throws UnknownMemberException when the request's id and address are two people's
     */
    public void over(RunningOperation operation, Look look) throws InterruptedException {
        State.Looking looking = operation.state(State.Looking.class);
        Search search = look.outcome();
        Subject subject = looking.subject().without(look.gone());
        if (search.found().isEmpty()) {
            nobody(operation, subject, look);
            return;
        }
        requireOneOnly(operation, search);
        SeenMember member = operation.catalogue().read(search.found().get());
        Sight sight = look.sight(Optional.of(member));
        requireSamePerson(operation, member.email(), member.userEmail());
        if (mayBeOlder(operation, List.of(member.id()), sight)) {
            again(operation, subject, looking.course());
        } else if (operation.holds().isHolding(member.id())) {
            Subject shown = subject.shown(sight).named(member.id(), member.email());
            operation.becomes(new State.Seen(shown, looking.course()));
        } else {
            // it was found before others were kept away from it
            operation.holds().member(member.id());
            Subject held = subject.named(member.id(), null);
            operation.becomes(
                    new State.Looking(held, looking.course(), Search.byEmail(List.of(member.id()), held.email()), 0));
            unsettled.check(operation);
        }
    }

    /**
     * Whom an operation is about, as a look after a write shows them.
     *
     * @throws UnexpectedAnswerException when the lists that do not show the member cannot be believed
     * @throws CloudflareIgaException why nothing was seen
     */
    static Subject shown(RunningOperation operation, Look look) {
        Search search = look.outcome();
        Subject subject = operation.subject().without(look.gone());
        if (search.found().isEmpty()) {
            requireProof(subject, search);
            return subject.shown(look.sight(Optional.empty()));
        }
        SeenMember member = operation.catalogue().read(search.found().get());
        requireSamePerson(operation, member.email(), member.userEmail());
        return subject.shown(look.sight(Optional.of(member))).named(member.id(), member.email());
    }

    /** An address that two members show, one of them perhaps by its user only, says not which one is meant. */
    private static void requireOneOnly(RunningOperation operation, Search search) {
        if (operation.course().attempt() == null && search.foundSeveral()) {
            throw new UnknownMemberException("Account " + operation.request().account()
                    + " has several members with the e-mail address "
                    + operation.request().email() + ": name the one that is meant by its id");
        }
    }

    /** A request that names one person by id and another by address means nobody. */
    private static void requireSamePerson(RunningOperation operation, String email, String userEmail) {
        OperationRequest request = operation.request();
        boolean namesBoth = request.memberId() != null && request.email() != null;
        if (namesBoth
                && email != null
                && !EmailAddress.same(request.email(), email)
                && !EmailAddress.same(request.email(), userEmail)) {
            throw new UnknownMemberException("Member " + request.memberId() + " of account " + request.account()
                    + " is not " + request.email() + ": name the member by one of the two");
        }
    }

    private static void requireProof(Subject subject, Search search) {
        if (!search.provesAbsence()) {
            throw new UnexpectedAnswerException(
                    "Cloudflare's lists do not show " + subject.email()
                            + ", but contradict themselves, so that this proves nothing: try again, or name the member by its id");
        }
    }

    private void nobody(RunningOperation operation, Subject subject, Look look) {
        Search search = look.outcome();
        requireProof(subject, search);
        Sight sight = look.sight(Optional.empty());
        Attempt attempt = operation.course().attempt();
        if (attempt == null) {
            if (mayBeOlder(operation, search.ids(), sight)) {
                again(operation, subject, operation.course());
                return;
            }
            requireSamePerson(operation, subject.email(), null);
        } else if (attempt.hasFoundSomebody()) {
            Instant now = clock.instant();
            Attempt known = attempt.knownBy(now);
            if (known.mayBeStale(now, operation.account().provisioning().settleWithin())) {
                again(operation, subject, operation.course().with(known));
                return;
            }
            if (operation.course().writes() >= RunningOperation.MOST_ATTEMPTS) {
                throw new UnexpectedAnswerException("Cloudflare does not invite " + subject.email()
                        + " because of a member that it does not show: try again later");
            }
        }
        operation.becomes(new State.Seen(subject.shown(sight), operation.course()));
    }

    /** The same look once more, a little later. */
    private static void again(RunningOperation operation, Subject subject, Course course) {
        State.Looking looking = operation.state(State.Looking.class);
        operation.becomes(new State.Looking(subject, course, looking.search().again(), Pause.after(looking.pause())));
    }

    /** Before the first write only: what comes after one is judged by that write. */
    private boolean mayBeOlder(RunningOperation operation, List<String> ids, Sight sight) {
        return operation.course().attempt() == null
                && ids.stream()
                        .anyMatch(id -> freshness.mayBeOlder(
                                operation.request().account(), id, sight.member(), sight.askedAt()));
    }
}
