package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Keeps the HTTP client from doing anything behind the route's back: its own repetitions (it repeats POST too), its
 * redirects (they would carry the credentials to another host) and its cookies. Lets go of requests under way when
 * the process is being stopped.
 */
public final class HttpClient implements HttpClientConfigurer {

    private final Set<Runnable> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorFirst("cloudflare-iga-stop", this::execute)
                .setUserAgent("camel-cloudflare-iga");
    }

    /** Ends the wait for every answer that is still awaited; to the route they are lost. */
    public void stop() {
        stopped = true;
        underWay.forEach(Runnable::run);
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Runnable wait = scope.execRuntime::discardEndpoint;
        underWay.add(wait);
        try {
            if (stopped) {
                throw new IOException("the process is being stopped");
            }
            return chain.proceed(request, scope);
        } finally {
            underWay.remove(wait);
        }
    }
}
