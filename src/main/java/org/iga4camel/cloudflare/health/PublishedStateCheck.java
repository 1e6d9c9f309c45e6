package org.iga4camel.cloudflare.health;

import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.cache.RunStore;
import org.iga4camel.cloudflare.settings.AccountSettings;

/**
 * Camel's view of {@link PublishedState}: a readiness check, because a process whose copy is old or held is alive, and
 * starting it again would mend nothing.
 */
final class PublishedStateCheck extends AbstractHealthCheck {

    private final AccountSettings account;
    private final RunStore runs;
    private final InstantSource clock;

    PublishedStateCheck(AccountSettings account, RunStore runs, InstantSource clock) {
        super(Health.PREFIX, Health.id(account.alias()));
        this.account = account;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        try {
            PublishedState state = new PublishedState(
                    account.alias(),
                    runs.publishedAt(account.alias()),
                    runs.last(account.alias()),
                    account.freshWithin(),
                    clock.instant());
            state.details().forEach(result::detail);
            result.message(state.sentence());
            if (state.isUp()) {
                result.up();
            } else {
                result.down();
            }
        } catch (DatabaseException e) {
            result.detail("account", account.alias()).message(e.getMessage()).down();
        }
    }
}
