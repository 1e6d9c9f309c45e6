package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.iga4camel.cloudflare.model.Times;

/**
 * Shows one member in the published state as an operation verified it, with the changes that a sync would have written,
 * so that no sync which began to read earlier undoes it. Everything happens in the transaction of the connection that
 * is given; the account must have been bound before.
 */
public final class MemberRefresh {

    /**
     * How an operation came to know what is shown. Nothing is null.
     *
     * @param at when it is shown: the time of the changes
     * @param touchedUntil pages that a sync asks for up to this instant leave the member alone; may lie in the future,
     *     because Cloudflare's answers may be stale for a while
     * @param cause id of the operation, the {@code cause} of the changes
     * @param initialChanges whether changes are written even before the account was first published
     */
    public record Verified(Instant at, Instant touchedUntil, String cause, boolean initialChanges) {}

    /** A member with all its fields and rights, as JSON. */
    private record Whole(String id, String json) {}

    /**
     * Shows a member that is there. Writes no change where nothing differs.
     *
     * @param row the member as JSON in the form in which a sync stages it: a field that is absent was not told and keeps
     *     its published value
     * @throws SQLException when the database refuses
     */
    public void refresh(Connection connection, String account, String row, Verified verified) throws SQLException {
        show(connection, account, whole(connection, account, row), verified);
    }

    /**
     * Shows a member as it was a while ago, unless a change that is newer tells of it.
     *
     * @param row as for {@link #refresh}
     * @param asked when Cloudflare was asked for it
     * @throws SQLException when the database refuses
     */
    void before(Connection connection, String account, String row, Instant asked, Verified verified)
            throws SQLException {
        boolean isOlder = Statements.query(
                        connection,
                        "member-changed-since",
                        told -> told.getBoolean("changed"),
                        account,
                        row,
                        Times.text(asked))
                .contains(true);
        if (!isOlder) {
            refresh(connection, account, row, verified);
        }
    }

    /**
     * Deletes a member that is gone, with all its rights. Harmless when it is not published.
     *
     * @throws SQLException when the database refuses
     */
    public void removed(Connection connection, String account, String memberId, Verified verified) throws SQLException {
        if (withChanges(connection, account, verified)) {
            Statements.update(
                    connection, "remove-changes", account, memberId, Times.text(verified.at()), verified.cause());
        }
        Statements.update(connection, "remove-state", account, memberId);
        touch(connection, account, memberId, verified);
    }

    /**
     * Shows a member that stands for a former one, as after a new invitation: the former one goes, and the new one has
     * been known since the former one was, likewise the rights that both have. Of a former one that is published no
     * longer, the earliest change tells since when; without one the new member is new.
     *
     * @param formerMemberId the id the member had
     * @param row the new member, as for {@link #refresh}
     * @throws SQLException when the database refuses
     */
    public void replaced(Connection connection, String account, String formerMemberId, String row, Verified verified)
            throws SQLException {
        Whole member = whole(connection, account, row);
        if (member.id().equals(formerMemberId)) {
            show(connection, account, member, verified);
            return;
        }
        String firstSeen = firstSeen(connection, account, formerMemberId);
        removed(connection, account, formerMemberId, verified);
        show(connection, account, member, verified);
        Statements.update(connection, "keep-first-seen", account, member.id(), firstSeen);
    }

    private static Whole whole(Connection connection, String account, String row) throws SQLException {
        return Statements.query(
                        connection,
                        "refreshed-member",
                        member -> new Whole(member.getString("member_id"), member.getString("whole")),
                        account,
                        row)
                .get(0);
    }

    private static void show(Connection connection, String account, Whole member, Verified verified)
            throws SQLException {
        String at = Times.text(verified.at());
        if (withChanges(connection, account, verified)) {
            Statements.update(connection, "refresh-changes", account, member.json(), at, verified.cause());
        }
        Statements.update(connection, "refresh-state", account, member.json(), at);
        touch(connection, account, member.id(), verified);
    }

    private static String firstSeen(Connection connection, String account, String memberId) throws SQLException {
        String departure =
                Statements.query(connection, "member-departure", row -> row.getString("cause"), account, memberId)
                        .stream()
                        .findFirst()
                        .orElse(null);
        return Statements.query(
                        connection, "first-seen", row -> row.getString("first_seen"), account, memberId, departure)
                .get(0);
    }

    private static boolean withChanges(Connection connection, String account, Verified verified) throws SQLException {
        return verified.initialChanges()
                || Statements.query(connection, "account", row -> row.getString("published_at") != null, account)
                        .contains(true);
    }

    private static void touch(Connection connection, String account, String memberId, Verified verified)
            throws SQLException {
        Statements.update(connection, "touch-member", account, memberId, Times.text(verified.touchedUntil()));
    }
}
