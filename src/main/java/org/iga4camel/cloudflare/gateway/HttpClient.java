package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.iga4camel.cloudflare.settings.AccountSettings;

/**
 * Signs what leaves, and keeps the HTTP client from doing anything behind the route's back: its own repetitions (it repeats
 * POST too), its redirects, its cookies, and headers that the route did not set: a host's tracing adds some to whatever is
 * sent, and they may tell what is the host's alone. The credential is put on here and nowhere else, behind everything that
 * a host can look at, and only on requests to the account's own address. Every request has a bound in time for all of it,
 * and every answer one in size for its headers and for its body. Safe for several threads.
 */
public final class HttpClient implements HttpClientConfigurer, AutoCloseable {

    /** The header in which a route says whose request it is. It does not leave. */
    static final String ACCOUNT = "CloudflareIgaAccount";

    /**
     * The header in which a route says how many milliseconds are left for the answer, where that is less than usual. It does
     * not leave.
     */
    static final String WITHIN = "CloudflareIgaWithin";

    /** In small letters; the client adds the ones of HTTP itself behind our step. */
    private static final Set<String> OURS = Set.of("accept");

    /** Set on a request's context once there is a connection to the host that it is meant for. */
    private static final String ARRIVED = "cloudflare-iga.arrived";

    private final Duration patience;
    private final Function<String, AccountSettings> accounts;
    private final CamelContext context;
    private final int connections;
    private final ScheduledThreadPoolExecutor clock;
    private final Set<Cancellable> reads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /**
     * Begins to watch over the time of requests.
     *
     * @param patience with one try of a request, from the search for a connection to the last byte of the answer
     * @param accounts the settings of an alias, with its address and its credential; throws when there is no such account
     * @param context whose component {@code https} has the settings of TLS and host names
     * @param connections most that are open at once
     */
    public HttpClient(
            Duration patience, Function<String, AccountSettings> accounts, CamelContext context, int connections) {
        this.patience = patience;
        this.accounts = accounts;
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
        client.setConnectionManager(Connections.of(https, connections))
                .setConnectionManagerShared(false)
                .disableAutomaticRetries()
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
        Duration within = within(request);
        sign(request, scope.route.getTargetHost());
        Cancellable sent = scope.originalRequest instanceof Cancellable cancellable ? cancellable : () -> false;
        TimedRequest timed = new TimedRequest(sent, within, clock);
        boolean isRead = request.getMethod().equals("GET");
        if (isRead) {
            reads.add(sent);
        }
        try {
            if (isRead && stopped) {
                sent.cancel();
            }
            ClassicHttpResponse answer = chain.proceed(request, scope);
            if (scope.route.isTunnelled() && scope.clientContext.getAttribute(ARRIVED) == null) {
                // the client hands on a proxy's refusal as if Cloudflare had given it
                answer.close();
                throw new ProxyRefusedException(scope.route.getProxyHost(), answer.getCode());
            }
            return whole(answer, timed);
        } catch (IOException e) {
            throw timed.cause(e);
        } finally {
            reads.remove(sent);
            timed.over();
        }
    }

    private Duration within(ClassicHttpRequest request) {
        Header left = request.getFirstHeader(WITHIN);
        if (left == null) {
            return patience;
        }
        Duration told = Duration.ofMillis(Long.parseLong(left.getValue()));
        return told.compareTo(patience) < 0 ? told : patience;
    }

    /** Leaves on a request what belongs to it, and nothing else. */
    private void sign(ClassicHttpRequest request, HttpHost target) throws IOException {
        Header alias = request.getFirstHeader(ACCOUNT);
        for (Header header : request.getHeaders()) {
            if (!OURS.contains(header.getName().toLowerCase(Locale.ROOT))) {
                request.removeHeaders(header.getName());
            }
        }
        if (alias == null) {
            throw new IOException("something in this host has taken the header " + ACCOUNT + " off the request");
        }
        AccountSettings account = accounts.apply(alias.getValue());
        if (!isAt(HttpHost.create(account.baseUrl()), target)) {
            throw new IOException("the request was led away to " + target + ", where the credential must not go");
        }
        account.credential().headers().forEach(request::setHeader);
    }

    private static boolean isAt(HttpHost own, HttpHost target) {
        return own.getSchemeName().equalsIgnoreCase(target.getSchemeName())
                && own.getHostName().equalsIgnoreCase(target.getHostName())
                && DefaultSchemePortResolver.INSTANCE.resolve(own)
                        == DefaultSchemePortResolver.INSTANCE.resolve(target);
    }

    /** An answer that can be read as often as somebody likes: a host may look at it before the route does. */
    private static ClassicHttpResponse whole(ClassicHttpResponse answer, TimedRequest request) throws IOException {
        request.requireGoingOn();
        HttpEntity body = answer.getEntity();
        if (body == null) {
            return answer;
        }
        try (InputStream content = new BoundedBody(body, request).getContent()) {
            byte[] bytes = content.readAllBytes();
            answer.setEntity(new InputStreamEntity(
                    new InputStreamCache(bytes), bytes.length, ContentType.parseLenient(body.getContentType())));
            return answer;
        }
    }
}
