package org.iga4camel.cloudflare.listener;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.api.Docs;

/**
 * Receives the requests of one listener: what is malformed, or meant for another host, gets no further.
 *
 * <p>Source: RFC 9112, sections 3 and 3.2; RFC 9110, sections 7.4 and 15.5.
 */
final class Reception {

    private static final Pattern PATH = Pattern.compile("/(?:[!-~&&[^%#?]]|%[0-9A-Fa-f]{2})*");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*).*");
    private static final String MALFORMED = "The request is malformed";
    private static final String NO_PATH = "/";

    private final HostNames hosts;
    private final Refusals refusals;

    Reception(HostNames hosts, Refusals refusals) {
        this.hosts = hosts;
        this.refusals = refusals;
    }

    /** Lets a request in as soon as its caller has taken the answers before it. */
    void receive(HttpServerRequest request, Handler<HttpServerRequest> inside) {
        Connection connection = Connection.of(request.connection());
        connection.begins(request);
        request.pause();
        connection.whenTaken(() -> {
            request.resume();
            admit(request, inside);
        });
    }

    private void admit(HttpServerRequest request, Handler<HttpServerRequest> inside) {
        List<String> named = request.headers().getAll("Host");
        Matcher absolute = ABSOLUTE.matcher(request.uri());
        if (named.size() > 1 || (named.isEmpty() && request.version() != HttpVersion.HTTP_1_0)) {
            refuse(request, 400, "invalid-host", MALFORMED, "The request must name one host, by one header 'Host'");
        } else if (!named.stream().allMatch(HostNames::isWellFormed)) {
            refuse(
                    request,
                    400,
                    "invalid-host",
                    MALFORMED,
                    "The header 'Host' must be a host name, with a port or not");
        } else if (!named.stream().allMatch(host -> isOurs(host, request))
                || (absolute.matches() && !isOurs(absolute.group(1), request))) {
            String detail = "Nothing is served under this host name: use another, or add it to cloudflare-iga.hosts";
            refuse(request, 421, "unknown-host", "The request is meant for another host", detail);
        } else if (request.path() == null || !PATH.matcher(request.path()).matches()) {
            String detail = "The path is badly encoded: write a percent sign as %25 and other special characters alike";
            refuse(request, 400, "invalid-input", "The input is malformed", detail);
        } else {
            Problems.harmless(request.response());
            if (request.path().startsWith(Docs.PAGE)) {
                // the same for everybody, and kept where it is asked for again whether it still holds
                request.response().putHeader("Cache-Control", "no-cache");
            }
            inside.handle(request);
        }
    }

    private boolean isOurs(String host, HttpServerRequest request) {
        return hosts.allow(host, request.localAddress().hostAddress());
    }

    /** What the server could not read. */
    void malformed(HttpServerRequest request) {
        DecoderResult result = request.decoderResult();
        if (result.cause() instanceof TooLongHttpLineException) {
            refuse(
                    request,
                    414,
                    "address-too-long",
                    "The address is too long",
                    "An address may have 4,096 characters at most");
        } else if (result.cause() instanceof TooLongHttpHeaderException) {
            String detail = "The headers may have 8 KiB at most, all together";
            refuse(request, 431, "headers-too-large", "The headers are too large", detail);
        } else {
            String detail = "This is no request of HTTP/1.1 or HTTP/1.0: see its first line and its headers";
            refuse(request, 400, "invalid-request", MALFORMED, detail);
        }
    }

    /** The connection ends with it: after what is malformed nobody knows where the next request begins. */
    private void refuse(HttpServerRequest request, int status, String cause, String title, String detail) {
        refusals.note("A request was refused with " + status + ", " + cause);
        request.response().putHeader("Connection", "close");
        boolean unread = request.path() == null || request.decoderResult().isFailure();
        Problems.answer(request, unread ? NO_PATH : request.path(), status, cause, title, detail)
                .onComplete(written -> request.connection().close());
    }
}
