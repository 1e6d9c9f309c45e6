package org.iga4camel.cloudflare.health;

import java.time.InstantSource;
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
        PublishedState state = new PublishedState(
                account.alias(),
                runs.publishedAt(account.alias()),
                runs.last(account.alias()),
                account.freshWithin(),
                clock.instant());
        state.details().forEach(result::detail);
        result.message(state.sentence()).state(state.isUp() ? State.UP : State.DOWN);
    }
}
