package org.iga4camel.cloudflare.sandbox;

import java.util.function.Function;

/** The request a fault has struck, and the way on. */
public final class FaultCall {

    private final Sandbox sandbox;
    private final SandboxRequest request;
    private final Function<SandboxRequest, SandboxResponse> onward;

    FaultCall(Sandbox sandbox, SandboxRequest request, Function<SandboxRequest, SandboxResponse> onward) {
        this.sandbox = sandbox;
        this.request = request;
        this.onward = onward;
    }

    /** The request as it came. */
    public SandboxRequest request() {
        return request;
    }

    /** The sandbox it was sent to. */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** Lets the request through, with everything it changes. */
    public SandboxResponse proceed() {
        return proceed(request);
    }

    /** Lets another request through in its place. */
    public SandboxResponse proceed(SandboxRequest other) {
        return onward.apply(other);
    }
}
