package org.iga4camel.cloudflare.paging;

import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** A reading of a list contradicts itself and is not to be believed; the list is read again. */
public class BrokenReadingException extends CloudflareIgaException {

    private static final long serialVersionUID = 1L;

    public BrokenReadingException(String contradiction) {
        super(contradiction);
    }
}
