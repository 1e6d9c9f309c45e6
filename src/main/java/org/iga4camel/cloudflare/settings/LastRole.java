package org.iga4camel.cloudflare.settings;

/** What happens when a member's last role is to be taken: Cloudflare has no members without one. */
enum LastRole {
    REFUSE,
    /** Minimal Account Access takes its place. */
    MINIMAL
}
