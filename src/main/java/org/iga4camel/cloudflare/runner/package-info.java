/** The standalone run: the command line and the Camel context behind it. */
package org.iga4camel.cloudflare.runner;
