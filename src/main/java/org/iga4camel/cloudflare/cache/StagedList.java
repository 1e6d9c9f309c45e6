package org.iga4camel.cloudflare.cache;

/**
 * A list whose readings are staged.
 *
 * @param name tells it from the account's other lists
 * @param kind of the objects that it shows
 * @param parent id of the object whose list it is, empty for the account's own
 * @param fields what is kept of an object, JSON array
 * @param unfold the statement that turns its pages into staged rows
 * @param carry the statement that keeps what is published where it could not be read, null where it is needed
 */
public record StagedList(String name, String kind, String parent, String fields, String unfold, String carry) {}
