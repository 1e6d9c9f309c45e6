package org.iga4camel.cloudflare.sandbox;

/** A fault in effect. */
public final class FaultRule {

    private final RequestMatch match;
    private final Fault fault;
    private int toSkip;
    private int left;
    private int hits;

    FaultRule(RequestMatch match, Fault fault, int skipped, int times) {
        this.match = match;
        this.fault = fault;
        this.toSkip = skipped;
        this.left = times;
    }

    /** How many requests it has struck. */
    public synchronized int hits() {
        return hits;
    }

    synchronized boolean claims(SandboxRequest request) {
        if (left == 0 || !match.matches(request)) {
            return false;
        }
        if (toSkip > 0) {
            toSkip--;
            return false;
        }
        if (left != Integer.MAX_VALUE) {
            left--;
        }
        hits++;
        return true;
    }

    Fault fault() {
        return fault;
    }
}
