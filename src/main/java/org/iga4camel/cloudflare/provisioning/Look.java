package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.gateway.Inquiry;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** Looks for the member of an operation once: under the ids it may have, then page by page through the lists. */
public final class Look implements Inquiry {

    private final RunningOperation operation;
    private final Search search;
    private final long pause;
    private final InstantSource clock;
    private final Instant begunAt;
    private final boolean afterWrite;
    private final List<String> gone = new ArrayList<>();
    private Instant askedAt;
    private CloudflareIgaException failure;

    private Look(RunningOperation operation, Search search, long pause, InstantSource clock, boolean afterWrite) {
        this.operation = operation;
        this.search = search;
        this.pause = pause;
        this.clock = clock;
        this.afterWrite = afterWrite;
        begunAt = clock.instant();
    }

    /** One whose failure is the operation's. */
    static Look before(RunningOperation operation, State.Looking looking, InstantSource clock) {
        return new Look(operation, looking.search(), looking.pause(), clock, false);
    }

    /** One after a write: a failure tells nothing of the write, and whoever looks decides whether to look again. */
    static Look after(RunningOperation operation, State.Sent sent, Search search, InstantSource clock) {
        return new Look(operation, search, sent.pause(), clock, true);
    }

    @Override
    public boolean isOpen() {
        return failure == null && search.isOpen();
    }

    /** Before the first request only. */
    @Override
    public long pauseMillis() {
        return askedAt == null ? pause : 0;
    }

    @Override
    public CloudflareRequest next() {
        askedAt = clock.instant();
        Subject subject = operation.subject();
        String members = "/accounts/" + operation.account().accountId() + "/members";
        String who = subject.email() == null ? "member " + subject.memberId() : subject.email();
        String what = "look for " + who + " in account " + operation.account().alias();
        if (search.nextId().isPresent()) {
            return read(what, members + "/" + search.nextId().get(), Map.of());
        }
        Map<String, String> query = new LinkedHashMap<>();
        if (!search.list().isEmpty()) {
            query.put("status", search.list());
        }
        query.put("page", Integer.toString(search.nextPage()));
        query.put("per_page", Integer.toString(search.pageSize()));
        return read(what, members, query);
    }

    @Override
    public void answered(Envelope answer) {
        search.answered(answer);
    }

    /** @throws CloudflareIgaException before a write, any failure but the answer that nobody has the id */
    @Override
    public void refused(CloudflareIgaException refusal) {
        boolean isGone = refusal instanceof NotFoundException answer
                && search.nextId().isPresent()
                && answer.refusal().provesMemberGone();
        if (isGone) {
            gone.add(search.nextId().get());
            search.notThere();
        } else if (afterWrite) {
            failure = refusal;
        } else {
            throw refusal;
        }
    }

    /**
     * What was found out.
     *
     * @throws CloudflareIgaException why nothing was, after a write
     */
    Search outcome() {
        if (failure != null) {
            throw failure;
        }
        return search;
    }

    /** Ids of which Cloudflare said that nobody has them. */
    List<String> gone() {
        return gone;
    }

    /** When it was begun: however late an answer came, it is no newer than the question. */
    Instant begunAt() {
        return begunAt;
    }

    /** What was shown, with the instant of the last question. */
    Sight sight(Optional<SeenMember> member) {
        return new Sight(member.orElse(null), askedAt);
    }

    private CloudflareRequest read(String what, String path, Map<String, String> query) {
        Instant deadline = operation.course().attempt() == null
                ? operation.deadline()
                : clock.instant()
                        .plus(operation.account().provisioning().settleWithin())
                        .plus(ReadBack.LAST_LOOK);
        return CloudflareRequest.ofOperation(what, path, query, operation.sent(), deadline);
    }
}
