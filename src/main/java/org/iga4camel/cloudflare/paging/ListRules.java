package org.iga4camel.cloudflare.paging;

/**
 * What is peculiar to a list.
 *
 * @param filtered whether its total may count rows that the filter leaves out, and so proves nothing when it differs
 * @param mayIgnorePaging whether Cloudflare may answer with the whole list whatever page is asked for
 * @param needsIds whether a row without an id makes its reading unbelievable
 */
public record ListRules(boolean filtered, boolean mayIgnorePaging, boolean needsIds) {}
