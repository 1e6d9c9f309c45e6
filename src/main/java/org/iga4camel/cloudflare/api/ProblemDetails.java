package org.iga4camel.cloudflare.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A problem as REST callers see it.
 *
 * <p>Source: RFC 9457.
 *
 * @param type names the cause
 * @param title the cause in words
 * @param status HTTP status
 * @param detail one sentence: what happened, to what, and what to do
 * @param instance path of the request
 * @param operation id of the operation that was refused or failed, as in the operations; not there when there is none
 */
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_NULL) String operation) {

    private static final String TYPE = "urn:problem-type:cloudflare-iga:";
    private static final Pattern NOT_IN_URIS =
            Pattern.compile("[^!#$%&'()*+,./:;=?@A-Z_a-z0-9~-]+|%(?![0-9A-Fa-f]{2})");

    /**
     * A problem that concerns no operation.
     *
     * @param cause short name of the cause, which does not change
     */
    public static ProblemDetails of(int status, String cause, String title, String detail, String instance) {
        return of(status, cause, title, detail, instance, null);
    }

    static ProblemDetails of(int status, String cause, String title, String detail, String instance, String operation) {
        return new ProblemDetails(TYPE + cause, title, status, detail, uri(instance), operation);
    }

    /** Servers let characters pass that no URI has. */
    private static String uri(String path) {
        return NOT_IN_URIS
                .matcher(path)
                .replaceAll(found ->
                        URLEncoder.encode(found.group(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
