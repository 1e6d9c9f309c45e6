package org.iga4camel.cloudflare.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * How the sandbox misbehaves. Rules nest in the order they were added: the first that matches may answer itself or let
 * the request through to the next, and at last to the sandbox proper.
 *
 * <pre>{@code
 * sandbox.faults().on(requestMatching("GET", "/members").page(3)).times(2).then(Fault.status(503));
 * }</pre>
 */
public final class SandboxFaults {

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    /** Begins a rule; it has no effect until {@link Pending#then}. */
    public Pending on(RequestMatch match) {
        return new Pending(this, match);
    }

    /** Takes all rules away. */
    public void clear() {
        rules.clear();
    }

    SandboxResponse answer(Sandbox sandbox, SandboxRequest request, Function<SandboxRequest, SandboxResponse> proper) {
        return rules.isEmpty() ? proper.apply(request) : answer(sandbox, request, proper, List.copyOf(rules), 0);
    }

    private static SandboxResponse answer(
            Sandbox sandbox,
            SandboxRequest request,
            Function<SandboxRequest, SandboxResponse> proper,
            List<FaultRule> rules,
            int from) {
        for (int i = from; i < rules.size(); i++) {
            if (rules.get(i).claims(request)) {
                int next = i + 1;
                return rules.get(i)
                        .fault()
                        .answer(new FaultCall(sandbox, request, asked -> answer(sandbox, asked, proper, rules, next)));
            }
        }
        return proper.apply(request);
    }

    /** A rule that still lacks its fault. */
    public static final class Pending {

        private final SandboxFaults faults;
        private final RequestMatch match;
        private int times = 1;
        private int skipped;

        private Pending(SandboxFaults faults, RequestMatch match) {
            this.faults = faults;
            this.match = match;
        }

        /** Applies to this many matching requests; to one unless set. */
        public Pending times(int requests) {
            times = requests;
            return this;
        }

        /** Applies to every matching request. */
        public Pending forever() {
            return times(Integer.MAX_VALUE);
        }

        /** Applies from the n-th matching request on, counted from 1. */
        public Pending fromThe(int nth) {
            skipped = nth - 1;
            return this;
        }

        /** Puts the rule into effect. */
        public FaultRule then(Fault fault) {
            FaultRule rule = new FaultRule(match, fault, skipped, times);
            faults.rules.add(rule);
            return rule;
        }
    }
}
