package org.iga4camel.cloudflare.listener;

import io.netty.channel.Channel;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SslChannelProvider;
import io.vertx.ext.web.Router;
import java.util.function.BiConsumer;

/** Vert.x's HTTP server with bounds on its connections and a reception in front of whoever answers. */
final class BoundedServer extends HttpServerImpl {

    private final Connections connections;
    private final Reception reception;

    BoundedServer(VertxInternal vertx, HttpServerOptions options, Connections connections, Reception reception) {
        super(vertx, options);
        this.connections = connections;
        this.reception = reception;
        connectionHandler(http -> Connection.of(http).watch());
        invalidRequestHandler(reception::malformed);
    }

    @Override
    protected BiConsumer<Channel, SslChannelProvider> childHandler(
            ContextInternal context, SocketAddress address, GlobalTrafficShapingHandler shaping) {
        BiConsumer<Channel, SslChannelProvider> child = super.childHandler(context, address, shaping);
        return (channel, ssl) -> {
            if (connections.admit(channel)) {
                child.accept(channel, ssl);
            }
        };
    }

    @Override
    public synchronized HttpServer requestHandler(Handler<HttpServerRequest> handler) {
        if (handler instanceof Router router) {
            router.errorHandler(500, UnservedRequests::unexpected);
        }
        return super.requestHandler(handler == null ? null : request -> reception.receive(request, handler));
    }
}
