package org.iga4camel.cloudflare.sync;

import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.settings.Settings;

/** Takes a caller's input in at the edge, checked. */
public final class Door {

    private final Settings settings;

    public Door(Settings settings) {
        this.settings = settings;
    }

    /**
     * The alias of the account that is meant.
     *
     * @param named alias or account id, null for the first account
     * @throws UnknownAccountException when there is no such account
     */
    public String account(String named) {
        return settings.account(named).alias();
    }

    /**
     * The held run that is to be released, null for none.
     *
     * @throws InvalidInputException when it is no number
     */
    public Long release(String run) {
        if (run == null || run.isBlank()) {
            return null;
        }
        if (!run.strip().matches("\\d{1,18}")) {
            throw new InvalidInputException(
                    "The run to release must be the number of a held run, as in the view sync_runs");
        }
        return Long.valueOf(run.strip());
    }
}
