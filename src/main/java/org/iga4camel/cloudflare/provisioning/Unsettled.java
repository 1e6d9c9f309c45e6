package org.iga4camel.cloudflare.provisioning;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.cache.Journal;
import org.iga4camel.cloudflare.cache.OperationRecord;
import org.iga4camel.cloudflare.model.EmailAddress;
import org.iga4camel.cloudflare.model.Right;

/**
 * Keeps operations off a member of whom another operation stands open that may have written: what it did is found out by
 * looking, and a change in between would make that look tell something else.
 */
final class Unsettled {

    private final Journal journal;

    Unsettled(Journal journal) {
        this.journal = journal;
    }

    /**
     * Checks the member that an operation is about. To be asked once the member is held: then none that has written is
     * still being carried out.
     *
     * @throws MemberBusyException when another operation on the member is not settled; a dry run may go on
     */
    void check(RunningOperation operation) {
        if (operation.request().dryRun()) {
            return;
        }
        Optional<OperationRecord> open = journal.open(operation.request().account()).stream()
                .filter(other -> other.writes() > 0 && !other.id().equals(operation.id()))
                .filter(other -> isAboutTheSame(other, operation.subject()))
                .findFirst();
        if (open.isPresent()) {
            throw new MemberBusyException("It is not known yet what became of operation "
                    + open.get().id() + " on the same member: it is settled as soon as Cloudflare answers; try again"
                    + " in a minute");
        }
    }

    /** Those of some members from whom an operation that is not settled may have taken a right. */
    Set<String> mayBeLosing(String account, Collection<String> memberIds, Right right) {
        return journal.open(account).stream()
                .filter(open -> open.writes() > 0 && open.memberId() != null)
                .filter(open -> memberIds.contains(open.memberId()))
                .filter(open -> takes(PlanJson.read(open.plan()), right))
                .map(OperationRecord::memberId)
                .collect(Collectors.toSet());
    }

    /** Whoever goes loses also what was not told. */
    private static boolean takes(Plan plan, Right right) {
        return !plan.present() || plan.losses().has(right);
    }

    private static boolean isAboutTheSame(OperationRecord other, Subject subject) {
        boolean sameId = other.memberId() != null && other.memberId().equals(subject.memberId());
        boolean sameEmail = EmailAddress.same(other.email(), subject.email());
        return sameId || sameEmail;
    }
}
