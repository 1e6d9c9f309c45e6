/** Cloudflare's JSON, read into the words of the model and written from them. Knows neither Camel nor HTTP nor SQL. */
package org.iga4camel.cloudflare.wire;
