package org.iga4camel.cloudflare.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can change in an account. */
public enum ChangeKind {
    MEMBER_ADDED,
    MEMBER_UPDATED,
    MEMBER_REMOVED,
    INVITATION_ADDED,
    INVITATION_ACCEPTED,
    INVITATION_GONE,
    ROLE_ADDED,
    ROLE_CHANGED,
    ROLE_REMOVED,
    ROLE_GRANTED,
    ROLE_REVOKED;

    /**
     * The kinds of a list.
     *
     * @param list names separated by commas; null or blank for all kinds
     * @throws ConfigurationException about a name that no kind has
     */
    public static Set<ChangeKind> list(String list) {
        if (list == null || list.isBlank()) {
            return EnumSet.allOf(ChangeKind.class);
        }
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(ChangeKind::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ChangeKind.class)));
    }

    private static ChangeKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new ConfigurationException("kinds has '" + text + "', which is no kind of change: use "
                                + Arrays.stream(values()).map(ChangeKind::text).collect(Collectors.joining(", "))));
    }

    /** As it stands in the database, such as {@code member.added}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
