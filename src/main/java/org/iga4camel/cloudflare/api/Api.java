package org.iga4camel.cloudflare.api;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.iga4camel.cloudflare.settings.Settings;

/** The beans of the REST API. While they are not bound, its routes are not loaded. */
public final class Api {

    /** Present in the registry where the API is to be served. */
    public static final String ENTRANCE = "cloudflareIgaEntrance";

    private Api() {}

    /**
     * Binds the beans, unless the settings name no key for REST callers. To be called before the routes are loaded, in a
     * context that has an HTTP server.
     *
     * @return whether the API will be served
     */
    public static boolean bind(CamelContext context, Settings settings) {
        if (!settings.rest().isServed()) {
            return false;
        }
        Registry registry = context.getRegistry();
        registry.bind(ENTRANCE, new Entrance(settings));
        registry.bind("cloudflareIgaAnswers", new Answers());
        registry.bind("cloudflareIgaReplies", new Replies());
        registry.bind("cloudflareIgaDocs", new Docs());
        int accounts = settings.accounts().size();
        // never refuses: an account has one sync at a time, and the queue takes one that begins as another ends
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder("cloudflareIgaSyncsAtOnce")
                        .poolSize(accounts)
                        .maxPoolSize(accounts)
                        .maxQueueSize(accounts)
                        .keepAliveTime(5L)
                        .allowCoreThreadTimeOut(true)
                        .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                        .build());
        return true;
    }
}
