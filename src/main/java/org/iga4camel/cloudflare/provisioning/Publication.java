package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.cache.OperationStore.Seen;

/** What an operation that is over has shown, and is published with its end. */
final class Publication {

    private final String operation;
    private final OperationRequest request;
    private final State.Ended ended;
    private final Subject subject;

    Publication(String operation, OperationRequest request, State.Ended ended) {
        this.operation = operation;
        this.request = request;
        this.ended = ended;
        subject = ended.subject();
    }

    List<Seen> seen() {
        if (request.dryRun()) {
            return List.of();
        }
        return switch (ended.status()) {
            case APPLIED -> applied();
            case UNCHANGED -> looked();
            case FAILED -> failed();
            case OPEN, PLANNED, REFUSED -> List.of();
        };
    }

    private List<Seen> applied() {
        List<Seen> seen = new ArrayList<>();
        Sight first = subject.first();
        SeenMember member = subject.member();
        seen.addAll(goneBefore());
        if (first != null && first.member() != null) {
            // so that what others did meanwhile is not told as done by this operation
            seen.add(new Seen.Before(first.member().row(), looking(), first.askedAt()));
        }
        if (member == null) {
            seen.add(new Seen.Gone(subject.memberId(), operation));
        } else if (isAnother(member)) {
            seen.add(new Seen.InPlaceOf(subject.formerMemberId(), member.row(), operation));
        } else {
            seen.add(new Seen.There(member.row(), operation));
        }
        return seen;
    }

    /** Ids that the address had here and that nobody has any more, apart from what the operation itself has ended. */
    private List<Seen> goneBefore() {
        return subject.gone().stream()
                .filter(id -> !id.equals(subject.memberId()) && !id.equals(subject.formerMemberId()))
                .<Seen>map(id -> new Seen.Gone(id, looking()))
                .toList();
    }

    private List<Seen> failed() {
        Attempt attempt = ended.course().attempt();
        if (attempt == null) {
            return List.of();
        }
        String former = subject.formerMemberId();
        boolean withdrawn =
                former != null && (ended.course().verified() || attempt.write().invites());
        if (withdrawn) {
            SeenMember member = subject.member();
            return List.of(
                    member != null && isAnother(member)
                            ? new Seen.InPlaceOf(former, member.row(), operation)
                            : new Seen.Gone(former, operation));
        }
        return subject.last() != null ? looked() : List.of();
    }

    /** What a look found, which is nobody's doing that is known here. */
    private List<Seen> looked() {
        List<Seen> seen = new ArrayList<>();
        SeenMember member = subject.member();
        subject.gone().stream()
                // a look that was stale did not show who is there after all
                .filter(id -> member == null || !id.equals(member.id()))
                .forEach(id -> seen.add(new Seen.Gone(id, looking())));
        if (member != null) {
            seen.add(new Seen.There(member.row(), looking()));
        }
        return seen;
    }

    private boolean isAnother(SeenMember member) {
        return subject.formerMemberId() != null && !subject.formerMemberId().equals(member.id());
    }

    private String looking() {
        return "look:" + operation;
    }
}
