package org.iga4camel.cloudflare.provisioning;

/**
 * The role that allows the least.
 *
 * <p>Source: Cloudflare's known role ids, the same in every account.
 */
final class MinimalAccountAccess {

    static final String ID = "5c35d2bf3a545e6b7560b826c0d23c39";
    static final String NAME = "Minimal Account Access";

    private MinimalAccountAccess() {}
}
