package org.iga4camel.cloudflare.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.cache.Losses;
import org.iga4camel.cloudflare.cache.Staging;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.gateway.SingleInquiry;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.wire.Json;

/** Decides whether what was read may be published: is it plausible, and is everybody who is missing really gone. */
public final class Judge {

    private final Staging staging;
    private final Readings readings;
    private final InstantSource clock;

    public Judge(Staging staging, Readings readings, InstantSource clock) {
        this.staging = staging;
        this.readings = readings;
        this.clock = clock;
    }

    /**
     * Lets a run pass or holds it. A released run passes when nothing would go that the released one did not show.
     *
     * @throws SyncHeldException when too much would go
     */
    public void judge(SyncRun run) {
        staging.complete(run.publication(), run.alias());
        List<Losses> losses = staging.losses(run.publication(), run.id(), run.alias(), untouchedSince(run));
        if (run.release() != null) {
            judgeRelease(run);
            return;
        }
        Plausibility plausibility = new Plausibility(
                run.account().hold().rows(), run.account().hold().percent());
        plausibility.objection(losses, run.listedNothing()).ifPresent(objection -> {
            throw new SyncHeldException(
                    run.id(),
                    "Run " + run.id() + " of account " + run.alias() + " is held: " + objection
                            + ". The last published state is kept; if this is right, release the run with"
                            + " 'sync --release " + run.id() + "'");
        });
    }

    /** Of a clock that was set back nobody can tell whether what was touched was touched later. */
    private Instant untouchedSince(SyncRun run) {
        Instant opened = run.membersOpened();
        return opened.isAfter(clock.instant()) ? Instant.EPOCH : opened;
    }

    /** Published members whom the lists do not show and who therefore have to be looked at one by one. */
    public List<String> absentees(SyncRun run) {
        return staging.absentees(run.id());
    }

    /** The reading that takes in whoever a direct look finds after all. */
    public Reading openLooks(SyncRun run) {
        return readings.open(run, Kinds.members());
    }

    /** Asks for one of them; only an answer that proves it makes one gone. */
    public SingleInquiry look(SyncRun run, String member) {
        return new SingleInquiry(
                CloudflareRequest.read(
                        "look at member " + member + " of account " + run.alias(),
                        "/accounts/" + run.account().accountId() + "/members/" + member,
                        Map.of(),
                        run.sent()),
                failure -> failure instanceof NotFoundException answer
                        && answer.refusal().provesMemberGone());
    }

    /**
     * A member that the lists did not show is there all the same: what the look told is staged.
     *
     * @throws SyncIncompleteException when the answer shows nobody, or somebody else
     */
    public StagedPage found(SyncRun run, Reading looks, String member, SingleInquiry look) {
        Envelope answer = look.answer().orElseThrow();
        if (!member.equals(Json.text(answer.result(), "id"))) {
            throw new SyncIncompleteException(
                    run.id(),
                    "Cloudflare did not show member " + member + " of account " + run.alias()
                            + " when asked for it. The last published state is kept");
        }
        Envelope asList = new Envelope(
                Json.MAPPER.createArrayNode().add(answer.result()),
                Json.MAPPER.missingNode(),
                answer.requestedAt(),
                answer.ray());
        return readings.page(run, looks, run.nextLook(), asList);
    }

    /** Notes that a member is gone, as Cloudflare said. */
    public void gone(SyncRun run, String member) {
        staging.confirmAbsence(run.publication(), member, clock.instant());
    }

    /** Ends the looks: whoever was found is a member like the others. */
    public void closeLooks(SyncRun run, Reading looks) {
        staging.close(looks.id());
        if (run.looked()) {
            staging.unfold(run.publication(), run.alias(), looks.list().staged(), looks.id());
            staging.complete(run.publication(), run.alias());
        }
    }

    private void judgeRelease(SyncRun run) {
        long beyond = staging.lossesBeyond(run.id(), run.release());
        if (beyond > 0) {
            throw new SyncHeldException(
                    run.id(),
                    "Run " + run.id() + " of account " + run.alias() + " is held: " + beyond
                            + " rows would go that the released run " + run.release()
                            + " did not show. The last published state is kept; if this is right, release the run"
                            + " with 'sync --release " + run.id() + "'");
        }
    }
}
