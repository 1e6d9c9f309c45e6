package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.cache.FormerMember;
import org.iga4camel.cloudflare.cache.PublishedMember;
import org.iga4camel.cloudflare.cache.PublishedState;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.EmailAddress;

/** Finds the member that an operation is about, as Cloudflare shows it now. */
public final class Looks {

    private final PublishedState published;
    private final MemberReader reader;
    private final InstantSource clock;
    private final Freshness freshness;
    private final Unsettled unsettled;

    Looks(PublishedState published, MemberReader reader, InstantSource clock, Unsettled unsettled) {
        this.published = published;
        this.reader = reader;
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
    public void begin(Operation operation) throws InterruptedException {
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
            if (!known.isEmpty()) {
                operation.subject().isAbout(known.get(0), request.email());
            }
            // an invitation needs no look through the lists: Cloudflare refuses it when there is a member
            operation.lookFor(
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
        operation.subject().isAbout(request.memberId(), email);
        operation.lookFor(Search.byId(request.memberId()));
    }

    /**
     * Lets nothing begin on a member of whom another operation is not settled.
     *
     * @throws MemberBusyException when there is one
     */
    public void requireSettled(Operation operation) {
        unsettled.check(operation);
    }

    /** The next request of the search. */
    public CloudflareRequest request(Operation operation) {
        operation.subject().isLookedAt(clock.instant());
        Search search = operation.search();
        String members = "/accounts/" + operation.account().accountId() + "/members";
        String who = operation.subject().email() == null
                ? "member " + operation.subject().memberId()
                : operation.subject().email();
        String what = "look for " + who + " in account " + operation.account().alias();
        if (search.nextId().isPresent()) {
            return read(operation, what, members + "/" + search.nextId().get(), Map.of());
        }
        Map<String, String> query = new LinkedHashMap<>();
        if (!search.list().isEmpty()) {
            query.put("status", search.list());
        }
        query.put("page", Integer.toString(search.nextPage()));
        query.put("per_page", Integer.toString(search.pageSize()));
        return read(operation, what, members, query);
    }

    /** Takes an answer in. */
    public void answered(Operation operation, Envelope answer) {
        operation.search().answered(answer);
    }

    /**
     * Notes that nobody has the id that was looked at.
     *
     * @throws NotFoundException the answer, when it proves nothing of the kind
     */
    public void notThere(Operation operation, Exception failure) {
        NotFoundException answer = Causes.find(failure, NotFoundException.class)
                .orElseThrow(() -> new IllegalStateException("No answer that a member was not found", failure));
        if (operation.search().nextId().isEmpty() || !answer.refusal().provesMemberGone()) {
            throw answer;
        }
        operation.subject().isGone(operation.search().nextId().get());
        operation.search().notThere();
    }

    /**
     * Takes the outcome of a search in.
     *
     * @throws UnexpectedAnswerException when the lists that do not show the member cannot be believed, or Cloudflare
     *     said that it is there
     * @throws UnknownMemberException when the request's id and address are two people's
     */
    public void over(Operation operation) throws InterruptedException {
        Search search = operation.search();
        if (search.isOpen()) {
            return;
        }
        if (search.found().isEmpty()) {
            nobody(operation, search);
            return;
        }
        requireOneOnly(operation, search);
        Member member = reader.read(operation.account(), search.found().get());
        requireSamePerson(operation, member.email(), member.userEmail());
        if (mayBeOlder(operation, List.of(member.id()), member)) {
            operation.lookFor(search.again());
            return;
        }
        if (operation.mustVerify() || operation.holds().isHolding(member.id())) {
            operation.subject().sees(member);
            operation.subject().isAbout(member.id(), member.email());
            return;
        }
        // it was found before others were kept away from it
        operation.holds().member(member.id());
        operation.subject().isAbout(member.id(), operation.subject().email());
        unsettled.check(operation);
        operation.lookFor(
                Search.byEmail(List.of(member.id()), operation.subject().email()));
    }

    /** An address that two members show, one of them perhaps by its user only, says not which one is meant. */
    private static void requireOneOnly(Operation operation, Search search) {
        if (operation.attempt() == null && search.foundSeveral()) {
            throw new UnknownMemberException("Account " + operation.request().account()
                    + " has several members with the e-mail address "
                    + operation.request().email() + ": name the one that is meant by its id");
        }
    }

    /** A request that names one person by id and another by address means nobody. */
    private static void requireSamePerson(Operation operation, String email, String userEmail) {
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

    private void nobody(Operation operation, Search search) {
        String whom = operation.subject().email();
        if (!search.provesAbsence()) {
            throw new UnexpectedAnswerException(
                    "Cloudflare's lists do not show " + whom
                            + ", but contradict themselves, so that this proves nothing: try again, or name the member by its id");
        }
        Attempt attempt = operation.attempt();
        boolean isInTheWay = attempt != null && attempt.hasFoundSomebody();
        if (isInTheWay ? mayStillCome(operation, attempt) : mayBeOlder(operation, search.ids(), null)) {
            operation.lookFor(search.again());
            return;
        }
        if (isInTheWay && operation.writes() >= Operation.MOST_ATTEMPTS) {
            throw new UnexpectedAnswerException("Cloudflare does not invite " + whom
                    + " because of a member that it does not show: try again later");
        }
        if (attempt == null) {
            requireSamePerson(operation, whom, null);
        }
        operation.subject().sees(null);
    }

    private boolean mayStillCome(Operation operation, Attempt attempt) {
        return attempt.mayBeStale(
                clock.instant(), operation.account().provisioning().settleWithin());
    }

    /** Before the first write only: what comes after one is judged by that write. */
    private boolean mayBeOlder(Operation operation, List<String> ids, Member shown) {
        return operation.attempt() == null
                && ids.stream()
                        .anyMatch(id -> freshness.mayBeOlder(
                                operation.request().account(),
                                id,
                                shown,
                                operation.subject().lookedAt()));
    }

    private CloudflareRequest read(Operation operation, String what, String path, Map<String, String> query) {
        Instant deadline = operation.attempt() == null
                ? operation.deadline()
                : clock.instant()
                        .plus(operation.account().provisioning().settleWithin())
                        .plus(ReadBack.LAST_LOOK);
        return CloudflareRequest.ofOperation(what, path, query, operation.sent(), deadline);
    }
}
