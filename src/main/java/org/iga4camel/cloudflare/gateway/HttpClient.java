package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;

/**
 * Keeps the HTTP client from doing anything behind the route's back: its own repetitions (it repeats POST too), its
 * redirects (they would carry the credentials to another host), its cookies, and headers that the route did not set: a
 * host's tracing adds some to whatever is sent, and they may tell what is the host's alone. Every request has a bound in
 * time for all of it, and every answer one in size for its headers and for its body. Safe for several threads.
 */
public final class HttpClient implements HttpClientConfigurer, AutoCloseable {

    /** In small letters; the client adds the ones of HTTP itself behind our step. */
    private static final Set<String> OURS = Set.of("accept", "authorization", "x-auth-email", "x-auth-key");

    /** Set on a request's context once there is a connection to the host that it is meant for. */
    private static final String ARRIVED = "cloudflare-iga.arrived";

    private final Duration patience;
    private final CamelContext context;
    private final int connections;
    private final ScheduledThreadPoolExecutor clock;
    private final Set<Cancellable> reads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /**
     * Begins to watch over the time of requests.
     *
     * @param patience with one try of a request, from the search for a connection to the last byte of the answer
     * @param context whose component {@code https} has the settings of TLS and host names
     * @param connections most that are open at once
     */
    public HttpClient(Duration patience, CamelContext context, int connections) {
        this.patience = patience;
        this.context = context;
        this.connections = connections;
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "cloudflare-iga-patience");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        HttpComponent https = context.getComponent("https", HttpComponent.class);
        if (https.getClientConnectionManager() == null) {
            client.setConnectionManager(Connections.of(https, connections));
        }
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("camel-cloudflare-iga")
                .addExecInterceptorFirst("cloudflare-iga", this::execute)
                .addExecInterceptorBefore(
                        ChainElement.MAIN_TRANSPORT.name(), "cloudflare-iga-arrived", (request, scope, chain) -> {
                            scope.clientContext.setAttribute(ARRIVED, true);
                            return chain.proceed(request, scope);
                        });
    }

    /** Breaks off every read that waits for its answer. A write goes on: broken off, nobody would know its outcome. */
    public void stop() {
        stopped = true;
        reads.forEach(Cancellable::cancel);
    }

    /** Begins no further request; those under way still end in time. */
    @Override
    public void close() {
        clock.shutdown();
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        for (Header header : request.getHeaders()) {
            if (!OURS.contains(header.getName().toLowerCase(Locale.ROOT))) {
                request.removeHeaders(header.getName());
            }
        }
        if (!(scope.originalRequest instanceof Cancellable sent)) {
            return chain.proceed(request, scope);
        }
        TimedRequest timed = new TimedRequest(sent, patience, clock);
        ClassicHttpResponse answer = null;
        try {
            answer = request.getMethod().equals("GET")
                    ? read(sent, request, scope, chain)
                    : chain.proceed(request, scope);
            timed.requireGoingOn();
        } catch (IOException e) {
            throw timed.cause(e);
        } finally {
            if (answer == null || answer.getEntity() == null) {
                timed.over();
            }
        }
        if (scope.route.isTunnelled() && scope.clientContext.getAttribute(ARRIVED) == null) {
            // the client hands on a proxy's refusal as if Cloudflare had given it
            timed.over();
            answer.close();
            throw new ProxyRefusedException(scope.route.getProxyHost(), answer.getCode());
        }
        if (answer.getEntity() != null) {
            answer.setEntity(new BoundedBody(answer.getEntity(), timed));
        }
        return answer;
    }

    private ClassicHttpResponse read(
            Cancellable read, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
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
