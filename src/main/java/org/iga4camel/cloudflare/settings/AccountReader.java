package org.iga4camel.cloudflare.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.iga4camel.cloudflare.model.ConfigurationException;

/** Reads the settings of one account. */
final class AccountReader {

    private final Lookup lookup;
    private final String alias;

    AccountReader(Lookup lookup, String alias) {
        this.lookup = lookup;
        this.alias = alias;
    }

    AccountSettings read() {
        return new AccountSettings(
                alias,
                accountId(),
                credential(),
                required(Option.BASE_URL, URI.class),
                required(Option.SCHEDULE, String.class),
                provisioning(),
                allowance(),
                new AccountSettings.Hold(
                        required(Option.HOLD_ROWS, Integer.class), required(Option.HOLD_PERCENT, Integer.class)),
                required(Option.INITIAL_CHANGES, Boolean.class),
                new AccountSettings.History(
                        required(Option.HISTORY_RUNS, Integer.class),
                        required(Option.HISTORY_CHANGES_DAYS, Integer.class),
                        required(Option.CONSUMER_SILENT_DAYS, Integer.class)),
                required(Option.FRESH_WITHIN, Duration.class));
    }

    private String accountId() {
        return lookup.value(Option.ACCOUNT_ID, alias, String.class)
                .orElseThrow(() -> new ConfigurationException("The id of account " + alias + " is not set: set "
                        + ways(Option.ACCOUNT_ID) + " to the 32 hexadecimal characters of Cloudflare's account id."));
    }

    /** The token wins, except that a global key is not beaten by a token from further away, meant for others. */
    private Credential credential() {
        if (!lookup.isNearer(Option.GLOBAL_KEY, Option.TOKEN, alias)) {
            var token = lookup.value(Option.TOKEN, alias, Secret.class);
            if (token.isPresent()) {
                return new Credential.ApiToken(token.get());
            }
        }
        var email = lookup.value(Option.EMAIL, alias, String.class);
        var key = lookup.value(Option.GLOBAL_KEY, alias, Secret.class);
        if (email.isEmpty() && key.isEmpty()) {
            throw new ConfigurationException("Account " + alias + " has no credential: set " + ways(Option.TOKEN)
                    + " to an API token, or use a global key with both " + ways(Option.EMAIL) + " and "
                    + ways(Option.GLOBAL_KEY) + '.');
        }
        return new Credential.GlobalKey(
                email.orElseThrow(() -> half(Option.EMAIL, Option.GLOBAL_KEY)),
                key.orElseThrow(() -> half(Option.GLOBAL_KEY, Option.EMAIL)));
    }

    private ConfigurationException half(Option missing, Option present) {
        return new ConfigurationException(lookup.title(present, alias) + " is of use only together with "
                + missing.key() + ", which is not set: set " + ways(missing) + ", or an API token by "
                + ways(Option.TOKEN) + " instead of both.");
    }

    private AccountSettings.Allowance allowance() {
        var allowance = new AccountSettings.Allowance(
                required(Option.BUDGET, Integer.class),
                required(Option.BUDGET_PEOPLE_PERCENT, Integer.class),
                required(Option.BUDGET_PROVISIONING_PERCENT, Integer.class));
        int left = allowance.peoplePercent() + allowance.provisioningPercent();
        if (left >= 100) {
            throw new ConfigurationException(lookup.title(Option.BUDGET_PEOPLE_PERCENT, alias) + " and "
                    + lookup.title(Option.BUDGET_PROVISIONING_PERCENT, alias)
                    + " must add up to less than 100, but add up to " + left + ", which leaves nothing to the sync.");
        }
        if ((long) allowance.requests() * (100 - left) < 100) {
            throw new ConfigurationException(lookup.title(Option.BUDGET, alias) + " is " + allowance.requests()
                    + ", of which people and provisioning, with a share of " + left
                    + " % together, leave the sync no whole request: raise it, or lower the shares.");
        }
        return allowance;
    }

    private AccountSettings.Provisioning provisioning() {
        return new AccountSettings.Provisioning(
                required(Option.PROVISIONING, Boolean.class),
                words(Option.PROTECTED),
                words(Option.EMAIL_DOMAINS),
                words(Option.ALLOWED_ROLES),
                required(Option.SUPER_ADMINISTRATORS, Integer.class),
                required(Option.LAST_ROLE, LastRole.class) == LastRole.MINIMAL,
                required(Option.OPERATION_DEADLINE, Duration.class),
                required(Option.SETTLE_WITHIN, Duration.class));
    }

    private Set<String> words(Option option) {
        return lookup.value(option, alias, Words.class).map(Words::all).orElseGet(Set::of);
    }

    private <T> T required(Option option, Class<T> type) {
        return lookup.value(option, alias, type)
                .orElseThrow(() -> new IllegalStateException(option + " has neither a default nor a check of its own"));
    }

    /** All ways to set an option, for the sentence about one that is missing. */
    private String ways(Option option) {
        String own = SettingsReader.DEFAULT_ALIAS.equals(alias) ? "" : option.property(alias) + " or ";
        return own + option.title();
    }
}
