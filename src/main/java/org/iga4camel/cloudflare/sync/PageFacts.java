package org.iga4camel.cloudflare.sync;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one page says about the list it belongs to.
 *
 * @param page its number, from 1
 * @param rows rows on it
 * @param total rows of the whole list, where the page tells it
 * @param perPage page size in force, where the page tells it
 * @param ids JSON array of the ids on it, sorted: equal for two pages that hold the same
 */
public record PageFacts(int page, int rows, OptionalLong total, OptionalInt perPage, String ids) {}
