package org.iga4camel.cloudflare.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.iga4camel.cloudflare.model.Times;

/**
 * Shows one member in the published state as an operation verified it, with the changes that a sync would have written,
 * so that no sync which began to read earlier undoes it. Everything happens in the transaction of the connection that
 * is given; the account must have been bound before.
 */
public final class MemberPublication {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StagedList members;
    private final Publications publications;

    /**
     * Publishes members.
     *
     * @param members the list whose rows are in the form in which a member is told here
     * @param kinds what statements need to know of the declared kinds, JSON
     */
    public MemberPublication(StagedList members, String kinds) {
        this.members = members;
        publications = new Publications(kinds);
    }

    /**
     * How an operation came to know what is shown.
     *
     * @param at when it is shown: the time of the changes
     * @param touchedUntil pages that a sync asks for up to this instant leave the member alone; may lie in the future,
     *     because Cloudflare's answers may be stale for a while
     * @param cause id of the operation, the {@code cause} of the changes
     * @param actor who brought the changes about, null when that is not known
     * @param initialChanges whether changes are written even before the account was first published
     */
    public record Verified(Instant at, Instant touchedUntil, String cause, String actor, boolean initialChanges) {}

    /**
     * Shows a member that is there. Writes no change where nothing differs.
     *
     * @param row the member as JSON in the form in which a sync stages it: a field that is absent was not told and keeps
     *     its published value
     * @throws SQLException when the database refuses
     */
    public void refresh(Connection connection, String account, String row, Verified verified) throws SQLException {
        String at = Times.text(verified.at());
        long publication = Publications.begin(connection, account, null, verified.at());
        long reading = Statements.query(
                        connection, "open-reading", opened -> opened.getLong("id"), publication, members.name(), "", at)
                .get(0);
        Statements.update(connection, "stage-looked-at", reading, row, at);
        Publications.unfold(connection, publication, account, members, reading);
        Publications.complete(connection, publication, account);
        publish(connection, publication, account, id(row), verified);
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
        long publication = Publications.begin(connection, account, null, verified.at());
        Statements.update(connection, "confirm-absence", publication, memberId, Times.text(verified.at()));
        publish(connection, publication, account, memberId, verified);
    }

    /**
     * Shows a member that stands for a former one, as after a new invitation: the former one goes first, as who keeps a list
     * by addresses would otherwise take the new one off it, and the new one has been known since the former one was,
     * likewise the rights that both have. Of a former one that is published no longer, the earliest change tells since when;
     * without one the new member is new.
     *
     * @param formerMemberId the id the member had
     * @param row the new member, as for {@link #refresh}
     * @throws SQLException when the database refuses
     */
    public void replaced(Connection connection, String account, String formerMemberId, String row, Verified verified)
            throws SQLException {
        String member = id(row);
        if (member.equals(formerMemberId)) {
            refresh(connection, account, row, verified);
            return;
        }
        String firstSeen = firstSeen(connection, account, formerMemberId);
        removed(connection, account, formerMemberId, verified);
        refresh(connection, account, row, verified);
        Statements.update(connection, "keep-first-seen", account, member, firstSeen);
    }

    private void publish(Connection connection, long publication, String account, String member, Verified verified)
            throws SQLException {
        publications.publish(
                connection,
                publication,
                account,
                new Publications.Reason(verified.at(), verified.cause(), verified.actor()),
                withChanges(connection, account, verified));
        Statements.update(connection, "touch-member", account, member, Times.text(verified.touchedUntil()));
        Publications.drop(connection, account, publication);
    }

    private static String id(String row) {
        try {
            return MAPPER.readTree(row).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A member is to be shown that is no JSON", e);
        }
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
}
