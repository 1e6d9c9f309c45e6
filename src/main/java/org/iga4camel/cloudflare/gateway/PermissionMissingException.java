package org.iga4camel.cloudflare.gateway;

/** The credentials are good but do not allow this request (403). */
public final class PermissionMissingException extends CloudflareException {

    private static final long serialVersionUID = 1L;

    public PermissionMissingException(String message, Refusal refusal) {
        super(message, refusal, null);
    }
}
