package org.iga4camel.cloudflare.cache;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.iga4camel.cloudflare.model.Times;

/**
 * One credential's pages in the budget tables, open for the length of one transaction. Seconds are Unix time. Every
 * method throws {@link DatabaseException} when the database refuses.
 */
public final class BudgetBook {

    private final Connection connection;
    private final DataSource database;
    private final String credential;

    /** @param database where the connection came from */
    BudgetBook(Connection connection, DataSource database, String credential) {
        this.connection = connection;
        this.database = database;
        this.credential = credential;
    }

    /** What is known now, with the requests booked in {@code fromSecond} and later. */
    public BudgetState state(long fromSecond) {
        return query("budget-state", BudgetBook::state, credential, fromSecond);
    }

    /**
     * The second whose bookings must leave the window before {@code requests} of those booked in {@code fromSecond} and
     * later have left it; empty when fewer are booked.
     */
    public OptionalLong lastSecondOf(long requests, long fromSecond) {
        return query("budget-last-second-of", row -> number(row, "second"), credential, fromSecond, requests);
    }

    /** Books requests in a second: in the latest second in which they may be sent, so that none leaves the window early. */
    public void book(long second, long requests) {
        update("budget-book", credential, second, requests);
    }

    /** Takes requests off what Cloudflare announced as left. */
    public void takeFromAnnounced(long requests) {
        update("budget-take-from-announced", credential, requests);
    }

    /** Replaces Cloudflare's announcement. */
    public void announce(BudgetView view) {
        update(
                "budget-announce",
                credential,
                orNull(view.quota()),
                orNull(view.windowSeconds()),
                view.remaining(),
                Times.text(view.resetAt()));
    }

    /** Replaces the end of the time-out. */
    public void block(Instant until) {
        update("budget-block", credential, Times.text(until));
    }

    /** Drops the bookings of every credential before {@code firstSecond} and after {@code lastSecond}. */
    public void keepBetween(long firstSecond, long lastSecond) {
        update("budget-prune", firstSecond, lastSecond);
    }

    private static BudgetState state(ResultSet row) throws SQLException {
        OptionalLong remaining = number(row, "remaining");
        String resetAt = row.getString("reset_at");
        Optional<BudgetView> view = remaining.isPresent() && resetAt != null
                ? Optional.of(new BudgetView(
                        number(row, "quota"), number(row, "window_s"), remaining.getAsLong(), Times.instant(resetAt)))
                : Optional.empty();
        return new BudgetState(
                view, Optional.ofNullable(row.getString("blocked_until")).map(Times::instant), row.getLong("used"));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private <T> T query(String name, Statements.Row<T> row, Object... values) {
        try {
            // both questions are answered by exactly one row
            return Statements.query(connection, name, row, values).get(0);
        } catch (SQLException e) {
            throw Faults.named(e, database);
        }
    }

    private void update(String name, Object... values) {
        try {
            Statements.update(connection, name, values);
        } catch (SQLException e) {
            throw Faults.named(e, database);
        }
    }
}
