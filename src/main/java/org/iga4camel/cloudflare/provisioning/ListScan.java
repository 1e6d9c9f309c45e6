package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.model.ReadingFacts;
import org.iga4camel.cloudflare.paging.BrokenReadingException;
import org.iga4camel.cloudflare.paging.Completeness;
import org.iga4camel.cloudflare.paging.ListProof;
import org.iga4camel.cloudflare.paging.ListRules;
import org.iga4camel.cloudflare.paging.PageFacts;
import org.iga4camel.cloudflare.paging.Paging;
import org.iga4camel.cloudflare.paging.SeenIds;
import org.iga4camel.cloudflare.paging.Walk;
import org.iga4camel.cloudflare.wire.Json;

/**
 * How far the search through a list of members has come, and whether the list is proven whole, so that who is not in it is
 * not there: by the proof of a sync, one page after the other.
 *
 * <p>Source: DESIGN rule 2.
 */
final class ListScan {

    /** Cloudflare's largest page of members. */
    private static final int PAGE_SIZE = 50;

    private final ListRules rules;
    private ListProof<Set<String>> proof = ListProof.begin();
    private Walk walk;
    private SeenIds seen;
    private PrimitiveIterator.OfInt rest;
    private List<PageFacts> pages;
    private Set<String> ids;
    private long rowsWithoutId;
    private int next;

    /** @param filtered whether only the members of one status are asked for */
    ListScan(boolean filtered) {
        rules = new ListRules(filtered ? Paging.FILTERED : Paging.COUNTED, PAGE_SIZE, true);
        begin();
    }

    /** The page to ask for. */
    int nextPage() {
        return next;
    }

    /** How many rows to ask for. */
    int pageSize() {
        return walk.pageSize();
    }

    /** Takes the page in that was asked for. */
    void add(Envelope answer) {
        try {
            if (take(answer)) {
                Completeness completeness = Completeness.of(walk, facts());
                endReading(completeness, ids.equals(proof.candidate()));
            }
        } catch (BrokenReadingException contradiction) {
            endReading(Completeness.broken(contradiction), false);
        }
    }

    /** Whether there is nothing more to ask for. */
    boolean isOver() {
        return !proof.isOpen();
    }

    /** Whether everybody in the list was seen. */
    boolean isWhole() {
        return proof.proven() != null;
    }

    private void begin() {
        walk = Walk.begin(rules);
        seen = new SeenIds();
        rest = walk.rest();
        pages = new ArrayList<>();
        ids = new HashSet<>();
        rowsWithoutId = 0;
        next = walk.nextPage();
    }

    private void endReading(Completeness completeness, boolean sameIds) {
        proof = proof.after(ids, completeness, sameIds);
        begin();
    }

    /** Returns whether the reading is over. */
    private boolean take(Envelope answer) {
        PageFacts.requireList(next, answer);
        List<String> idsOfPage = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (JsonNode row : answer.result()) {
            String id = Json.text(row, "id");
            if (id == null) {
                others.add(row.toString());
            } else {
                idsOfPage.add(id);
            }
        }
        PageFacts page = PageFacts.of(walk, seen, next, answer, idsOfPage, others);
        boolean isFirst = next == 1;
        if (isFirst || next == walk.nextPage()) {
            walk = walk.after(page);
        }
        if (page.page() <= walk.lastPage()) {
            pages.add(page);
            ids.addAll(idsOfPage);
            rowsWithoutId += others.size();
        }
        if (isFirst) {
            rest = walk.rest();
        }
        next = rest.hasNext() ? rest.nextInt() : walk.nextPage();
        return next == 0;
    }

    private ReadingFacts facts() {
        List<PageFacts> filled = pages.stream().filter(page -> page.rows() > 0).toList();
        long[] totals = pages.stream()
                .map(PageFacts::total)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sorted()
                .toArray();
        return new ReadingFacts(
                pages.size(),
                filled.stream().mapToLong(PageFacts::rows).sum(),
                totals.length,
                totals.length == 0 ? 0 : totals[0],
                totals.length == 0 ? 0 : totals[totals.length - 1],
                filled.size(),
                (int) filled.stream().map(PageFacts::ids).distinct().count(),
                filled.stream().mapToInt(PageFacts::page).max().orElse(0),
                ids.size(),
                rowsWithoutId);
    }
}
