package org.iga4camel.cloudflare.cache;

/**
 * A role as it stands published.
 *
 * @param id of the role, or of the permission group where no role stands for it
 * @param name null when Cloudflare never told it
 * @param kind {@code role} or {@code permission_group}
 */
public record PublishedRole(String id, String name, String kind) {}
