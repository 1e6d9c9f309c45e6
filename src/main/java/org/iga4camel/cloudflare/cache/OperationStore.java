package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Ends operations: what was seen is published and the journal says so, in one transaction or not at all. */
public final class OperationStore {

    private final Statements writer;
    private final Journal journal;
    private final MemberPublication members;

    /**
     * Ends operations in a database.
     *
     * @param journal on the same database
     * @param members publishes what was seen
     */
    public OperationStore(DataSource writer, Journal journal, MemberPublication members) {
        this.writer = new Statements(writer);
        this.journal = journal;
        this.members = members;
    }

    /** What an operation saw of a member; {@code cause} is the cause of the changes that follow from it. */
    public sealed interface Seen {

        String cause();

        /**
         * A member that is there.
         *
         * @param row in the form in which a sync stages it, JSON
         */
        record There(String row, String cause) implements Seen {}

        /**
         * A member as it was before the operation changed it. A sync that told of the member since then told something
         * newer, and is believed.
         *
         * @param row as for {@link There}
         * @param at when Cloudflare was asked for it
         */
        record Before(String row, String cause, Instant at) implements Seen {}

        /** A member that is not there any more. */
        record Gone(String memberId, String cause) implements Seen {}

        /** One that stands for a former one, as after a new invitation. */
        record InPlaceOf(String formerMemberId, String row, String cause) implements Seen {}
    }

    /**
     * Ends an operation.
     *
     * @param record how it ended
     * @param seen what is published with it, in this order
     * @param at the time of the changes
     * @param touchedUntil pages that a sync asks for up to this instant leave the members alone
     * @param initialChanges whether changes are written even before the account was first published
     * @throws DatabaseException when the database refuses; then nothing is written
     */
    public void end(OperationRecord record, List<Seen> seen, Instant at, Instant touchedUntil, boolean initialChanges) {
        writer.inTransaction(connection -> {
            for (Seen member : seen) {
                boolean isOwn = member.cause().equals(record.id());
                publish(
                        connection,
                        record.account(),
                        member,
                        new MemberPublication.Verified(
                                at, touchedUntil, member.cause(), isOwn ? record.requestedBy() : null, initialChanges));
            }
            journal.append(connection, record);
            return null;
        });
    }

    private void publish(Connection connection, String account, Seen seen, MemberPublication.Verified verified)
            throws SQLException {
        if (seen instanceof Seen.There there) {
            members.refresh(connection, account, there.row(), verified);
        } else if (seen instanceof Seen.Before before) {
            members.before(connection, account, before.row(), before.at(), verified);
        } else if (seen instanceof Seen.Gone gone) {
            members.removed(connection, account, gone.memberId(), verified);
        } else if (seen instanceof Seen.InPlaceOf other) {
            members.replaced(connection, account, other.formerMemberId(), other.row(), verified);
        }
    }
}
