package org.iga4camel.cloudflare.cache;

/**
 * How much of one kind a run would take away.
 *
 * @param kind member, role or role assignment
 * @param published rows published now
 * @param staged rows the run would publish
 * @param lost published rows that would go
 */
public record Losses(String kind, long published, long staged, long lost) {}
