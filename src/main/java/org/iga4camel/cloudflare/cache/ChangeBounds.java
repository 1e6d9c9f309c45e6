package org.iga4camel.cloudflare.cache;

/**
 * Between which ids the changes of an account are.
 *
 * @param forgottenTo up to this id some may have been forgotten; 0 when none was
 * @param firstAt when the first that is kept was published; null when none is
 * @param last the last id that a change of any account has had; 0 when there never was one
 */
public record ChangeBounds(long forgottenTo, String firstAt, long last) {}
