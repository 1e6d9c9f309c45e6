/**
 * The public views of the database as questions and typed answers, for REST and for {@code cloudflare-iga:} endpoints. The
 * routes that ask are in {@code routes/read.camel.yaml}.
 */
package org.iga4camel.cloudflare.view;
