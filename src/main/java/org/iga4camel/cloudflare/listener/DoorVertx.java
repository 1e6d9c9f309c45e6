package org.iga4camel.cloudflare.listener;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import java.util.function.Function;

/** A Vert.x that makes its HTTP servers in our way. Camel takes the one it finds in its registry. */
final class DoorVertx extends VertxWrapper {

    private final Function<HttpServerOptions, HttpServer> servers;

    /** @param servers makes one of the options that Camel has filled in */
    DoorVertx(VertxInternal vertx, Function<HttpServerOptions, HttpServer> servers) {
        super(vertx);
        this.servers = servers;
    }

    @Override
    public HttpServer createHttpServer(HttpServerOptions options) {
        return servers.apply(options);
    }
}
