/** Keeps together in traces what belongs together. */
package org.iga4camel.cloudflare.trace;
