package org.iga4camel.cloudflare.model;

/** A setting is missing, malformed or unknown. The message names the setting, what is wrong with it and what is allowed. */
public final class ConfigurationException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
