package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.cache.OperationStore.Seen;

/** What an operation that is over has shown, and is published with its end. */
final class Publication {

    private final Operation operation;

    Publication(Operation operation) {
        this.operation = operation;
    }

    List<Seen> seen() {
        if (operation.request().dryRun()) {
            return List.of();
        }
        return switch (operation.status()) {
            case APPLIED -> applied();
            case UNCHANGED -> looked();
            case FAILED -> failed();
            case OPEN, PLANNED, REFUSED -> List.of();
        };
    }

    private List<Seen> applied() {
        List<Seen> seen = new ArrayList<>();
        Member first = operation.subject().first();
        Member member = operation.subject().member();
        seen.addAll(goneBefore());
        if (first != null) {
            // so that what others did meanwhile is not told as done by this operation
            seen.add(new Seen.Before(first.row(), looking(), operation.subject().firstLookedAt()));
        }
        if (member == null) {
            seen.add(new Seen.Gone(operation.subject().memberId(), operation.id()));
        } else if (isAnother(member)) {
            seen.add(new Seen.InPlaceOf(operation.subject().formerMemberId(), member.row(), operation.id()));
        } else {
            seen.add(new Seen.There(member.row(), operation.id()));
        }
        return seen;
    }

    /** Ids that the address had here and that nobody has any more, apart from what the operation itself has ended. */
    private List<Seen> goneBefore() {
        return operation.subject().gone().stream()
                .filter(id -> !id.equals(operation.subject().memberId())
                        && !id.equals(operation.subject().formerMemberId()))
                .<Seen>map(id -> new Seen.Gone(id, looking()))
                .toList();
    }

    private List<Seen> failed() {
        Attempt attempt = operation.attempt();
        if (attempt == null) {
            return List.of();
        }
        String former = operation.subject().formerMemberId();
        boolean withdrawn =
                former != null && (operation.verified() > 0 || attempt.write().invites());
        if (withdrawn) {
            Member member = operation.subject().member();
            return List.of(
                    member != null && isAnother(member)
                            ? new Seen.InPlaceOf(former, member.row(), operation.id())
                            : new Seen.Gone(former, operation.id()));
        }
        return operation.subject().wasSeen() ? looked() : List.of();
    }

    /** What a look found, which is nobody's doing that is known here. */
    private List<Seen> looked() {
        List<Seen> seen = new ArrayList<>();
        Member member = operation.subject().member();
        operation.subject().gone().stream()
                // a look that was stale did not show who is there after all
                .filter(id -> member == null || !id.equals(member.id()))
                .forEach(id -> seen.add(new Seen.Gone(id, looking())));
        if (member != null) {
            seen.add(new Seen.There(member.row(), looking()));
        }
        return seen;
    }

    private boolean isAnother(Member member) {
        return operation.subject().formerMemberId() != null
                && !operation.subject().formerMemberId().equals(member.id());
    }

    private String looking() {
        return "look:" + operation.id();
    }
}
