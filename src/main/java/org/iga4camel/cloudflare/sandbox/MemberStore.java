package org.iga4camel.cloudflare.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The members of one account in the order they came, with pages at the price of their length; guarded by the account's lock. */
final class MemberStore {

    /** Holds the current state, so that a change does not move anything. */
    private static final class Slot {
        private MemberState state;

        Slot(MemberState state) {
            this.state = state;
        }
    }

    private record View(String status, String order, boolean descending) {}

    private final List<Slot> listed = new ArrayList<>();
    private final List<Slot> rejected = new ArrayList<>();
    private final Map<String, Slot> byId = new HashMap<>();
    private final Map<String, Slot> byEmail = new HashMap<>();
    private final Map<View, List<MemberState>> views = new ConcurrentHashMap<>();

    void add(MemberState member) {
        Slot slot = new Slot(member);
        listed.add(slot);
        byId.put(member.id(), slot);
        byEmail.put(key(member.email()), slot);
        views.clear();
    }

    void replace(MemberState member) {
        Slot slot = byId.get(member.id());
        MemberState former = slot.state;
        if (!former.email().equals(member.email())) {
            byEmail.remove(key(former.email()));
            byEmail.put(key(member.email()), slot);
        }
        slot.state = member;
        boolean wasRejected = former.status().equals(MemberState.REJECTED);
        boolean isRejected = member.status().equals(MemberState.REJECTED);
        if (wasRejected != isRejected) {
            (wasRejected ? rejected : listed).remove(slot);
            (isRejected ? rejected : listed).add(slot);
        }
        views.clear();
    }

    void remove(String id) {
        Slot slot = byId.remove(id);
        byEmail.remove(key(slot.state.email()));
        if (!listed.remove(slot)) {
            rejected.remove(slot);
        }
        views.clear();
    }

    void dropPermissionGroup(String permissionGroupId) {
        for (MemberState member : snapshot()) {
            if (member.policies().stream()
                    .anyMatch(policy -> policy.permissionGroupIds().contains(permissionGroupId))) {
                replace(member.withPolicies(Policies.without(permissionGroupId, member.policies())));
            }
        }
    }

    void replaceResourceGroup(ResourceGroup group) {
        for (MemberState member : snapshot()) {
            if (Policies.name(group, member.policies())) {
                replace(member.withPolicies(Policies.with(group, member.policies())));
            }
        }
    }

    Optional<MemberState> byId(String id) {
        return Optional.ofNullable(byId.get(id)).map(slot -> slot.state);
    }

    /** For hooks, whose callers know their ids. */
    MemberState require(String id) {
        return byId(id).orElseThrow(() -> new IllegalArgumentException("No member " + id + " in this account"));
    }

    Optional<MemberState> byEmail(String email) {
        return Optional.ofNullable(byEmail.get(key(email))).map(slot -> slot.state);
    }

    int size() {
        return listed.size();
    }

    /** All of every status, as they are now. */
    List<MemberState> snapshot() {
        List<MemberState> all = listed();
        rejected.forEach(slot -> all.add(slot.state));
        return all;
    }

    /** Those the unfiltered list shows. */
    List<MemberState> listed() {
        List<MemberState> all = new ArrayList<>(listed.size());
        listed.forEach(slot -> all.add(slot.state));
        return all;
    }

    /** One page of the unfiltered, unsorted list. */
    List<MemberState> page(long from, int size) {
        List<MemberState> page = new ArrayList<>(size);
        for (long i = from; i < Math.min(listed.size(), from + size); i++) {
            page.add(listed.get((int) i).state);
        }
        return page;
    }

    /** A filtered or sorted list, kept until the next change because the pages of one list are asked one after the other. */
    List<MemberState> view(String status, String order, boolean descending) {
        return views.computeIfAbsent(
                new View(status, order, descending), view -> arrange(snapshot(), status, order, descending));
    }

    static List<MemberState> arrange(List<MemberState> all, String status, String order, boolean descending) {
        List<MemberState> rows = new ArrayList<>(all);
        rows.removeIf(member -> status.isEmpty()
                ? member.status().equals(MemberState.REJECTED)
                : !member.status().equals(status));
        if (!order.isEmpty()) {
            rows.sort(Comparator.comparing(member -> sortKey(member, order)));
        }
        if (descending) {
            Collections.reverse(rows);
        }
        return rows;
    }

    private static String sortKey(MemberState member, String order) {
        String value = switch (order) {
            case "user.first_name" -> member.firstName();
            case "user.last_name" -> member.lastName();
            case "status" -> member.status();
            default -> member.email();
        };
        return value == null ? "" : value;
    }

    static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
