package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.iga4camel.cloudflare.model.ReadingFacts;
import org.iga4camel.cloudflare.model.Right;
import org.iga4camel.cloudflare.model.Times;

/** What a run has read and not yet published: readings of lists, and the rows that proven readings unfold into. */
public final class Staging {

    private final Statements writer;
    private final String kinds;
    private final Publications publications;

    /**
     * Stages in a database.
     *
     * @param kinds what statements need to know of the declared kinds, JSON
     */
    public Staging(Statements writer, String kinds) {
        this.writer = writer;
        this.kinds = kinds;
        publications = new Publications(kinds);
    }

    /** A reading that was opened; number counts from 1 within its list and run. */
    public record Opened(long id, int number) {}

    /** An object that came without an id (null), or under an id that several names share. */
    public record Doubtful(String id, String names) {}

    public Opened open(long publication, StagedList list, Instant now) {
        return writer.first(
                        "open-reading",
                        row -> new Opened(row.getLong("id"), row.getInt("number")),
                        publication,
                        list.name(),
                        list.parent(),
                        Times.text(now))
                .orElseThrow();
    }

    /** Closes a reading; pages that arrive later are refused. */
    public void close(long reading) {
        writer.update("close-reading", reading, Integer.MAX_VALUE);
    }

    /**
     * Closes a reading, without what was asked for only to see that nothing follows. Returns what it received.
     *
     * @param lastPage last page that belongs to the list
     */
    public ReadingFacts close(long reading, int lastPage) {
        writer.update("close-reading", reading, lastPage);
        return writer.first("reading-facts", Staging::facts, reading).orElseThrow();
    }

    private static ReadingFacts facts(ResultSet row) throws SQLException {
        return new ReadingFacts(
                row.getInt("pages"),
                row.getLong("rows"),
                row.getInt("pages_with_total"),
                row.getLong("least_total"),
                row.getLong("greatest_total"),
                row.getInt("filled_pages"),
                row.getInt("different_pages"),
                row.getInt("last_filled_page"),
                row.getLong("ids"),
                row.getLong("rows_without_id"));
    }

    /** Whether two readings hold the same ids. */
    public boolean sameIds(long one, long two) {
        return writer.first("readings-differ", row -> row.getLong("ids") == 0, one, two)
                .orElseThrow();
    }

    /** Turns a proven reading into staged rows. */
    public void unfold(long publication, String account, StagedList list, long reading) {
        writer.inTransaction(connection -> {
            Publications.unfold(connection, publication, account, list, reading);
            return null;
        });
    }

    /** Keeps what is published of a list that could not be read. */
    public void carryOver(long publication, String account, StagedList list, Instant now) {
        if (list.carry() == null) {
            throw new IllegalArgumentException("The " + list.name() + " cannot be done without");
        }
        writer.update(
                list.carry(), publication, account, list.kind(), list.parent(), list.fields(), null, Times.text(now));
    }

    /**
     * Makes further rows of what was staged.
     *
     * @param statement that does it
     */
    public void derive(long publication, String account, String statement) {
        writer.update(statement, publication, account);
    }

    /** Keeps the published rights that Cloudflare did not speak of, and makes a role of whatever somebody holds. */
    public void complete(long publication, String account) {
        writer.inTransaction(connection -> {
            Publications.complete(connection, publication, account);
            return null;
        });
    }

    /** What a reading shows without an id or under several names. */
    public List<Doubtful> doubtful(long reading) {
        return writer.query("doubtful", row -> new Doubtful(row.getString("id"), row.getString("names")), reading);
    }

    /** The staged objects of a kind, ordered by parent and id. */
    public List<ObjectRow> objects(long publication, String kind) {
        return writer.query("staged-objects", ObjectRow::of, publication, kind);
    }

    /**
     * Ids of the roles by name, those included that are published and not staged, under names that no staged role has; a name
     * that two roles share stands for neither.
     */
    public Map<String, String> roleIdsByName(long publication, String account) {
        Map<String, String> ids = byName(writer.query("unlisted-role-names", ObjectRow::of, publication, account));
        ids.putAll(byName(objects(publication, "role").stream()
                .filter(role -> Right.ROLE.equals(role.text("kind")))
                .toList()));
        return ids;
    }

    private static Map<String, String> byName(List<ObjectRow> roles) {
        Map<String, String> ids = new HashMap<>();
        roles.stream()
                .filter(role -> role.name() != null)
                .forEach(role -> ids.merge(role.name(), role.id(), (one, two) -> ""));
        ids.values().removeIf(String::isEmpty);
        return ids;
    }

    /** Names of the permission groups by id, listed or not. */
    public Map<String, String> permissionGroupNames(long publication, String account) {
        Map<String, String> names = new HashMap<>();
        writer.query(
                        "permission-group-names",
                        row -> Map.entry(row.getString("id"), row.getString("name")),
                        publication,
                        account)
                .forEach(group -> names.put(group.getKey(), group.getValue()));
        return names;
    }

    /** Finds what publishing a run would take away, and keeps it with the run until it is published or released. */
    public List<Losses> losses(long publication, long run, String account, Instant membersOpened) {
        return writer.inTransaction(connection -> {
            Object[] parameters = {publication, account, run, Times.text(membersOpened), kinds};
            Statements.update(connection, "find-losses", parameters);
            return Statements.query(
                    connection,
                    "losses",
                    row -> new Losses(
                            row.getString("kind"),
                            row.getLong("published"),
                            row.getLong("staged"),
                            row.getLong("lost")),
                    parameters);
        });
    }

    /** How much this run would take away that another run did not show. */
    public long lossesBeyond(long run, long shown) {
        return writer.first("losses-beyond", row -> row.getLong("rows"), run, shown)
                .orElseThrow();
    }

    /** Published members that the lists of this run do not show. */
    public List<String> absentees(long run) {
        return writer.query("absentees", row -> row.getString("member_id"), run);
    }

    public void confirmAbsence(long publication, String member, Instant askedAt) {
        writer.update("confirm-absence", publication, member, Times.text(askedAt));
    }

    /**
     * Replaces the published state by what a run staged, writes the changes and ends the run, in one transaction.
     *
     * @param withChanges whether the differences are written as changes
     * @return false when the run is not running any more: another process has ended it, and nothing is published
     */
    public boolean publish(
            long publication,
            long run,
            String account,
            Instant now,
            boolean withChanges,
            int requests,
            String warnings) {
        String at = Times.text(now);
        return writer.inTransaction(connection -> {
            if (!Statements.query(connection, "owns-run", row -> row.getBoolean("owned"), run)
                    .contains(true)) {
                return false;
            }
            Statements.update(connection, "publish-forget-touched", publication, account, at);
            long newest = Statements.query(connection, "change-bounds", row -> row.getLong("head"), account)
                    .get(0);
            publications.publish(
                    connection, publication, account, new Publications.Reason(now, "sync:" + run, null), withChanges);
            Statements.update(connection, "finish-published-run", run, account, at, requests, warnings, newest);
            return true;
        });
    }
}
