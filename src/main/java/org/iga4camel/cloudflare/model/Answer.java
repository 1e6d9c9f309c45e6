package org.iga4camel.cloudflare.model;

/** What callers are answered with: typed and immutable, and the same as JSON or as a map for those who want that. */
public interface Answer {}
