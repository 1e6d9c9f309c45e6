package org.iga4camel.cloudflare.mount;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Ends a mount when its host's start fails for whatever reason: Camel takes such a context for stopped already. */
final class FailedStart extends EventNotifierSupport {

    private final Mount mount;

    FailedStart(Mount mount) {
        this.mount = mount;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.CamelContextStartupFailureEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        mount.close();
    }
}
