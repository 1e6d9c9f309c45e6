package org.iga4camel.cloudflare.cache;

/**
 * Between which ids the changes of an account are.
 *
 * @param forgottenTo up to this id some may have been forgotten; 0 when none was
 * @param last the last id that a change of any account has had; 0 when there never was one
 */
public record ChangeBounds(long forgottenTo, long last) {}
