/** Tells which permissions the credentials of an account have, without writing anything. */
package org.iga4camel.cloudflare.check;
