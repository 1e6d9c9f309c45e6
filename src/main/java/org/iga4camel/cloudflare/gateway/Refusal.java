package org.iga4camel.cloudflare.gateway;

/**
 * Cloudflare's side of a failed request.
 *
 * @param status HTTP status, 0 when no answer came
 * @param code first error's code in the envelope, 0 when there was none
 * @param message first error's message, null when there was none
 * @param ray request id from the {@code cf-ray} header, null when there was none
 */
public record Refusal(int status, int code, String message, String ray) {

    static final Refusal NO_ANSWER = new Refusal(0, 0, null, null);

    private static final int MEMBER_NOT_FOUND = 1003;

    /**
     * Whether this says that a member does not exist, which nothing but 404 with code 1003 does: a bare 404 may come
     * from a proxy on the way, and 7003 speaks of the path.
     */
    public boolean provesMemberGone() {
        return status == 404 && code == MEMBER_NOT_FOUND;
    }

    String inWords() {
        if (status == 0) {
            return "";
        }
        StringBuilder words = new StringBuilder(" (Cloudflare ").append(status);
        if (code != 0) {
            words.append('/').append(code);
        }
        if (message != null && !message.isBlank()) {
            words.append(" \"").append(message.strip()).append('"');
        }
        if (ray != null) {
            words.append(", ray ").append(ray);
        }
        return words.append(')').toString();
    }
}
