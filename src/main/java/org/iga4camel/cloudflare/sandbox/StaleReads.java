package org.iga4camel.cloudflare.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the members looked like before recent writes, for as long as reads are to be stale. */
final class StaleReads {

    private static final class Former {
        private final List<MemberState> members;
        private final Instant until;
        private int reads;

        Former(List<MemberState> members, Instant until, int reads) {
            this.members = members;
            this.until = until;
            this.reads = reads;
        }
    }

    private final Deque<Former> formers = new ArrayDeque<>();

    synchronized void beforeWrite(SandboxOptions options, Instant now, Supplier<List<MemberState>> members) {
        if (!options.staleFor().isZero() || options.staleReads() > 0) {
            formers.addLast(new Former(members.get(), now.plus(options.staleFor()), options.staleReads()));
        }
    }

    /** The oldest state that is still shown, or nothing when reads see the truth; counts as one read. */
    synchronized Optional<List<MemberState>> read(Instant now) {
        while (!formers.isEmpty()) {
            Former oldest = formers.getFirst();
            if (now.isBefore(oldest.until)) {
                return Optional.of(oldest.members);
            }
            if (oldest.reads > 0) {
                oldest.reads--;
                return Optional.of(oldest.members);
            }
            formers.removeFirst();
        }
        return Optional.empty();
    }
}
