package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.wire.Scope;

/**
 * An operation under way. Travels through the routes of one exchange; not for several threads.
 *
 * <p>What was asked for stays as it is; how far it has come is its {@link State}, which each step replaces by the next one.
 */
public final class RunningOperation {

    static final int MOST_ATTEMPTS = 3;

    private final String id;
    private final AccountSettings account;
    private final OperationRequest request;
    private final Instant startedAt;
    private final Holds holds;
    private final Supplier<Catalogue> published;
    private final boolean resumed;
    private final AtomicInteger sent = new AtomicInteger();
    private Catalogue catalogue;
    private State state;

    /**
     * One that nobody has looked for yet.
     *
     * @param published reads what can be granted and where
     * @param resumed whether it was left open by a process that died
     */
    RunningOperation(
            String id,
            AccountSettings account,
            OperationRequest request,
            Instant startedAt,
            Holds holds,
            Supplier<Catalogue> published,
            boolean resumed) {
        this.id = id;
        this.account = account;
        this.request = request;
        this.startedAt = startedAt;
        this.holds = holds;
        this.published = published;
        this.resumed = resumed;
        state = new State.Opened(Subject.of(request), Course.begin(request.direct()));
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

    /** How far it has come, in a word: opened, looking, seen, planned, guarded, sent or ended. */
    public String stage() {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Whether its outcome is not known yet. */
    public boolean isOpen() {
        return status() == OperationStatus.OPEN;
    }

    public OperationStatus status() {
        return state instanceof State.Ended ended ? ended.status() : OperationStatus.OPEN;
    }

    State state() {
        return state;
    }

    /**
     * The state, which is of this type.
     *
     * @throws IllegalStateException when it is another one
     */
    <S extends State> S state(Class<S> type) {
        if (!type.isInstance(state)) {
            throw new IllegalStateException("Operation " + id + " is " + stage() + ", not " + type.getSimpleName());
        }
        return type.cast(state);
    }

    void becomes(State next) {
        state = next;
    }

    /** The outcome is known, and is not a failure. */
    void ends(OperationStatus end) {
        state = new State.Ended(subject(), course(), end, null, id);
    }

    /** Whom it is about, and what Cloudflare shows of them. */
    Subject subject() {
        return state.subject();
    }

    /** What is planned and done until now. */
    Course course() {
        return state.course();
    }

    /** What was published when it was first needed: all of the operation is judged by the same. */
    Catalogue catalogue() {
        if (catalogue == null) {
            catalogue = published.get();
        }
        return catalogue;
    }

    /** The scope key of a right on the whole account. */
    String wholeAccountKey() {
        return Scope.wholeAccount(account.accountId());
    }

    Instant startedAt() {
        return startedAt;
    }

    /** After this instant no further write is sent. */
    Instant deadline() {
        return startedAt.plus(account.provisioning().deadline());
    }

    Holds holds() {
        return holds;
    }

    /** Whether it was left open by a process that died and is only looked up. */
    boolean isResumed() {
        return resumed;
    }

    /** Requests that left. */
    AtomicInteger sent() {
        return sent;
    }
}
