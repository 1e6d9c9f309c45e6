package org.iga4camel.cloudflare.component;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.OperationKind;
import org.iga4camel.cloudflare.model.RequestField;

/** What an endpoint does; endpoints, routes and documentation follow from this list. */
public enum CloudflareIgaOperation {
    SYNC("Reads an account whole and publishes it", "SyncResult", "sync", "waitFor"),
    MEMBERS("Lists members", "Rows<Member>", "sync", "status", "role", "limit", "streaming"),
    MEMBER("Shows one member with its role assignments", "MemberWithRights", "sync"),
    ROLES("Lists what can be granted", "Rows<Role>", "sync", "limit", "streaming"),
    ROLE_ASSIGNMENTS(
            "Lists who has which role where", "Rows<RoleAssignment>", "sync", "role", "scope", "limit", "streaming"),
    OBJECTS(
            "Lists the objects of a kind that an account is made of",
            "Rows<AccountObject>",
            "sync",
            "kind",
            "limit",
            "streaming"),
    OBJECT("Shows one object of a kind", "AccountObject", "sync", "kind"),
    INVITE(OperationKind.INVITE),
    REMOVE(OperationKind.REMOVE),
    GRANT(OperationKind.GRANT),
    REVOKE(OperationKind.REVOKE),
    REINVITE(OperationKind.REINVITE),
    OPERATIONS(
            "Lists the operations on members, newest first",
            "Rows<Operation>",
            "sync",
            "status",
            "kind",
            "limit",
            "streaming"),
    OPERATION("Shows how one operation stands", "Operation", "sync"),
    CHANGES(
            "Delivers what changed, in order and at least once",
            "Change",
            "sync",
            "consumer",
            "kinds",
            "startFrom",
            "batch",
            "maxBatch");

    private static final String RESULT = "OperationResult";
    private static final String ROUTE = "cloudflare-iga-";

    private final String description;
    private final String answer;
    private final String mount;

    @SuppressWarnings("ImmutableEnumChecker") // made by Collectors.toUnmodifiableSet
    private final Set<String> options;

    CloudflareIgaOperation(String description, String answer, String mount, String... options) {
        this.description = description;
        this.answer = answer;
        this.mount = mount;
        this.options =
                Stream.concat(Stream.of("account"), Arrays.stream(options)).collect(Collectors.toUnmodifiableSet());
    }

    CloudflareIgaOperation(OperationKind kind) {
        this(
                kind.description(),
                RESULT,
                "sync,provisioning",
                kind.fields().stream().map(RequestField::word).toArray(String[]::new));
    }

    /**
     * The operation of a name.
     *
     * @throws ConfigurationException when none has it
     */
    static CloudflareIgaOperation of(String text) {
        return Arrays.stream(values())
                .filter(operation -> operation.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("cloudflare-iga:" + text
                        + " is not known: the operation must be one of " + String.join(", ", names())));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(CloudflareIgaOperation::text).toList();
    }

    /** As it stands in the URI of an endpoint. */
    public String text() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** Id of the route that carries it out, which begins at the {@code direct:} endpoint of this name. */
    String route() {
        return ROUTE + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What {@code cloudflare-iga.mount} must have for it. */
    String mount() {
        return mount;
    }

    /** What it does, as the beginning of a sentence. */
    String description() {
        return description;
    }

    /** Name of what the body becomes. */
    String answer() {
        return answer;
    }

    /** The endpoint options that it knows. */
    Set<String> options() {
        return options;
    }

    /** Whether it gives out messages, rather than taking them. */
    boolean isConsumer() {
        return this == CHANGES;
    }

    /** Whether the fields of a request may be in the body. */
    boolean readsBody() {
        return answer.equals(RESULT);
    }
}
