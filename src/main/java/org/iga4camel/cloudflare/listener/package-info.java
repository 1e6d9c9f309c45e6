/** The HTTP listeners of the standalone run, and what strangers may take of this process through them. */
package org.iga4camel.cloudflare.listener;
