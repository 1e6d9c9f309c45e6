package org.iga4camel.cloudflare.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.iga4camel.cloudflare.cache.ConsumerRecord;
import org.iga4camel.cloudflare.cache.ConsumerStore;
import org.iga4camel.cloudflare.settings.AccountSettings;

/**
 * Whether every registered consumer of an account's changes still takes them; for one that does not, changes are kept for
 * ever. A check of its own, so that a host can leave it out of what decides about its traffic.
 */
final class SilentConsumersCheck extends AccountCheck {

    private final ConsumerStore consumers;
    private final InstantSource clock;

    SilentConsumersCheck(AccountSettings account, Runnable database, ConsumerStore consumers, InstantSource clock) {
        // a dot is in no alias, so this is no other account's id
        super(Health.consumersId(account.alias()), account, database);
        this.consumers = consumers;
        this.clock = clock;
    }

    @Override
    void look(AccountSettings account, HealthCheckResultBuilder result) {
        int days = account.history().consumerSilentDays();
        result.detail("consumer_silent_days", days);
        List<ConsumerRecord> silent =
                consumers.silent(account.alias(), clock.instant().minus(Duration.ofDays(days)));
        silent.forEach(consumer -> result.detail(
                "silent_since." + consumer.name(), consumer.lastSeenAt().toString()));
        if (silent.isEmpty()) {
            result.up();
        } else {
            result.message(sentence(account.alias(), silent.get(0), silent.size() - 1))
                    .down();
        }
    }

    private static String sentence(String alias, ConsumerRecord consumer, int others) {
        return "The consumer '" + consumer.name() + "' of account " + alias
                + " has taken no changes since " + consumer.lastSeenAt()
                + (others == 0 ? "" : ", nor have " + others + " others since longer than allowed")
                + "; changes are kept for it: run it again, or run 'consumer drop " + consumer.name() + " --account "
                + alias + "'";
    }
}
