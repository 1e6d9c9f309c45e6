package org.iga4camel.cloudflare.cache;

import java.util.List;

/**
 * A resource group as it stands published.
 *
 * @param id never null
 * @param name null when it has none
 * @param keys keys of the objects it covers, in the order Cloudflare told them; empty when it told none
 */
public record PublishedResourceGroup(String id, String name, List<String> keys) {

    public PublishedResourceGroup {
        keys = List.copyOf(keys);
    }
}
