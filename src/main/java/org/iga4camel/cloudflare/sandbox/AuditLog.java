package org.iga4camel.cloudflare.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The audit entries of one account, oldest first. */
final class AuditLog {

    /** One write through the API. */
    record Entry(
            String id,
            Instant time,
            String description,
            String type,
            Credential actor,
            String ray,
            String method,
            String uri,
            int status,
            String product,
            String resourceId,
            String userAgent) {

        String result() {
            return status < 300 ? "success" : "failure";
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    synchronized List<Entry> between(Instant since, Instant before) {
        return entries.stream()
                .filter(entry -> !entry.time().isBefore(since) && entry.time().isBefore(before))
                .toList();
    }
}
