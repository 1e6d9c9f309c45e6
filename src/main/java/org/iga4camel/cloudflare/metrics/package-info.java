/** Figures of requests, budget, syncs and the published state, in the meter registry that the host's Camel uses. */
package org.iga4camel.cloudflare.metrics;
