package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.Failure;

/** Another operation on the same member takes too long to wait for. */
@Failure(status = 409, code = "member-busy", title = "Other operations on the member are under way")
public final class MemberBusyException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    MemberBusyException(String message) {
        super(message);
    }
}
