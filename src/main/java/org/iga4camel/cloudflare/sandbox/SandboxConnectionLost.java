package org.iga4camel.cloudflare.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The connection went away before an answer: over HTTP the caller sees a reset or an end of stream, in process this. */
public final class SandboxConnectionLost extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    /** Tells what was lost, for whoever reads the stack trace. */
    public SandboxConnectionLost(String message) {
        super(message, new IOException(message));
    }
}
