package org.iga4camel.cloudflare.changes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.ConsumerRecord;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.model.Times;
import org.iga4camel.cloudflare.view.Change;

/** A real database file with two accounts whose state and changes a test makes up. */
public final class ChangesFile implements AutoCloseable {

    /** The account whose changes are consumed. */
    public static final String ACCOUNT = "prod";

    /** Another one in the same database. */
    public static final String OTHER = "eu";

    private final Cache cache;
    private final DatabaseLock locks;
    private final RunStore runs;
    private final Feeds feeds;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** Opens the file, as another process would. */
    public ChangesFile(Path file) {
        cache = Cache.open(file);
        locks = DatabaseLock.on(file);
        runs = new RunStore(new Statements(cache.writer()), new Statements(cache.reader()));
        runs.bind(ACCOUNT, "0123456789abcdef0123456789abcdef");
        runs.bind(OTHER, "f123456789abcdef0123456789abcdef");
        feeds = new Feeds(account -> account == null ? ACCOUNT : account, Kinds.DECLARED, cache, locks, clock());
    }

    Feeds feeds() {
        return feeds;
    }

    /** A feed that has registered its consumer and has the turn. */
    Feed feed(String consumer, String kinds, String startFrom) {
        Feed feed = feeds.open(consumer, null, kinds, startFrom);
        feed.register();
        if (!feed.takeTurn()) {
            throw new AssertionError("Another feed has the turn of " + consumer);
        }
        return feed;
    }

    public ConsumerRecord consumer(String name) {
        return feeds.registered().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Marks both accounts as published. */
    public ChangesFile published() {
        execute("UPDATE account SET published_at = '2026-01-01T00:00:00.000Z'");
        return this;
    }

    /** Publishes a change with the next id, and returns that. */
    public long publish(String account, String kind) {
        execute(
                "INSERT INTO change (account, at, kind, email, cause) VALUES (?, ?, ?, ?, ?)",
                account,
                Times.text(now),
                kind,
                "somebody@example.com",
                "sync:1");
        return query("SELECT max(id) FROM change", row -> row.getLong(1)).get(0);
    }

    /** Publishes several changes of the account at once. */
    public void publish(int changes) {
        execute(
                "INSERT INTO change (account, at, kind, email, cause) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT"
                        + " i + 1 FROM n WHERE i < ?) SELECT ?, ?, 'member.updated', i || '@example.com', 'sync:1' FROM n",
                changes,
                ACCOUNT,
                Times.text(now));
    }

    /** Publishes members with one right each, without changes. */
    public void members(int from, int to) {
        execute(
                "INSERT INTO member (account, member_id, email, status, first_seen_at, last_changed_at)"
                        + " WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                        + " SELECT ?, printf('%032d', i), i || '@example.com', iif(i % 10 = 0, 'pending', 'accepted'),"
                        + " '2026', '2026' FROM n",
                from, to, ACCOUNT);
        execute("INSERT INTO right_held (account, holder_kind, holder_id, role_id, access, scope_key, first_seen_at)"
                + " SELECT m.account, 'member', m.member_id, 'reader', 'allow', 'all', '2026' FROM member m"
                + " WHERE true ON CONFLICT DO NOTHING");
    }

    public void role(String id) {
        execute(
                "INSERT INTO object (account, kind, parent, id, fields, first_seen_at, last_changed_at)"
                        + " VALUES (?, 'role', '', ?, json_object('name', ?, 'kind', 'role'), '', '')",
                ACCOUNT,
                id,
                id);
    }

    /** Lets time pass. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Forgets changes that are older than this. */
    void prune(Duration age) {
        runs.prune(ACCOUNT, 1000, now.minus(age));
    }

    public List<Long> ids() {
        return query("SELECT id FROM change ORDER BY id", row -> row.getLong(1));
    }

    Instant now() {
        return now;
    }

    private InstantSource clock() {
        return () -> now;
    }

    public void execute(String sql, Object... parameters) {
        new Statements(cache.writer()).with(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    public <T> List<T> query(String sql, Statements.Row<T> of, Object... parameters) {
        return new Statements(cache.reader()).with(connection -> {
            List<T> rows = new ArrayList<>();
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                var result = statement.executeQuery();
                while (result.next()) {
                    rows.add(of.of(result));
                }
            }
            return rows;
        });
    }

    /** What the next changes are, by something of theirs; they count as taken. */
    static <T> List<T> take(Feed feed, int limit, Function<Change, T> of) {
        var changes = feed.next(limit);
        if (!changes.isEmpty()) {
            feed.took(changes.size());
        }
        return changes.stream().map(of).toList();
    }

    @Override
    public void close() {
        locks.close();
        cache.close();
    }
}
