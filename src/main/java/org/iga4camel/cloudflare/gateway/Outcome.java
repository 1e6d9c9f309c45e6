package org.iga4camel.cloudflare.gateway;

import java.util.Locale;

/** How a request that was sent ended, for counting. */
public enum Outcome {
    SUCCESS,
    THROTTLED,
    CREDENTIALS_REFUSED,
    PERMISSION_MISSING,
    NOT_FOUND,
    REJECTED,
    UNAVAILABLE,
    /** No whole answer came. */
    NO_ANSWER;

    static Outcome of(CloudflareException failure) {
        if (failure instanceof ThrottledException) {
            return THROTTLED;
        }
        if (failure instanceof CredentialsRefusedException) {
            return CREDENTIALS_REFUSED;
        }
        if (failure instanceof PermissionMissingException) {
            return PERMISSION_MISSING;
        }
        if (failure instanceof NotFoundException) {
            return NOT_FOUND;
        }
        return failure instanceof RequestRejectedException ? REJECTED : UNAVAILABLE;
    }

    /** As the tag {@code outcome} shows it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
