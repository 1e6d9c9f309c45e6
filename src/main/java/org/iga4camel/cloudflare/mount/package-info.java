/** Puts the beans and routes of this component into a host's Camel context. */
package org.iga4camel.cloudflare.mount;
