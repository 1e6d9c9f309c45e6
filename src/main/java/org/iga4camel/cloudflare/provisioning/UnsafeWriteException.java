package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.Failure;

/** The change cannot be written without endangering a right that nobody asked about. */
@Failure(status = 422, code = "unsafe-write", title = "Other rights would be in danger")
public final class UnsafeWriteException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    UnsafeWriteException(String message) {
        super(message);
    }
}
