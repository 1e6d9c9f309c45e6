package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.model.EmailAddress;
import org.iga4camel.cloudflare.wire.Json;

/**
 * Looks for one member: under the ids it may have, then through the lists by its address, since Cloudflare has no filter
 * for that.
 */
final class Search {

    private static final String REJECTED = "rejected";

    private final List<String> allIds;
    private final List<String> allLists;
    private final Deque<String> ids = new ArrayDeque<>();
    private final String email;
    private final Deque<String> lists = new ArrayDeque<>();
    private final String notThis;
    private ListScan scan;
    private JsonNode found;
    private JsonNode declined;
    private boolean several;
    private boolean proven = true;
    private boolean membersWhole = true;

    private Search(Collection<String> ids, String email, List<String> lists, String notThis) {
        this.allIds = List.copyOf(ids);
        this.allLists = List.copyOf(lists);
        this.ids.addAll(ids);
        this.email = email;
        this.lists.addAll(lists);
        this.notThis = notThis;
        scan = nextScan();
    }

    /** Whoever has this id. */
    static Search byId(String id) {
        return new Search(List.of(id), null, List.of(), null);
    }

    /** Whoever has one of these ids and this address, else whoever else has the address. */
    static Search byEmail(Collection<String> ids, String email) {
        return new Search(ids, email, List.of(""), null);
    }

    /** Whoever has one of these ids and this address; the lists are not searched. */
    static Search amongKnown(Collection<String> ids, String email) {
        return new Search(ids, email, List.of(), null);
    }

    /**
     * Whoever was just invited at this address: invitations are fewer than members.
     *
     * @param notThis id of a former invitation, null for none
     */
    static Search invited(String email, String notThis) {
        return new Search(List.of(), email, List.of("pending", ""), notThis);
    }

    /**
     * Whoever it is that Cloudflare calls existing: those who declined are in a list of their own.
     *
     * @param notThis id of a former invitation, null for none
     */
    static Search existing(String email, String notThis) {
        return new Search(List.of(), email, List.of("pending", "", "rejected"), notThis);
    }

    /** The same once more. */
    Search again() {
        return new Search(allIds, email, allLists, notThis);
    }

    /** The ids that are looked at. */
    List<String> ids() {
        return allIds;
    }

    boolean isOpen() {
        return !ids.isEmpty() || (found == null && !lists.isEmpty());
    }

    /** The id to look at; empty when a page of a list is next. */
    Optional<String> nextId() {
        return Optional.ofNullable(ids.peek());
    }

    /** The status by which the list is filtered, empty for no filter. */
    String list() {
        return lists.getFirst();
    }

    int nextPage() {
        return scan.nextPage();
    }

    int pageSize() {
        return scan.pageSize();
    }

    /** Takes an answer in. */
    void answered(Envelope answer) {
        if (!ids.isEmpty()) {
            lookedAt(ids.remove(), answer.result());
            return;
        }
        scan.add(answer);
        for (JsonNode row : answer.result()) {
            if (isCalled(row) && !String.valueOf(Json.text(row, "id")).equals(notThis)) {
                sees(row);
            }
        }
        if (found == null && scan.isOver()) {
            proven = scan.isWhole();
            if (lists.remove().isEmpty()) {
                membersWhole = proven;
            }
            scan = nextScan();
        }
    }

    /** Who declined may have been invited again since: only when nobody else has the address is that one meant. */
    private void sees(JsonNode member) {
        if (REJECTED.equals(Json.text(member, "status"))) {
            declined = member;
        } else {
            several |= found != null && !found.path("id").equals(member.path("id"));
            found = member;
        }
    }

    /** Whether more than one member has the address, of those who were looked at until one was found. */
    boolean foundSeveral() {
        return several;
    }

    /** Nobody has the id that was looked at. */
    void notThere() {
        ids.remove();
    }

    /** The member as Cloudflare showed it; empty when the search is over and found nobody. */
    Optional<JsonNode> found() {
        return Optional.ofNullable(found == null && !isOpen() && membersWhole ? declined : found);
    }

    /** Whether finding nobody means that there is nobody. */
    boolean provesAbsence() {
        return found().isEmpty() && proven && membersWhole;
    }

    private ListScan nextScan() {
        return new ListScan(!lists.isEmpty() && !lists.getFirst().isEmpty());
    }

    private void lookedAt(String id, JsonNode member) {
        if (!id.equals(Json.text(member, "id"))) {
            throw new UnexpectedAnswerException(
                    "Cloudflare did not show member " + id + " when asked for it; try again");
        }
        if (email == null || isCalled(member)) {
            sees(member);
        }
    }

    private boolean isCalled(JsonNode member) {
        return email != null
                && (EmailAddress.same(email, Json.text(member, "email"))
                        || EmailAddress.same(email, Json.text(member.path("user"), "email")));
    }
}
