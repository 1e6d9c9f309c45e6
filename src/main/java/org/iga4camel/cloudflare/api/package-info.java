/**
 * The REST API: who may ask, what was asked, and how the answer or the problem looks. The paths themselves and the steps
 * of each answer are in {@code routes/api.camel.yaml}.
 */
package org.iga4camel.cloudflare.api;
