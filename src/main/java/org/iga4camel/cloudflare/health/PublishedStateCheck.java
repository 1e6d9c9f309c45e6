package org.iga4camel.cloudflare.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.settings.AccountSettings;

/** Camel's view of {@link PublishedState}. */
final class PublishedStateCheck extends AccountCheck {

    private final RunStore runs;
    private final InstantSource clock;

    PublishedStateCheck(AccountSettings account, Runnable database, RunStore runs, InstantSource clock) {
        super(Health.id(account.alias()), account, database);
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    void look(AccountSettings account, HealthCheckResultBuilder result) {
        Optional<Instant> publishedAt = runs.publishedAt(account.alias());
        Duration age = publishedAt
                .map(at -> runs.ages().of(account.alias(), at, clock.instant()))
                .orElse(Duration.ZERO);
        PublishedState state = new PublishedState(
                account.alias(), publishedAt, age, runs.last(account.alias()), account.freshWithin());
        state.details().forEach(result::detail);
        result.message(state.sentence()).state(state.isUp() ? State.UP : State.DOWN);
    }
}
