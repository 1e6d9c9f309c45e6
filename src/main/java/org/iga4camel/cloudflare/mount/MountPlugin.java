package org.iga4camel.cloudflare.mount;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.settings.Part;

/**
 * Mounts in any Camel context that has this jar what the setting {@code mount} names, and what the context has loaded of
 * our routes itself; without either nothing happens. Camel finds it by itself, on Camel Main and on Spring Boot.
 */
public final class MountPlugin implements ContextServicePlugin {

    /** Camel takes failures of this method for a warning, and properties of Spring do not resolve yet. */
    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new OnDemand());
    }

    private static final class OnDemand extends LifecycleStrategySupport {

        private volatile MountLifecycle lifecycle;

        @Override
        public void onContextInitializing(CamelContext context) {
            if (isMountedByItsOwner(context)) {
                return;
            }
            Set<Part> parts = CamelSettings.parts(context);
            Set<String> loaded = HostRoutes.files(context, lifecycle == null);
            if (!parts.isEmpty() || !loaded.isEmpty()) {
                lifecycle = new MountLifecycle(new HubContents(parts, loaded), (run, list, page, pages) -> {});
                lifecycle.onContextInitializing(context);
            }
        }

        private static boolean isMountedByItsOwner(CamelContext context) {
            return context.getLifecycleStrategies().stream().anyMatch(MountLifecycle.class::isInstance)
                    || Mount.isIn(context);
        }

        @Override
        public void onContextStarted(CamelContext context) {
            if (lifecycle != null) {
                lifecycle.onContextStarted(context);
            }
        }

        @Override
        public void onContextStopping(CamelContext context) {
            if (lifecycle != null) {
                lifecycle.onContextStopping(context);
            }
        }

        @Override
        public void onContextStopped(CamelContext context) {
            if (lifecycle != null) {
                lifecycle.onContextStopped(context);
            }
        }
    }
}
