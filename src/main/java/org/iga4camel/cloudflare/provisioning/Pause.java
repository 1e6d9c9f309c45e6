package org.iga4camel.cloudflare.provisioning;

/** How long to wait before looking again at what may be stale: none before the first look, then longer each time. */
final class Pause {

    private static final long FIRST_MS = 100;
    private static final long LONGEST_MS = 1000;

    private Pause() {}

    static long after(long last) {
        return last == 0 ? FIRST_MS : Math.min(LONGEST_MS, last * 2);
    }
}
