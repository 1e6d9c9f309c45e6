package org.iga4camel.cloudflare.gateway;

/** Cloudflare does not know the credentials (401, or the header errors 6003, 9106 and 1000). */
public final class CredentialsRefusedException extends CloudflareException {

    private static final long serialVersionUID = 1L;

    public CredentialsRefusedException(String message, Refusal refusal) {
        super(message, refusal, null);
    }
}
