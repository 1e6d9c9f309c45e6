/** The Camel component: {@code cloudflare-iga:} endpoints, which call the mounted routes of the same meaning. */
package org.iga4camel.cloudflare.component;
