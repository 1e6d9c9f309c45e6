/** The listener that shows health and metrics. */
package org.iga4camel.cloudflare.management;
