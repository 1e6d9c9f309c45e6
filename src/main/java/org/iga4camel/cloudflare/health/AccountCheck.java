package org.iga4camel.cloudflare.health;

import java.util.Map;
import org.apache.camel.Ordered;
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
    private final Runnable database;

    /** @param database throws when it is not the one any more that was opened */
    AccountCheck(String id, AccountSettings account, Runnable database) {
        super(Health.GROUP, id);
        this.account = account;
        this.database = database;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    /** Before what Camel and its components tell. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.detail("account", account.alias());
        try {
            database.run();
            look(account, result);
        } catch (DatabaseException e) {
            result.message(e.getMessage()).down();
        }
    }

    /** Says how it stands. */
    abstract void look(AccountSettings account, HealthCheckResultBuilder result);
}
