package org.iga4camel.cloudflare.cache;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.iga4camel.cloudflare.model.Position;
import org.iga4camel.cloudflare.model.StartFrom;
import org.iga4camel.cloudflare.model.Times;

/**
 * The registered consumers of changes and how far each has come. Every method throws {@link DatabaseException} when the
 * database refuses.
 */
public final class ConsumerStore {

    private final Statements writer;
    private final Statements reader;

    public ConsumerStore(Statements writer, Statements reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Registers a consumer; does nothing when it is registered.
     *
     * @param account alias that is bound in this database
     */
    public void register(String name, String account, StartFrom startFrom, Instant now) {
        if (find(name, account).isEmpty()) {
            writer.update("consumer-register", name, account, startFrom.text(), Times.text(now));
        }
    }

    /** The consumer; empty when it is not registered. */
    public Optional<ConsumerRecord> find(String name, String account) {
        return all().stream()
                .filter(consumer ->
                        consumer.name().equals(name) && consumer.account().equals(account))
                .findFirst();
    }

    /** All consumers, ordered by account and name. */
    public List<ConsumerRecord> all() {
        return reader.query("consumers", ConsumerRecord::of);
    }

    /** The consumers of an account that were last seen before an instant, ordered by name. */
    public List<ConsumerRecord> silent(String account, Instant before) {
        return all().stream()
                .filter(consumer -> consumer.account().equals(account)
                        && consumer.lastSeenAt().isBefore(before))
                .toList();
    }

    /**
     * Moves a consumer on, durably before this returns.
     *
     * @param tookSomething false when it only passed what was none of its business
     * @throws ConsumerGoneException when it is not registered or is further already; nothing is moved
     */
    public void move(String name, String account, Position next, Instant now, boolean tookSomething) {
        int moved = writer.update(
                "consumer-move", name, account, next.text(), next.changeId(), Times.text(now), tookSomething);
        if (moved == 0) {
            throw new ConsumerGoneException(name, account);
        }
    }

    /** Notes that a consumer is there and has nothing to take; harmless when it is not registered. */
    public void seen(String name, String account, Instant now) {
        writer.update("consumer-seen", name, account, Times.text(now));
    }

    /** Forgets a consumer, and tells whether there was one. */
    public boolean drop(String name, String account) {
        return writer.update("consumer-drop", name, account) > 0;
    }
}
