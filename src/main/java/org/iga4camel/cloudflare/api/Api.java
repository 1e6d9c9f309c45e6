package org.iga4camel.cloudflare.api;

import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.RestApiProcessorFactory;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.Settings;

/** The beans of the REST API. While they are not bound, its routes are not loaded. */
public final class Api {

    /** Present in the registry where the API is to be served. */
    public static final String ENTRANCE = "cloudflareIgaEntrance";

    /** Present in the registry where a server makes bodies of bytes that all answers share. */
    public static final String SHARED_BODY = "cloudflareIgaSharedBody";

    private static final String ANSWERS = "cloudflareIgaAnswers";
    private static final String REPLIES = "cloudflareIgaReplies";
    private static final String DOCS = "cloudflareIgaDocs";
    private static final String DOCUMENT = "cloudflareIgaApiDocument";

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
        registry.bind(ANSWERS, new Answers());
        registry.bind(REPLIES, new Replies());
        registry.bind(DOCS, new Docs(sharedBody(registry)));
        // one that a host has given Camel itself stays the only one, which is the condition for it to be used
        if (registry.findByType(RestApiProcessorFactory.class).isEmpty()) {
            registry.bind(DOCUMENT, RestApiProcessorFactory.class, new ApiDocumentFactory());
        }
        context.addLifecycleStrategy(new HiddenKeys());
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

    /** An HTTP server may know a body that all answers share without a copy of it. */
    @SuppressWarnings("unchecked")
    private static Function<byte[], Object> sharedBody(Registry registry) {
        Function<byte[], Object> body = registry.lookupByNameAndType(SHARED_BODY, Function.class);
        return body == null ? content -> content : body;
    }

    /**
     * Lets a host pass that can serve the API.
     *
     * @throws ConfigurationException when the settings name no key, or the host has no HTTP engine
     */
    public static void require(CamelContext context, Settings settings) {
        if (!settings.rest().isServed()) {
            throw new ConfigurationException("The part api is to be mounted, which nobody can call without a key: set"
                    + " cloudflare-iga.rest-key, rest-keys or rest-keys-file, or leave api out.");
        }
        HttpEngine.require(context);
    }

    /** Takes the beans out again; harmless when they are not there. */
    public static void unbind(CamelContext context) {
        List.of(ENTRANCE, ANSWERS, REPLIES, DOCS, DOCUMENT).forEach(context.getRegistry()::unbind);
        context.getLifecycleStrategies().removeIf(HiddenKeys.class::isInstance);
    }
}
