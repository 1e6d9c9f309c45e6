package org.iga4camel.cloudflare.changes;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.cache.ChangeReader;
import org.iga4camel.cloudflare.cache.ConsumerRecord;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.cache.DatabaseLock;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.StartFrom;
import org.iga4camel.cloudflare.model.UnknownAccountException;

/** The consumers of changes in one database, and what they are fed with. */
public final class Feeds {

    private final Stores stores;
    private final InstantSource clock;
    private final Function<String, String> aliases;
    private final List<String> changes;

    /**
     * On an open database.
     *
     * @param aliases the alias of an alias or account id; takes null for the first account, throws for an unknown one
     * @param locks of the same database
     */
    public Feeds(Function<String, String> aliases, Kinds kinds, Cache cache, DatabaseLock locks, InstantSource clock) {
        Statements reader = new Statements(cache.reader());
        ConsumerStore consumers = new ConsumerStore(new Statements(cache.writer()), reader);
        stores = new Stores(consumers, new ChangeReader(reader), locks, cache.file(), kinds.added());
        changes = kinds.changeNames();
        this.aliases = aliases;
        this.clock = clock;
    }

    /**
     * A feed; the consumer is not registered by this.
     *
     * @param consumer its name
     * @param account alias or account id, null for the first account
     * @param kinds names separated by commas, null for all kinds
     * @param startFrom {@code now}, {@code beginning} or {@code snapshot}
     * @throws ConfigurationException about what is malformed or unknown, and what is allowed
     * @throws UnknownAccountException when there is no such account
     */
    public Feed open(String consumer, String account, String kinds, String startFrom) {
        Subscription subscription =
                new Subscription(consumer, aliases.apply(account), names(kinds), StartFrom.of(startFrom));
        return new Feed(subscription, stores, clock);
    }

    /** All of them is none in particular, so that what is declared later is told too. */
    private Set<String> names(String list) {
        if (list == null || list.isBlank()) {
            return Set.of();
        }
        Set<String> names =
                Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        names.stream().filter(name -> !changes.contains(name)).findFirst().ifPresent(name -> {
            throw new ConfigurationException(
                    "kinds has '" + name + "', which is no kind of change: use " + String.join(", ", changes));
        });
        return names.containsAll(changes) ? Set.of() : names;
    }

    /** All registered consumers, ordered by account and name. */
    public List<ConsumerRecord> registered() {
        return stores.consumers().all();
    }

    /**
     * Forgets a consumer, so that changes need not be kept for it. Whoever uses its name later is a new one.
     *
     * @param account alias; null where only one account has a consumer of this name
     * @return what was forgotten
     * @throws InvalidInputException when there is no such consumer, several have the name, or it is being fed
     */
    public ConsumerRecord drop(String consumer, String account) {
        ConsumerRecord known = registered(consumer, account);
        DatabaseLock.Held turn = stores.locks()
                .tryLock(Subscription.turn(known.name(), known.account()))
                .orElseThrow(() -> new InvalidInputException("The consumer '" + known.name() + "' of account "
                        + known.account() + " is taking changes at the moment: stop the process that runs it first."));
        try (turn) {
            stores.consumers().drop(known.name(), known.account());
        }
        return known;
    }

    private ConsumerRecord registered(String consumer, String account) {
        List<ConsumerRecord> found = registered().stream()
                .filter(known -> known.name().equals(consumer))
                .filter(known -> account == null || known.account().equals(account))
                .toList();
        if (found.isEmpty()) {
            throw new InvalidInputException("There is no consumer '" + consumer + "'"
                    + (account == null ? "" : " of account " + account) + ": 'consumer list' shows which there are.");
        }
        if (found.size() > 1) {
            throw new InvalidInputException("Several accounts have a consumer '" + consumer
                    + "': say which by --account, "
                    + String.join(
                            ", ", found.stream().map(ConsumerRecord::account).toList()) + ".");
        }
        return found.get(0);
    }
}
