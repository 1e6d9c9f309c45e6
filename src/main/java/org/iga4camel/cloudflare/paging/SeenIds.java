package org.iga4camel.cloudflare.paging;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which rows one reading has shown, so that pages that only repeat are noticed. Takes little memory, as lists can be long: it
 * keeps a number for each row's key. Safe for the threads that read pages at the same time.
 */
public final class SeenIds {

    private static final long FACTOR = 0x100000001B3L;

    private final Set<Long> seen = new HashSet<>();

    /** Takes the keys of a page in, and returns how many of them no page has shown before. */
    public synchronized int add(Collection<String> keys) {
        int fresh = 0;
        for (String key : keys) {
            if (seen.add(hash(key))) {
                fresh++;
            }
        }
        return fresh;
    }

    /** 64 bits: two of a million rows share a number once in forty million readings. */
    private static long hash(String key) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FACTOR;
        }
        return hash;
    }
}
