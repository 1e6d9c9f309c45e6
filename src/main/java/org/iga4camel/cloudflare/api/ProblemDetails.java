package org.iga4camel.cloudflare.api;

/**
 * A problem as REST callers see it.
 *
 * <p>Source: RFC 9457.
 *
 * @param type names the cause
 * @param title the cause in words
 * @param status HTTP status
 * @param detail one sentence: what happened, to what, and what to do
 * @param instance path of the request
 */
public record ProblemDetails(String type, String title, int status, String detail, String instance) {}
