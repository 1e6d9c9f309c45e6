package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.iga4camel.cloudflare.settings.AccountSettings;

/**
 * An operation under way. Travels through the routes of one exchange; not for several threads.
 *
 * <p>It is open until its outcome is known. While it is open it is planned by what Cloudflare shows; when the plan has
 * something to write it is ready, and after the write it is looked at until what became of the write is known.
 */
public final class Operation {

    static final int MOST_ATTEMPTS = 3;

    private final String id;
    private final AccountSettings account;
    private final OperationRequest request;
    private final Instant startedAt;
    private final Holds holds;
    private final boolean resumed;
    private final AtomicInteger sent = new AtomicInteger();
    private final Subject subject;
    private final List<String> details = new ArrayList<>();

    private OperationStatus status = OperationStatus.OPEN;
    private Search search;
    private boolean written;
    private String replayed;
    private Plan plan;
    private Rights before = Rights.NONE;
    private boolean ready;
    private boolean direct;
    private Attempt attempt;
    private int writes;
    private int verified;
    private String ray;
    private String error;
    private String forGood;
    private SuperAdministratorCount count;

    Operation(
            String id,
            AccountSettings account,
            OperationRequest request,
            Instant startedAt,
            Holds holds,
            boolean resumed) {
        this.id = id;
        this.account = account;
        this.request = request;
        this.startedAt = startedAt;
        this.holds = holds;
        this.resumed = resumed;
        subject = new Subject(request.memberId(), request.memberId() == null ? request.email() : null);
        direct = request.direct();
    }

    /** As in the view {@code operations}. */
    public String id() {
        return id;
    }

    public AccountSettings account() {
        return account;
    }

    public OperationRequest request() {
        return request;
    }

    public OperationStatus status() {
        return status;
    }

    /** Whether its outcome is not known yet. */
    public boolean isOpen() {
        return status == OperationStatus.OPEN;
    }

    /** Whether the plan has a request that may be sent. */
    public boolean isReady() {
        return isOpen() && ready;
    }

    /** Whether the member is still being looked for. */
    public boolean mustLook() {
        return search != null && search.isOpen();
    }

    /** Whether other Super Administrators are still to be counted. */
    public boolean mustCount() {
        return count != null && count.isOpen();
    }

    /** Whether a write was sent and what became of it is not known yet. */
    public boolean mustVerify() {
        return isOpen() && attempt != null && attempt.mustBeVerified();
    }

    /** Milliseconds before Cloudflare is looked at again. */
    public long pauseMillis() {
        return attempt == null ? 0 : attempt.pause();
    }

    /** Milliseconds before the next look at the member. */
    public long lookPauseMillis() {
        return search.pauseMillis();
    }

    /** Whom it is about, and what Cloudflare shows of them. */
    Subject subject() {
        return subject;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** After this instant no further write is sent. */
    Instant deadline() {
        return startedAt.plus(account.provisioning().deadline());
    }

    /** Whether it is the repetition of one that was carried out, and answered by that. */
    boolean isReplayed() {
        return replayed != null;
    }

    String replayedId() {
        return replayed;
    }

    void replays(String done) {
        replayed = done;
    }

    Holds holds() {
        return holds;
    }

    /** Whether it was left open by a process that died and is only looked up. */
    boolean isResumed() {
        return resumed;
    }

    AtomicInteger sent() {
        return sent;
    }

    Search search() {
        return search;
    }

    void lookFor(Search wanted) {
        search = wanted;
    }

    /** Null before there is one. */
    Plan plan() {
        return plan;
    }

    void plans(Plan made) {
        if (plan == null) {
            before = made.before();
        }
        plan = made;
        details.clear();
        notes(forGood);
        notes(made.detail());
        ready = !made.isUnchanged();
    }

    /** The rights before the first write. */
    Rights before() {
        return before;
    }

    /** Adds a sentence that no later plan takes back, about what is so when the operation does not fail. */
    void notesForGood(String sentence) {
        forGood = sentence;
    }

    /** Adds a sentence for people; null adds none. */
    void notes(String sentence) {
        if (sentence != null && !details.contains(sentence)) {
            details.add(sentence);
        }
    }

    /** Sentences for people, null when there are none. */
    String detail() {
        return details.isEmpty() ? null : String.join(". ", details);
    }

    boolean isDirect() {
        return direct;
    }

    void becomesInvitation() {
        direct = false;
    }

    /** The last write; null before the first. */
    Attempt attempt() {
        return attempt;
    }

    /** A write is about to leave. */
    void attempts(Attempt next) {
        attempt = next;
        writes++;
        ready = false;
    }

    /** Writes that were about to leave. */
    int writes() {
        return writes;
    }

    /** Whether a write of this operation may have been carried out, seen or not. */
    boolean hasWritten() {
        return written;
    }

    void hasWrittenOnce() {
        written = true;
    }

    /** Nothing was written, and what was believed of the member is wrong: the operation begins with what is seen next. */
    void startsOver() {
        plan = null;
        ready = false;
        attempt.settle();
        subject.forgetsFormer();
    }

    void resumes(Plan was, Attempt last, int sentBefore) {
        plan = was;
        before = was.before();
        attempt = last;
        writes = sentBefore;
    }

    /** Something else must be planned. */
    void replans() {
        ready = false;
        attempt.settle();
    }

    /** The last write was seen to be carried out. */
    void verifies() {
        attempt.settle();
        verified++;
    }

    /** Writes that were seen to be carried out. */
    int verified() {
        return verified;
    }

    void ends(OperationStatus end) {
        status = end;
        ready = false;
        if (end == OperationStatus.FAILED || end == OperationStatus.REFUSED) {
            details.remove(forGood);
        }
    }

    String ray() {
        return ray;
    }

    void hasRay(String told) {
        ray = told == null ? ray : told;
    }

    String error() {
        return error;
    }

    void failsWith(String sentence) {
        error = sentence;
    }

    SuperAdministratorCount count() {
        return count;
    }

    void counts(SuperAdministratorCount others) {
        count = others;
    }
}
