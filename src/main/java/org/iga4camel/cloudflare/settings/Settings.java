package org.iga4camel.cloudflare.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.iga4camel.cloudflare.model.UnknownAccountException;

/**
 * All settings, checked. Nothing in it is null, and printing it shows no secret.
 *
 * @param accounts the governed accounts by alias, in the order they are listed; never empty
 * @param database absolute path of the SQLite file, which may not exist yet
 * @param rest who may call the REST API, and how often
 * @param host the address the listeners bind to
 * @param hosts names besides that address under which callers may ask the listeners
 * @param port the REST listener's port; 0 for any free one
 * @param managementPort the port of the health and metrics listener; empty where it is off
 * @param logFormat how the standalone run writes log lines
 */
public record Settings(
        Map<String, AccountSettings> accounts,
        Path database,
        Rest rest,
        String host,
        Set<String> hosts,
        int port,
        OptionalInt managementPort,
        LogFormat logFormat,
        Patience patience) {

    /**
     * How long one request waits.
     *
     * @param connect for the connection
     * @param response for an answer on an open connection
     * @param retry before it is sent again for the first time
     */
    public record Patience(Duration connect, Duration response, Duration retry) {

        /** For one try of a request from beginning to end. */
        public Duration whole() {
            return connect.plus(response);
        }
    }

    /**
     * Who may call the REST API, and how often.
     *
     * @param keys those of the settings themselves
     * @param keysFile absolute path of a file with further keys, which may change at any time
     * @param requestsPerMinute that are answered with each key
     * @param refusalsPerMinute requests of everybody without a valid key that are looked at
     */
    public record Rest(RestKeys keys, Optional<Path> keysFile, int requestsPerMinute, int refusalsPerMinute) {

        /** Whether the API is served: nobody can call it where no key is set. */
        public boolean isServed() {
            return !keys.all().isEmpty() || keysFile.isPresent();
        }
    }

    public Settings {
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
        hosts = Set.copyOf(hosts);
    }

    /**
     * The account of an alias or of a Cloudflare account id.
     *
     * @param aliasOrId null for the first account
     * @throws UnknownAccountException when no account has it
     */
    public AccountSettings account(String aliasOrId) {
        if (aliasOrId == null || aliasOrId.isBlank()) {
            return accounts.values().iterator().next();
        }
        return accounts.values().stream()
                .filter(account ->
                        account.alias().equals(aliasOrId) || account.accountId().equals(aliasOrId))
                .findFirst()
                .orElseThrow(() -> new UnknownAccountException("There is no account '" + aliasOrId
                        + "' here: use one of " + String.join(", ", accounts.keySet()) + ", or its account id"));
    }
}
