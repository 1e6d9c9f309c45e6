package org.iga4camel.cloudflare.sandbox.junit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a hub has to know to govern the account of the sandbox. Nothing in it is null.
 *
 * @param baseUrl address of the sandbox, for {@code cloudflare-iga.base-url}
 * @param accountId for {@code cloudflare-iga.account-id}
 * @param token for {@code cloudflare-iga.token}; good for nothing but this sandbox
 * @param database file that does not exist yet, for {@code cloudflare-iga.database}
 */
public record HubSettings(String baseUrl, String accountId, String token, Path database) {

    /** The same as properties by their full names, with a short pause before a request is sent again. */
    public Map<String, String> asMap() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("cloudflare-iga.base-url", baseUrl);
        properties.put("cloudflare-iga.account-id", accountId);
        properties.put("cloudflare-iga.token", token);
        properties.put("cloudflare-iga.database", database.toString());
        properties.put("cloudflare-iga.retry-delay", "10ms");
        return properties;
    }
}
