package org.iga4camel.cloudflare.settings;

/** What of this component can be mounted in a host's Camel context, each for itself. */
public enum Part {
    /** The routes of syncing; every account is synced at once and on its schedule. */
    SYNC,
    /** The operations on members, as routes. */
    PROVISIONING,
    /** The REST API. */
    API
}
