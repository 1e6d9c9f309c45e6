package org.iga4camel.cloudflare.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.kinds.Kind;
import org.iga4camel.cloudflare.kinds.Listing;
import org.iga4camel.cloudflare.model.PlainText;
import org.iga4camel.cloudflare.model.RunStatus;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.wire.RightsReader;
import org.iga4camel.cloudflare.wire.Scope;

/** A sync under way. Travels through the routes of one sync; safe for the threads that read its pages. */
public final class SyncRun {

    private final long id;
    private final long publication;
    private final AccountSettings account;
    private final Instant startedAt;
    private final Long release;
    private final DatabaseLock.Held lock;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> listedNothing = ConcurrentHashMap.newKeySet();
    private final Set<Listing> unread = ConcurrentHashMap.newKeySet();
    private RightsReader rights;
    private volatile Instant membersOpened;
    private volatile RunStatus status = RunStatus.RUNNING;

    SyncRun(RunStore.Opened opened, AccountSettings account, Instant startedAt, Long release, DatabaseLock.Held lock) {
        id = opened.run();
        publication = opened.publication();
        this.account = account;
        this.startedAt = startedAt;
        this.release = release;
        this.lock = lock;
    }

    public long id() {
        return id;
    }

    /** What it stages for. */
    long publication() {
        return publication;
    }

    public AccountSettings account() {
        return account;
    }

    public String alias() {
        return account.alias();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** The held run that this one releases, null for none. */
    Long release() {
        return release;
    }

    DatabaseLock.Held lock() {
        return lock;
    }

    /** Counts the requests sent for this run. */
    public AtomicInteger sent() {
        return sent;
    }

    /** A number for the next member that is looked at on its own, from 1. */
    int nextLook() {
        return looks.incrementAndGet();
    }

    /** Whether a member that was looked at on its own was there. */
    boolean looked() {
        return looks.get() > 0;
    }

    /** The scope key of a right on the whole account. */
    String wholeAccountKey() {
        return Scope.wholeAccount(account.accountId());
    }

    /** Reads rights by what this run has staged, which is read once, when the first holder of a right is. */
    synchronized RightsReader rights(Supplier<RightsReader> read) {
        if (rights == null) {
            rights = read.get();
        }
        return rights;
    }

    /** When the proven reading of the members was opened. */
    Instant membersOpened() {
        return membersOpened;
    }

    void membersOpened(Instant at) {
        membersOpened = at;
    }

    /** Words of the kinds of which Cloudflare listed nothing. */
    Set<String> listedNothing() {
        return Set.copyOf(listedNothing);
    }

    void listedNothing(Kind kind) {
        listedNothing.add(kind.word());
    }

    /** Notes that a list could not be read; true the first time, whatever the parent object was. */
    boolean isFirstUnread(Listing listing) {
        return unread.add(listing);
    }

    void finish(RunStatus end) {
        status = end;
    }

    /** How it stands, as in the view {@code sync_runs}. */
    public RunStatus status() {
        return status;
    }

    /** Notes something that an auditor should know about this run; the same sentence once. */
    void warn(String sentence) {
        synchronized (warnings) {
            warnings.add(PlainText.of(sentence));
        }
    }

    List<String> warnings() {
        synchronized (warnings) {
            return new ArrayList<>(warnings);
        }
    }
}
