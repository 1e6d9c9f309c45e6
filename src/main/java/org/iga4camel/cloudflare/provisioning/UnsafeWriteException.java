package org.iga4camel.cloudflare.provisioning;

/** The change cannot be written without endangering a right that nobody asked about. */
public final class UnsafeWriteException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    UnsafeWriteException(String message) {
        super(message);
    }
}
