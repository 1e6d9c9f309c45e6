package org.iga4camel.cloudflare.listener;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.iga4camel.cloudflare.api.RestSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what the HTTP server of the long run refuses before a route sees it: as problem details, like the API's routes,
 * and with the headers that tell what would be taken. A host's server answers in its own way.
 *
 * <p>Source: RFC 9110, sections 15.5.5 to 15.5.16; RFC 9457.
 */
final class UnservedRequests {

    /** How Vert.x calls a body that could not be read to its end. */
    private static final int BROKEN_OFF = 200;

    private static final Logger LOG = LoggerFactory.getLogger(UnservedRequests.class);
    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private final CamelContext context;
    private volatile List<Served> served;

    private UnservedRequests(CamelContext context) {
        this.context = context;
    }

    /** What one route serves; where it serves GET, HEAD is answered as well. */
    private record Served(Pattern path, Set<String> methods) {

        static Served by(PlatformHttpEndpoint endpoint) {
            String path = Arrays.stream(PARAMETER.split(endpoint.getPath(), -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[^/]+"));
            String methods = endpoint.getHttpMethodRestrict();
            Set<String> served = methods == null ? new TreeSet<>() : new TreeSet<>(Set.of(methods.split(",")));
            if (served.contains(GET)) {
                served.add(HEAD);
            }
            String below = endpoint.isMatchOnUriPrefix() ? "(/.*)?" : "/?";
            return new Served(Pattern.compile(path + below), served);
        }
    }

    /**
     * Begins as soon as there is an HTTP server, which listens before the routes have started: until then, and from the
     * stop on, a path that is served is not there, and a caller must not take that for a thing that is not there. Without
     * an HTTP server nothing happens.
     */
    static void answerIn(CamelContext context) {
        UnservedRequests unserved = new UnservedRequests(context);
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof CamelEvent.CamelContextRoutesStartingEvent
                        || event instanceof CamelEvent.CamelContextStartedEvent;
            }

            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.CamelContextStartedEvent) {
                    unserved.look();
                } else {
                    unserved.begin();
                }
            }
        });
    }

    private void look() {
        served = context.getRoutes().stream()
                .map(route -> route.getConsumer().getEndpoint())
                .filter(PlatformHttpEndpoint.class::isInstance)
                .map(PlatformHttpEndpoint.class::cast)
                .map(Served::by)
                .toList();
    }

    private void begin() {
        context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                .filter(VertxPlatformHttpRouter::isMainServer)
                .forEach(router -> {
                    router.route()
                            .method(HttpMethod.HEAD)
                            .order(Integer.MIN_VALUE)
                            .handler(this::answerLikeGet);
                    router.route().last().handler(this::refuse).failureHandler(UnservedRequests::failed);
                    router.errorHandler(400, UnservedRequests::malformed);
                    router.errorHandler(500, UnservedRequests::unexpected);
                });
    }

    /** The server leaves the body out of the answer to a request that came as HEAD. */
    private void answerLikeGet(RoutingContext request) {
        if (served != null && there(request).anyMatch(one -> one.methods().contains(HEAD))) {
            request.reroute(HttpMethod.GET, request.request().uri());
        } else {
            request.next();
        }
    }

    private Stream<Served> there(RoutingContext request) {
        return served.stream()
                .filter(one -> one.path().matcher(request.normalizedPath()).matches());
    }

    private void refuse(RoutingContext request) {
        if (served == null || !context.getStatus().isStarted()) {
            request.response().putHeader("Retry-After", "1");
            String detail = "The process is starting or stopping, and answers nothing yet or any more: ask again";
            answer(request, 503, "not-running", "Nothing is served at this moment", detail);
            return;
        }
        List<Served> there = there(request).toList();
        String method = request.request().method().name();
        Set<String> methods =
                there.stream().flatMap(one -> one.methods().stream()).collect(Collectors.toCollection(TreeSet::new));
        if (there.isEmpty()) {
            String detail = "Nothing is served here: " + RestSettings.DOCUMENT + " tells what is, and where";
            answer(request, 404, "no-such-path", "There is no such path", detail);
        } else {
            String allowed = String.join(", ", methods);
            request.response().putHeader("Allow", allowed);
            String detail = "The method is " + method + ", but must be one of " + allowed;
            answer(request, 405, "method-not-allowed", "The path does not take this method", detail);
        }
    }

    /** What is no refusal of the server's is left to it. */
    private static void failed(RoutingContext request) {
        if (request.statusCode() == BROKEN_OFF) {
            return;
        }
        if (request.statusCode() != 413) {
            request.next();
            return;
        }
        String detail = "The body may have " + RestSettings.LARGEST_BODY / 1024 + " KiB at most";
        answer(request, 413, "too-large", "The body is too large", detail);
    }

    /** The server decodes the query of a path with parameters before a route sees it. */
    private static void malformed(RoutingContext request) {
        String detail = "The query is badly encoded: write a percent sign as %25 and other special characters alike";
        answer(request, 400, "invalid-input", "The input is malformed", detail);
    }

    /** What its caller has broken off is nobody's failure. */
    static void unexpected(RoutingContext request) {
        if (request.response().closed()) {
            return;
        }
        LOG.error("The request {} failed", request.normalizedPath(), request.failure());
        if (!request.response().headWritten()) {
            String detail = "Nothing is wrong with the request: it failed on our side; the log says why";
            answer(request, 500, "internal", "The request failed here", detail);
        }
    }

    private static void answer(RoutingContext request, int status, String cause, String title, String detail) {
        Problems.answer(request.request(), request.normalizedPath(), status, cause, title, detail);
    }
}
