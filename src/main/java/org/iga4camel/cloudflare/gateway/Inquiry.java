package org.iga4camel.cloudflare.gateway;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** Something to be found out from Cloudflare, request by request, until it is known. Not for several threads. */
public interface Inquiry {

    /** Whether there is something left to ask. */
    boolean isOpen();

    /** Milliseconds to wait before the next request. */
    default long pauseMillis() {
        return 0;
    }

    /** The next request of one that is open. */
    CloudflareRequest next();

    /** Takes in the answer to the last request. */
    void answered(Envelope answer);

    /**
     * Takes in that the last request failed, where that tells something.
     *
     * @throws CloudflareIgaException the failure, where it tells nothing
     */
    void refused(CloudflareIgaException failure);
}
