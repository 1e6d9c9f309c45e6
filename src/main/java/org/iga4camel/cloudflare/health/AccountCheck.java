package org.iga4camel.cloudflare.health;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.settings.AccountSettings;

/**
 * Looks at one account in the database, and is down when the database cannot be read. It is about readiness: a process of
 * which something here is down is alive, and starting it again would mend nothing.
 */
abstract class AccountCheck extends AbstractHealthCheck {

    private final AccountSettings account;

    AccountCheck(String id, AccountSettings account) {
        super(Health.PREFIX, id);
        this.account = account;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.detail("account", account.alias());
        try {
            look(account, result);
        } catch (DatabaseException e) {
            result.message(e.getMessage()).down();
        }
    }

    /** Says how it stands. */
    abstract void look(AccountSettings account, HealthCheckResultBuilder result);
}
