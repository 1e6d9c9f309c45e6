package org.iga4camel.cloudflare.sync;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.iga4camel.cloudflare.cache.Staging;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.kinds.AccountList;
import org.iga4camel.cloudflare.kinds.Kind;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.kinds.Listing;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.ReadingFacts;
import org.iga4camel.cloudflare.paging.BrokenReadingException;
import org.iga4camel.cloudflare.paging.Completeness;
import org.iga4camel.cloudflare.paging.ListProof;
import org.iga4camel.cloudflare.paging.PageFacts;
import org.iga4camel.cloudflare.paging.Paging;
import org.iga4camel.cloudflare.wire.ResourceGroup;
import org.iga4camel.cloudflare.wire.RightsReader;
import org.iga4camel.cloudflare.wire.RoleNames;

/** Reads lists into staging: which page to ask for, what a page holds, and whether the whole was whole. */
public final class Readings {

    private final Kinds kinds;
    private final Staging staging;
    private final InstantSource clock;
    private final SyncProgress progress;

    public Readings(Kinds kinds, Staging staging, InstantSource clock, SyncProgress progress) {
        this.kinds = kinds;
        this.staging = staging;
        this.clock = clock;
        this.progress = progress;
    }

    /** The kinds that a sync reads one after the other. */
    public List<Kind> kinds() {
        return kinds.all();
    }

    /** The lists of a kind: the account's own, or one for each object under which it is listed. */
    public List<AccountList> lists(SyncRun run, Kind kind) {
        List<AccountList> lists = new ArrayList<>();
        for (Listing listing : kind.listings()) {
            if (listing.isUnderParent()) {
                staging.objects(run.publication(), kind.parent())
                        .forEach(parent -> lists.add(new AccountList(kind, listing, parent.id())));
            } else {
                lists.add(new AccountList(kind, listing, ""));
            }
        }
        return lists;
    }

    public ListProof<Reading> begin(AccountList list) {
        return ListProof.begin();
    }

    public Reading open(SyncRun run, AccountList list) {
        Staging.Opened opened = staging.open(run.publication(), list.staged(), clock.instant());
        return Reading.opened(opened.id(), list, opened.number(), clock.instant());
    }

    /**
     * Where a reading stands after one more page.
     *
     * @throws BrokenReadingException when the page contradicts the ones before
     */
    public Reading after(Reading reading, PageFacts page) {
        return reading.after(page);
    }

    public CloudflareRequest request(SyncRun run, Reading reading, int page) {
        Map<String, String> query = new LinkedHashMap<>(reading.list().filter());
        String size = Integer.toString(reading.walk().pageSize());
        if (reading.list().listing().paging() == Paging.CURSOR) {
            query.put("limit", size);
            Optional.ofNullable(reading.cursor()).ifPresent(cursor -> query.put("cursor", cursor));
        } else {
            query.put("page", Integer.toString(page));
            query.put("per_page", size);
        }
        return CloudflareRequest.read(
                "read the " + reading.list().listing().words() + " of account " + run.alias(),
                "/accounts/" + run.account().accountId() + "/" + reading.list().path(),
                query,
                run.sent());
    }

    /**
     * Makes of an answer what is to be staged.
     *
     * @throws BrokenReadingException when the answer is no page of this reading
     */
    public StagedPage page(SyncRun run, Reading reading, int page, Envelope answer) {
        return PageReader.read(
                reading,
                page,
                answer,
                row -> reading.list().kind().reader().read(row, () -> run.rights(() -> rights(run))));
    }

    /**
     * Ends the staging of one page.
     *
     * @param updates rows that the database wrote for it
     * @throws BrokenReadingException when the reading was closed in the meantime, so that nothing was written
     */
    public PageFacts staged(SyncRun run, StagedPage page, int updates) {
        boolean first = page.facts().page() == 1;
        Reading reading = first ? page.reading().after(page.facts()) : page.reading();
        if (updates == 0) {
            throw new BrokenReadingException(
                    "it was closed before page " + page.facts().page() + " came");
        }
        boolean isKnown = reading.walk().total().isPresent();
        int last = reading.walk().lastPage();
        if (!isKnown || page.facts().page() <= last) {
            OptionalLong pages = isKnown || !reading.isOpen() ? OptionalLong.of(last) : OptionalLong.empty();
            progress.staged(run, reading.list(), page.facts().page(), pages);
        }
        return page.facts();
    }

    /** Closes a reading and judges whether it was whole. */
    public ListProof<Reading> judge(SyncRun run, ListProof<Reading> proof, Reading reading) {
        ReadingFacts facts = staging.close(reading.id(), reading.walk().lastPage());
        Completeness completeness = Completeness.of(reading.walk(), facts);
        boolean needsSecond = completeness.verdict() == Completeness.Verdict.NEEDS_SECOND;
        boolean same = needsSecond
                && proof.candidate() != null
                && staging.sameIds(proof.candidate().id(), reading.id());
        ListProof<Reading> next = proof.after(reading, completeness, same);
        boolean isFirstOfTwo = needsSecond && proof.candidate() == null;
        return isFirstOfTwo ? next : noted(run, reading.list(), next);
    }

    /** Closes a reading that was broken off because it contradicts itself. */
    public ListProof<Reading> broken(SyncRun run, ListProof<Reading> proof, Reading reading, Exception contradiction) {
        staging.close(reading.id());
        BrokenReadingException broken = Causes.find(contradiction, BrokenReadingException.class)
                .orElseThrow(() -> new IllegalStateException("No contradiction in a reading", contradiction));
        return noted(run, reading.list(), proof.after(reading, Completeness.broken(broken), false));
    }

    /**
     * Unfolds the proven reading of a list into staged rows.
     *
     * @throws SyncIncompleteException when no reading was proven
     */
    public void settle(SyncRun run, AccountList list, ListProof<Reading> proof) {
        if (proof.proven() == null) {
            throw new SyncIncompleteException(
                    run.id(),
                    "Cannot prove that the " + list.words() + " of account " + run.alias() + " were read whole, in "
                            + (proof.readings() == 1 ? "one reading: " : proof.readings() + " readings: ")
                            + proof.doubt()
                            + ". The last published state is kept");
        }
        Reading reading = proof.proven();
        staging.unfold(run.publication(), run.alias(), list.staged(), reading.id());
        if (list.equals(Kinds.members())) {
            run.membersOpened(reading.openedAt());
        }
        if (list.kind().changes() != null) {
            tellDoubtful(run, list, reading);
        }
    }

    /** Goes on without an optional list that the credentials may not read; what is published of it is kept. */
    public void without(SyncRun run, AccountList list, Exception refusal) {
        if (run.isFirstUnread(list.listing())) {
            run.warn("The " + list.listing().words() + " were not read; what was known of them is kept. "
                    + refusal.getMessage());
        }
        staging.carryOver(run.publication(), run.alias(), list.staged(), clock.instant());
    }

    /** All lists of a kind are read: what follows from them is staged too. */
    public void derive(SyncRun run, Kind kind) {
        if (kind.derive() == null) {
            return;
        }
        if (staging.objects(run.publication(), kind.name()).isEmpty()) {
            run.listedNothing(kind);
        }
        staging.derive(run.publication(), run.alias(), kind.derive());
    }

    private void tellDoubtful(SyncRun run, AccountList list, Reading reading) {
        String word = list.kind().word();
        for (Staging.Doubtful object : staging.doubtful(reading.id())) {
            run.warn(
                    object.id() == null
                            ? "Cloudflare lists a " + word + " without an id (" + object.names()
                                    + "); it cannot be shown"
                            : "Cloudflare lists " + word + " " + object.id() + " under several names (" + object.names()
                                    + "); the first is shown");
        }
    }

    /** Policies need not name their permission groups, so the names decide which role a right is told as. */
    private RoleNames roleNames(SyncRun run) {
        return new RoleNames(
                staging.roleIdsByName(run.publication(), run.alias()),
                staging.permissionGroupNames(run.publication(), run.alias()));
    }

    private static ListProof<Reading> noted(SyncRun run, AccountList list, ListProof<Reading> proof) {
        if (proof.isOpen() && proof.doubt() != null) {
            run.warn("Reading " + proof.readings() + " of the " + list.words() + " was not believed: " + proof.doubt());
        }
        return proof;
    }

    private RightsReader rights(SyncRun run) {
        Map<String, ResourceGroup> groups = new HashMap<>();
        staging.objects(run.publication(), "resource_group")
                .forEach(group -> groups.put(group.id(), new ResourceGroup(group.name(), group.texts("scope_keys"))));
        return new RightsReader(
                roleNames(run), run.wholeAccountKey(), id -> Optional.ofNullable(groups.get(id)), run::warn);
    }
}
