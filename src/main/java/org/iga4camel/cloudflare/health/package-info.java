/** Tells a host's health registry how the published copy of each account stands. */
package org.iga4camel.cloudflare.health;
