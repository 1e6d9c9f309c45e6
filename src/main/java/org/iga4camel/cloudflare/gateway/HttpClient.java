package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Keeps the HTTP client from doing anything behind the route's back: its own repetitions (it repeats POST too), its
 * redirects (they would carry the credentials to another host) and its cookies. Safe for several threads.
 */
public final class HttpClient implements HttpClientConfigurer {

    private final Set<Cancellable> reads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("camel-cloudflare-iga")
                .addExecInterceptorFirst("cloudflare-iga-stop", this::execute);
    }

    /** Breaks off every read that waits for its answer. A write goes on: broken off, nobody would know its outcome. */
    public void stop() {
        stopped = true;
        reads.forEach(Cancellable::cancel);
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (!request.getMethod().equals("GET") || !(scope.originalRequest instanceof Cancellable read)) {
            return chain.proceed(request, scope);
        }
        reads.add(read);
        try {
            if (stopped) {
                read.cancel();
            }
            return chain.proceed(request, scope);
        } finally {
            reads.remove(read);
        }
    }
}
