/**
 * Operations on members: what is asked, what follows from it, what may stop it, and whether Cloudflare carried it out.
 * Knows neither Camel nor SQL; the routes put its steps in order.
 */
package org.iga4camel.cloudflare.provisioning;
