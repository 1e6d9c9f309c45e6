/** Hands the changes of accounts to named consumers, in order and at least once. */
package org.iga4camel.cloudflare.changes;
