package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.iga4camel.cloudflare.model.Times;

/**
 * Takes staged rows to the published state, for syncs and operations alike: what was not told is kept, the difference of the
 * two states is written as changes, and only rows that differ are touched. All of it happens in the transaction of the
 * connection that is given.
 */
final class Publications {

    private final String kinds;

    /**
     * Publishes declared kinds.
     *
     * @param kinds what statements need to know of them, JSON
     */
    Publications(String kinds) {
        this.kinds = kinds;
    }

    /**
     * Why something is published.
     *
     * @param at time of the changes
     * @param cause of the changes
     * @param actor who brought them about, null when that is not known
     */
    record Reason(Instant at, String cause, String actor) {}

    /**
     * Begins a publication and returns its id.
     *
     * @param run null for an operation's
     */
    static long begin(Connection connection, String account, Long run, Instant now) throws SQLException {
        return Statements.query(
                        connection, "begin-publication", row -> row.getLong("id"), account, run, Times.text(now))
                .get(0);
    }

    /** Turns a proven reading into staged rows. */
    static void unfold(Connection connection, long publication, String account, StagedList list, long reading)
            throws SQLException {
        Statements.update(
                connection, list.unfold(), publication, account, list.kind(), list.parent(), list.fields(), reading);
    }

    /** Keeps the published rights that Cloudflare did not speak of, and makes a role of whatever somebody holds. */
    static void complete(Connection connection, long publication, String account) throws SQLException {
        Statements.update(connection, "complete", publication, account);
    }

    /**
     * Replaces the published state by what was staged.
     *
     * @param withChanges whether the differences are written as changes
     */
    void publish(Connection connection, long publication, String account, Reason reason, boolean withChanges)
            throws SQLException {
        String at = Times.text(reason.at());
        if (withChanges) {
            Statements.update(
                    connection, "publish-changes", publication, account, at, kinds, reason.cause(), reason.actor());
        }
        Statements.update(connection, "publish-state", publication, account, at, kinds);
    }

    /** Ends a publication and forgets what it staged. */
    static void drop(Connection connection, String account, long publication) throws SQLException {
        Statements.update(connection, "clear-staging", account, publication);
    }
}
