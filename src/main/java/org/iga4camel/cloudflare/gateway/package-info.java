/** The one door to Cloudflare: what a request is, when it may leave, and what its answer means. */
package org.iga4camel.cloudflare.gateway;
