package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.iga4camel.cloudflare.model.Times;

/**
 * How much of an account stands published.
 *
 * @param publishedAt when it was last published, empty when never
 * @param members members of every status; likewise roles and roleAssignments
 */
public record PublishedFigures(Optional<Instant> publishedAt, long members, long roles, long roleAssignments) {

    static PublishedFigures of(ResultSet row) throws SQLException {
        return new PublishedFigures(
                Optional.ofNullable(row.getString("published_at")).map(Times::instant),
                row.getLong("members"),
                row.getLong("roles"),
                row.getLong("role_assignments"));
    }
}
