/** What the published state says, for people to read. */
package org.iga4camel.cloudflare.report;
