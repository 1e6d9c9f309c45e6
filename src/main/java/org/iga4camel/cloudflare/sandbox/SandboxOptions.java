package org.iga4camel.cloudflare.sandbox;

import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** How the sandbox behaves where Cloudflare is not of one mind, and its limits; may be changed at any time. */
public final class SandboxOptions {

    private volatile Set<SandboxSwitch> switches = Set.of();
    private volatile OptionalInt budget = OptionalInt.of(1200);
    private volatile Duration staleFor = Duration.ZERO;
    private volatile int staleReads;
    private volatile Duration latency = Duration.ZERO;

    /** Turns switches on. */
    public synchronized SandboxOptions on(SandboxSwitch... more) {
        EnumSet<SandboxSwitch> changed = EnumSet.noneOf(SandboxSwitch.class);
        changed.addAll(switches);
        changed.addAll(Set.of(more));
        switches = Set.copyOf(changed);
        return this;
    }

    /** Turns switches off. */
    public synchronized SandboxOptions off(SandboxSwitch... fewer) {
        EnumSet<SandboxSwitch> changed = EnumSet.noneOf(SandboxSwitch.class);
        changed.addAll(switches);
        changed.removeAll(Set.of(fewer));
        switches = Set.copyOf(changed);
        return this;
    }

    /** Whether a switch is on. */
    public boolean is(SandboxSwitch which) {
        return switches.contains(which);
    }

    /** Requests a credential may send in five minutes; 1,200 unless set. */
    public SandboxOptions budget(int requestsPerFiveMinutes) {
        budget = OptionalInt.of(requestsPerFiveMinutes);
        return this;
    }

    /** No rate limit, and no headers that announce one. */
    public SandboxOptions noBudget() {
        budget = OptionalInt.empty();
        return this;
    }

    OptionalInt budget() {
        return budget;
    }

    /** After a write of a member through the API, lists and single reads show the former state for this long. */
    public SandboxOptions staleFor(Duration duration) {
        staleFor = duration;
        return this;
    }

    Duration staleFor() {
        return staleFor;
    }

    /** After a write of a member through the API, that many lists and single reads show the former state. */
    public SandboxOptions staleReads(int reads) {
        staleReads = reads;
        return this;
    }

    int staleReads() {
        return staleReads;
    }

    /** How long the HTTP face waits before every answer; nothing unless set. In process there is no waiting. */
    public SandboxOptions latency(Duration perRequest) {
        latency = perRequest;
        return this;
    }

    Duration latency() {
        return latency;
    }
}
