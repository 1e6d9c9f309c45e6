package org.iga4camel.cloudflare.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.iga4camel.cloudflare.model.Position;
import org.iga4camel.cloudflare.model.Times;

/**
 * A registered consumer of an account's changes. Nothing in it is null.
 *
 * @param account alias
 * @param lastDeliveredAt when it last took something, empty while it has not
 * @param lastSeenAt when it last took something, or there was nothing to take
 */
public record ConsumerRecord(
        String name,
        String account,
        Position position,
        Instant registeredAt,
        Optional<Instant> lastDeliveredAt,
        Instant lastSeenAt) {

    static ConsumerRecord of(ResultSet row) throws SQLException {
        return new ConsumerRecord(
                row.getString("name"),
                row.getString("account"),
                Position.of(row.getString("position"), row.getLong("change_id")),
                Times.instant(row.getString("registered_at")),
                Optional.ofNullable(row.getString("last_delivered_at")).map(Times::instant),
                Times.instant(row.getString("last_seen_at")));
    }
}
