package org.iga4camel.cloudflare.provisioning;

import java.time.Instant;

/**
 * What Cloudflare showed of somebody.
 *
 * @param member null when nobody is there
 * @param askedAt when it was asked, which the answer is no newer than; null when it was not asked
 */
record Sight(SeenMember member, Instant askedAt) {}
