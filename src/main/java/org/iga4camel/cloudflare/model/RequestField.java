package org.iga4camel.cloudflare.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A field of a request for an operation, as headers, bodies, queries and endpoint options name it. */
public enum RequestField {
    ACCOUNT("account", 64),
    EMAIL("email", RequestField.CHECKED),
    MEMBER_ID("memberId", RequestField.CHECKED),
    ROLE("role", RequestField.NO_TEXT),
    /** Another name of {@link #ROLE}. */
    ROLES("roles", RequestField.NO_TEXT),
    SCOPE("scope", 200),
    REASON("reason", 1000),
    REQUESTED_BY("requestedBy", 200),
    REFERENCE("reference", 200),
    IDEMPOTENCY_KEY("idempotencyKey", 200),
    DRY_RUN("dryRun", RequestField.NO_TEXT),
    MERGE_ROLES("mergeRoles", RequestField.NO_TEXT),
    RESTORE("restore", RequestField.NO_TEXT),
    DIRECT("direct", RequestField.NO_TEXT);

    private static final String HEADER = "CloudflareIga";

    /** It is a list or a flag. */
    private static final int NO_TEXT = 0;

    /** Its form bounds it. */
    private static final int CHECKED = Integer.MAX_VALUE;

    private final String word;
    private final int longest;

    RequestField(String word, int longest) {
        this.word = word;
        this.longest = longest;
    }

    /** The words of all, in this order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(RequestField::word).toList();
    }

    /** Its name in bodies, queries and options. */
    public String word() {
        return word;
    }

    /** The message header that tells it. */
    public String header() {
        return HEADER + Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Characters at most. */
    public int longest() {
        return longest;
    }

    /** Whether it is a text, which is not there when it is blank. */
    public boolean isText() {
        return longest > NO_TEXT;
    }

    /** The operations that take it, where not all do. */
    public Stream<OperationKind> takenBy() {
        return Arrays.stream(OperationKind.values()).filter(kind -> kind.takes(this));
    }
}
