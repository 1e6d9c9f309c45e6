/** The SQLite cache: opening it, what is stored, and every statement that is run on it. Knows neither Camel nor HTTP. */
package org.iga4camel.cloudflare.cache;
