package org.iga4camel.cloudflare.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.iga4camel.cloudflare.cache.Staging;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.model.Causes;
import org.iga4camel.cloudflare.model.ReadingFacts;
import org.iga4camel.cloudflare.model.SyncList;
import org.iga4camel.cloudflare.paging.BrokenReadingException;
import org.iga4camel.cloudflare.paging.Completeness;
import org.iga4camel.cloudflare.paging.ListProof;
import org.iga4camel.cloudflare.paging.PageFacts;
import org.iga4camel.cloudflare.wire.Catalog;
import org.iga4camel.cloudflare.wire.Json;
import org.iga4camel.cloudflare.wire.ResourceGroup;
import org.iga4camel.cloudflare.wire.RightsReader;
import org.iga4camel.cloudflare.wire.RowReader;
import org.iga4camel.cloudflare.wire.SuperAdministrator;

/** Reads lists into staging: which page to ask for, what a page holds, and whether the whole was whole. */
public final class Readings {

    private final Staging staging;
    private final InstantSource clock;
    private final SyncProgress progress;

    public Readings(Staging staging, InstantSource clock, SyncProgress progress) {
        this.staging = staging;
        this.clock = clock;
        this.progress = progress;
    }

    /** The lists of a sync, in order. */
    public List<SyncList> lists() {
        return List.of(SyncList.values());
    }

    public ListProof<Reading> begin(SyncList list) {
        return ListProof.begin();
    }

    public Reading open(SyncRun run, SyncList list) {
        Staging.Opened opened = staging.open(run.id(), list, clock.instant());
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
        query.put("page", Integer.toString(page));
        query.put("per_page", Integer.toString(reading.walk().pageSize()));
        return CloudflareRequest.read(
                "read the " + reading.list().words() + " of account " + run.alias(),
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
        return PageReader.read(reading, page, answer, node -> row(run, reading.list(), node));
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
    public void settle(SyncRun run, SyncList list, ListProof<Reading> proof) {
        if (proof.proven() == null) {
            throw new SyncIncompleteException(
                    run.id(),
                    "Cannot prove that the " + list.words() + " of account " + run.alias() + " were read whole, in "
                            + (proof.readings() == 1 ? "one reading: " : proof.readings() + " readings: ")
                            + proof.doubt()
                            + ". The last published state is kept");
        }
        long reading = proof.proven().id();
        staging.unfold(run.id(), list, reading, run.alias());
        switch (list) {
            case ROLES -> rolesAreRead(run, reading);
            case PERMISSION_GROUPS -> permissionGroupsAreKnown(run);
            case MEMBERS -> run.membersOpened(proof.proven().openedAt());
            case RESOURCE_GROUPS, REJECTED_MEMBERS -> {}
        }
    }

    /** Goes on without an optional list that the credentials may not read; what is published of it is kept. */
    public void without(SyncRun run, SyncList list, Exception refusal) {
        run.warn("The " + list.words() + " were not read; what was known of them is kept. " + refusal.getMessage());
        staging.carryOver(run.id(), list, run.alias(), clock.instant());
        if (list == SyncList.PERMISSION_GROUPS) {
            permissionGroupsAreKnown(run);
        }
    }

    private void rolesAreRead(SyncRun run, long reading) {
        for (Staging.DoubtfulRole role : staging.doubtfulRoles(reading)) {
            run.warn(
                    role.id() == null
                            ? "Cloudflare lists a role without an id (" + role.names() + "); it cannot be shown"
                            : "Cloudflare lists role " + role.id() + " under several names (" + role.names()
                                    + "); the first is shown");
        }
        run.listedNoRoles(!staging.hasRoles(run.id()));
        staging.addSuperAdministrator(run.id(), run.alias(), SuperAdministrator.ID, SuperAdministrator.NAME);
        run.catalog(new Catalog(staging.knownRoleIdsByName(run.id(), run.alias()), Map.of()));
    }

    /** Policies need not name their permission groups, so the names decide which role a right is told as. */
    private void permissionGroupsAreKnown(SyncRun run) {
        run.catalog(new Catalog(run.catalog().roleIds(), staging.permissionGroupNames(run.id(), run.alias())));
    }

    private static ListProof<Reading> noted(SyncRun run, SyncList list, ListProof<Reading> proof) {
        if (proof.isOpen() && proof.doubt() != null) {
            run.warn("Reading " + proof.readings() + " of the " + list.words() + " was not believed: " + proof.doubt());
        }
        return proof;
    }

    private ObjectNode row(SyncRun run, SyncList list, JsonNode node) {
        return switch (list) {
            case ROLES -> RowReader.role(node);
            case PERMISSION_GROUPS -> RowReader.permissionGroup(node);
            case RESOURCE_GROUPS -> RowReader.resourceGroup(node);
            case MEMBERS, REJECTED_MEMBERS -> RowReader.member(node, rights(run));
        };
    }

    private RightsReader rights(SyncRun run) {
        return new RightsReader(run.catalog(), run.wholeAccountKey(), id -> resourceGroup(run, id), run::warn);
    }

    private Optional<ResourceGroup> resourceGroup(SyncRun run, String id) {
        return staging.resourceGroup(run.id(), id).map(group -> {
            try {
                return new ResourceGroup(
                        group.name(), List.of(Json.MAPPER.readValue(group.scopeKeys(), String[].class)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Staged scope keys are no JSON array", e);
            }
        });
    }
}
