package org.iga4camel.cloudflare.api;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.model.InvalidInputException;

/**
 * The path of a request: {@code …/api/accounts/<account>/<collection>/<id>…}, whatever a host puts in front. It is read
 * here and not from a message's headers, where a caller's own headers stand beside the parts of the path.
 *
 * @param root everything in front of the account, ending in a slash
 * @param parts the account and what follows it, still encoded
 */
record ApiPath(String root, List<String> parts) {

    private static final String ACCOUNTS = "/api/accounts/";
    private static final Pattern HEX_ID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern RUN = Pattern.compile("[0-9]{1,18}");

    /**
     * Reads a path.
     *
     * @param path as it stands in the address, null when it did not arrive
     * @throws RequestUnknownException when it did not arrive
     * @throws InvalidInputException when a part that has no need for it is encoded
     */
    static ApiPath of(String path) {
        if (path == null) {
            throw new RequestUnknownException("The path of the request is not known, so that nothing is done: something"
                    + " in the host takes the header CamelHttpPath away before the routes of this API");
        }
        int start = path.lastIndexOf(ACCOUNTS);
        if (start < 0) {
            throw new InvalidInputException("The path must have " + ACCOUNTS + " in it as it is, not encoded");
        }
        int end = start + ACCOUNTS.length();
        return new ApiPath(path.substring(0, end), List.of(path.substring(end).split("/")));
    }

    /** Alias or account id, as the caller wrote it. */
    String account() {
        return decoded(0);
    }

    /**
     * The member that is meant: an id in small letters, or what may be an e-mail address.
     *
     * @throws InvalidInputException when it is neither
     */
    String member() {
        String member = decoded(2);
        return isEmail(member)
                ? member
                : hexId(
                        member,
                        "The member id in the path must be 32 hexadecimal characters, as 'member_id' of the members is,"
                                + " or the member's e-mail address");
    }

    /** Whether a member is named by its e-mail address. */
    static boolean isEmail(String member) {
        return member.indexOf('@') >= 0;
    }

    /**
     * The sync run that is meant.
     *
     * @throws InvalidInputException when it is no number
     */
    long run() {
        String id = decoded(2);
        if (!RUN.matcher(id).matches()) {
            throw new InvalidInputException("The run in the path must be a whole number, as 'id' of the syncs is");
        }
        return Long.parseLong(id);
    }

    /**
     * The operation that is meant.
     *
     * @throws InvalidInputException when it is no operation's id
     */
    String operation() {
        return hexId(
                decoded(2),
                "The operation in the path must be 32 hexadecimal characters, as 'id' of the operations is");
    }

    /** The kind of object that is meant, as the list of it is called. */
    String kind() {
        return decoded(2);
    }

    /** The id of the object that is meant. */
    String object() {
        return decoded(3);
    }

    /** The role that is meant, by id or exact name. */
    String role() {
        return decoded(4);
    }

    /** Where an operation is to be found. */
    String toOperation(String alias, String id) {
        return root + alias + "/operations/" + id;
    }

    /** Where a member is to be found. */
    String toMember(String alias, String id) {
        return root + alias + "/members/" + id;
    }

    /** Where a sync run is to be found. */
    String toSync(String alias, long run) {
        return root + alias + "/syncs/" + run;
    }

    /** The path as it came. */
    @Override
    public String toString() {
        return root + String.join("/", parts);
    }

    /**
     * An id in small letters.
     *
     * @throws InvalidInputException with this sentence when it is none
     */
    static String hexId(String id, String refusal) {
        if (!HEX_ID.matcher(id).matches()) {
            throw new InvalidInputException(refusal);
        }
        return id.toLowerCase(Locale.ROOT);
    }

    private String decoded(int part) {
        // in a path a plus is a plus
        return part < parts.size() ? Query.decode(parts.get(part).replace("+", "%2B"), "The path") : "";
    }
}
