package org.iga4camel.cloudflare.cache;

/**
 * A permission group as it stands published, whether a role stands for it or not.
 *
 * @param id never null
 * @param name null when Cloudflare never told it
 * @param scopes what it can be assigned on, as Cloudflare sent it, such as {@code com.cloudflare.api.account.zone}; null
 *     when it never told it
 */
public record PublishedPermissionGroup(String id, String name, String scopes) {}
