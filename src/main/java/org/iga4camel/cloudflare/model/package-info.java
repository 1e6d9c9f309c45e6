/** The words of the product as immutable values: members, roles, rights, changes. Knows neither Camel nor SQL. */
package org.iga4camel.cloudflare.model;
