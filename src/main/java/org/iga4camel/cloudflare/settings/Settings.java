package org.iga4camel.cloudflare.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All settings, checked. Nothing in it is null, and printing it shows no secret.
 *
 * @param accounts the governed accounts by alias, in the order they are listed; never empty
 * @param database absolute path of the SQLite file, which may not exist yet
 * @param restKey the key REST callers must send; empty where REST is off
 * @param host the address the listeners bind to
 * @param port the REST listener's port; 0 for any free one
 * @param managementPort the port of the health and metrics listener; empty where it is off
 * @param logFormat how the standalone run writes log lines
 */
public record Settings(
        Map<String, AccountSettings> accounts,
        Path database,
        Optional<Secret> restKey,
        String host,
        int port,
        OptionalInt managementPort,
        LogFormat logFormat) {

    public Settings {
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    }
}
