package org.iga4camel.cloudflare.api;

import java.util.List;
import org.iga4camel.cloudflare.view.Sync;

/**
 * One page of a list; documents the answer.
 *
 * @param next what asks for the page after this one, null when this is the last
 */
public record SyncPage(List<Sync> items, String next) {}
