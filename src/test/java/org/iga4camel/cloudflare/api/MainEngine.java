package org.iga4camel.cloudflare.api;

import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.iga4camel.cloudflare.cache.Cache;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.iga4camel.cloudflare.settings.Settings;

/** Camel Main with {@code platform-http-main}, set up as the standalone run sets it up. */
final class MainEngine implements ApiEngine {

    private final Main main = new Main();
    private Mount mount;

    @Override
    public CamelContext start(Map<String, String> properties, RoutesBuilder... routes) {
        properties.forEach(main::addInitialProperty);
        for (RoutesBuilder route : routes) {
            main.configure().addRoutesBuilder(route);
        }
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport bootstrap) {
                CamelContext context = bootstrap.getCamelContext();
                Settings settings = CamelSettings.of(context);
                RestSettings.properties(context, settings)
                        .forEach(context.getPropertiesComponent()::addOverrideProperty);
                context.getRegistry()
                        .bind("vertx", new VertxOptions().setWorkerPoolSize(RestSettings.workers(settings)));
            }

            @Override
            public void afterConfigure(BaseMainSupport configured) {
                mount(configured.getCamelContext());
            }
        });
        main.start();
        return main.getCamelContext();
    }

    private void mount(CamelContext context) {
        try {
            CamelSettings.registerSecrets(context);
            Settings settings = CamelSettings.of(context);
            mount = new Mount(
                    context,
                    settings,
                    Cache.open(settings.database()),
                    InstantSource.system(),
                    (run, list, page, pages) -> {});
            Api.bind(context, settings);
            mount.routes(Mount.files(context, Mount.PACKAGED_ROUTES));
        } catch (Exception e) {
            throw new IllegalStateException("Cannot mount", e);
        }
    }

    @Override
    public int port() {
        return main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
    }

    @Override
    public void close() {
        main.stop();
        if (mount != null) {
            mount.close();
        }
    }
}
