package org.iga4camel.cloudflare.provisioning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.model.Right;

/** A set of rights. Two are the same when they mean the same, in whatever order and under whatever names they came. */
public final class Rights {

    static final Rights NONE = new Rights(Map.of());

    private final Map<Right.Key, Right> byKey;

    private Rights(Map<Right.Key, Right> byKey) {
        this.byKey = byKey;
    }

    static Rights of(Collection<Right> rights) {
        Map<Right.Key, Right> byKey = new LinkedHashMap<>();
        rights.forEach(right -> byKey.putIfAbsent(right.key(), right));
        return new Rights(byKey);
    }

    /** In the order in which they came. */
    public List<Right> all() {
        return List.copyOf(byKey.values());
    }

    Set<Right.Key> keys() {
        return Set.copyOf(byKey.keySet());
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    boolean has(Right right) {
        return byKey.containsKey(right.key());
    }

    boolean hasAll(Rights others) {
        return byKey.keySet().containsAll(others.byKey.keySet());
    }

    boolean hasAnyOf(Rights others) {
        return others.byKey.keySet().stream().anyMatch(byKey::containsKey);
    }

    /** Whether anything is allowed; who is only denied things has no role. */
    boolean allowAnything() {
        return byKey.values().stream().anyMatch(right -> right.access().equals(Right.ALLOW));
    }

    Rights and(Rights more) {
        Map<Right.Key, Right> both = new LinkedHashMap<>(byKey);
        more.byKey.forEach(both::putIfAbsent);
        return new Rights(both);
    }

    Rights without(Rights less) {
        Map<Right.Key, Right> rest = new LinkedHashMap<>(byKey);
        rest.keySet().removeAll(less.byKey.keySet());
        return new Rights(rest);
    }

    Rights both(Rights others) {
        Map<Right.Key, Right> both = new LinkedHashMap<>(byKey);
        both.keySet().retainAll(others.byKey.keySet());
        return new Rights(both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rights rights && byKey.keySet().equals(rights.byKey.keySet());
    }

    @Override
    public int hashCode() {
        return byKey.keySet().hashCode();
    }

    @Override
    public String toString() {
        return byKey.keySet().toString();
    }
}
