package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iga4camel.cloudflare.model.ReadingFacts;
import org.iga4camel.cloudflare.model.SyncList;
import org.iga4camel.cloudflare.model.Times;

/** What a run has read and not yet published: readings of lists, and the rows that proven readings unfold into. */
public final class Staging {

    private final Statements writer;

    public Staging(Statements writer) {
        this.writer = writer;
    }

    /** A reading that was opened; number counts from 1 within its list and run. */
    public record Opened(long id, int number) {}

    /** A resource group: its name, null when it has none, and the keys it covers as a JSON array. */
    public record ResourceGroup(String name, String scopeKeys) {}

    /** A role that came without an id (null), or under an id that several names share. */
    public record DoubtfulRole(String id, String names) {}

    public Opened open(long run, SyncList list, Instant now) {
        return writer.first(
                        "open-reading",
                        row -> new Opened(row.getLong("id"), row.getInt("number")),
                        run,
                        list.name(),
                        Times.text(now))
                .orElseThrow();
    }

    /** Closes a reading; pages that arrive later are refused. */
    public void close(long reading) {
        writer.update("close-reading", reading);
    }

    /**
     * Closes a reading, without what was asked for only to see that nothing follows. Returns what it received.
     *
     * @param lastPage last page that belongs to the list
     */
    public ReadingFacts close(long reading, int lastPage) {
        close(reading);
        writer.update("drop-pages-beyond", reading, lastPage);
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
    public void unfold(long run, SyncList list, long reading, String account) {
        writer.inTransaction(connection -> {
            switch (list) {
                case ROLES -> Statements.update(connection, "unfold-roles", run, reading, account);
                case PERMISSION_GROUPS ->
                    Statements.update(connection, "unfold-permission-groups", run, reading, account);
                case RESOURCE_GROUPS -> Statements.update(connection, "unfold-resource-groups", run, reading);
                case MEMBERS, REJECTED_MEMBERS -> {
                    Statements.update(connection, "unfold-members", run, reading, account);
                    Statements.update(connection, "unfold-rights", run, reading);
                }
            }
            return null;
        });
    }

    /** Keeps what is published of a list that could not be read. */
    public void carryOver(long run, SyncList list, String account, Instant now) {
        switch (list) {
            case PERMISSION_GROUPS -> writer.update("carry-permission-groups", run, account);
            case RESOURCE_GROUPS -> writer.update("carry-resource-groups", run, account);
            case REJECTED_MEMBERS -> writer.update("carry-rejected-members", run, account, Times.text(now));
            case ROLES, MEMBERS -> throw new IllegalArgumentException(list + " cannot be done without");
        }
    }

    /** Adds the Super Administrator role unless the list showed it. */
    public void addSuperAdministrator(long run, String account, String id, String name) {
        writer.update("add-super-administrator", run, account, id, name);
    }

    /** Keeps the published rights that Cloudflare did not speak of, and makes a role of whatever somebody holds. */
    public void complete(long run, String account, String wholeAccountKey) {
        writer.inTransaction(connection -> {
            Statements.update(connection, "carry-rights", run, account, wholeAccountKey);
            Statements.update(connection, "roles-known-from-rights", run, account);
            return null;
        });
    }

    public List<DoubtfulRole> doubtfulRoles(long reading) {
        return writer.query(
                "doubtful-roles", row -> new DoubtfulRole(row.getString("id"), row.getString("names")), reading);
    }

    /** Whether a role is staged, named or not. */
    public boolean hasRoles(long run) {
        return writer.first("has-staged-roles", row -> row.getBoolean("found"), run)
                .orElseThrow();
    }

    /** Ids of the staged roles by name; a name that two roles share stands for neither. */
    public Map<String, String> roleIdsByName(long run) {
        return byName(writer.query("staged-role-names", Staging::named, run));
    }

    /** The same with published roles that are not staged, under names that no staged role has. */
    public Map<String, String> knownRoleIdsByName(long run, String account) {
        Map<String, String> ids = byName(writer.query("unlisted-role-names", Staging::named, run, account));
        ids.putAll(roleIdsByName(run));
        return ids;
    }

    private static Map.Entry<String, String> named(ResultSet row) throws SQLException {
        return Map.entry(row.getString("name"), row.getString("role_id"));
    }

    private static Map<String, String> byName(List<Map.Entry<String, String>> roles) {
        Map<String, String> ids = new HashMap<>();
        roles.forEach(role -> ids.merge(role.getKey(), role.getValue(), (one, two) -> ""));
        ids.values().removeIf(String::isEmpty);
        return ids;
    }

    /** Names of the permission groups by id, listed or not. */
    public Map<String, String> permissionGroupNames(long run, String account) {
        Map<String, String> names = new HashMap<>();
        writer.query(
                        "permission-group-names",
                        row -> Map.entry(row.getString("id"), row.getString("name")),
                        run,
                        account)
                .forEach(group -> names.put(group.getKey(), group.getValue()));
        return names;
    }

    public Optional<ResourceGroup> resourceGroup(long run, String id) {
        return writer.first(
                "resource-group",
                row -> new ResourceGroup(row.getString("name"), row.getString("scope_keys")),
                run,
                id);
    }

    /** Finds what publishing this run would take away, and keeps it with the run until it is published or released. */
    public List<Losses> losses(long run, String account, Instant membersOpened) {
        return writer.inTransaction(connection -> {
            Statements.update(connection, "forget-losses", run);
            Statements.update(connection, "find-losses", run, account, Times.text(membersOpened));
            return Statements.query(
                    connection,
                    "losses",
                    row -> new Losses(
                            row.getString("kind"),
                            row.getLong("published"),
                            row.getLong("staged"),
                            row.getLong("lost")),
                    run,
                    account);
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

    public void confirmAbsence(long run, String member, Instant askedAt) {
        writer.update("confirm-absence", run, member, Times.text(askedAt));
    }

    /**
     * Replaces the published state by what the run staged, writes the changes and ends the run, in one transaction.
     *
     * @param withChanges whether the differences are written as changes
     */
    public void publish(long run, String account, Instant now, boolean withChanges, int requests, String warnings) {
        String at = Times.text(now);
        writer.inTransaction(connection -> {
            Statements.update(connection, "publish-forget-touched", run, account, at);
            long newest = Statements.query(connection, "feed-head", row -> row.getLong("head"), account)
                    .get(0);
            if (withChanges) {
                Statements.update(connection, "publish-changes", run, account, at);
            }
            Statements.update(connection, "publish-state", run, account, at);
            Statements.update(connection, "finish-published-run", run, account, at, requests, warnings, newest);
            return null;
        });
    }
}
