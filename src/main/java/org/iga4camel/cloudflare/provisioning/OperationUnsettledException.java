package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** A write left and it cannot be found out yet whether it was carried out; the operation stays open in the journal. */
@Failure(status = 503, code = "unsettled", title = "The outcome is not known yet")
public final class OperationUnsettledException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    OperationUnsettledException(String message) {
        super(message);
    }
}
