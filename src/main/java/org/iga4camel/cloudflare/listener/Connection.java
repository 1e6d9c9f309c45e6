package org.iga4camel.cloudflare.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection, and how long its caller keeps it waiting. What it says of itself and {@link #close()} may be asked on any
 * thread, everything else belongs to the channel's own.
 */
final class Connection extends ChannelOutboundHandlerAdapter {

    private static final AttributeKey<Connection> KEY = AttributeKey.valueOf(Connection.class, "connection");

    private final Channel channel;
    private final Connections all;
    private final Bounds bounds;
    private volatile HttpServerRequest request;
    private boolean first = true;
    private Runnable held;
    private final AtomicLong untaken = new AtomicLong();
    private volatile long untakenSince;
    private volatile long since = System.nanoTime();

    Connection(Channel channel, Connections all, Bounds bounds) {
        this.channel = channel;
        this.all = all;
        this.bounds = bounds;
        channel.attr(KEY).set(this);
    }

    /** The connection on which HTTP is spoken. */
    static Connection of(HttpConnection http) {
        return ((HttpServerConnection) http).channel().attr(KEY).get();
    }

    /** Watches what is written from now on: above encryption, which would copy whole answers. */
    void watch() {
        ChannelPipeline handlers = channel.pipeline();
        ChannelHandlerContext encryption = handlers.context(SslHandler.class);
        if (encryption == null) {
            handlers.addFirst(new ChunkedWriteHandler(), this);
        } else {
            handlers.addAfter(encryption.name(), "answers", this);
            handlers.addAfter(encryption.name(), "slices", new ChunkedWriteHandler());
        }
    }

    /** Another request's header is there. */
    void begins(HttpServerRequest next) {
        request = next;
        first = false;
        since = System.nanoTime();
    }

    /** Does something as soon as the caller has taken nearly all answers before it. */
    void whenTaken(Runnable next) {
        if (untaken.get() <= Slices.SIZE) {
            next.run();
        } else {
            held = next;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf answer && answer.isReadable()) {
            int size = answer.readableBytes();
            give(size);
            ChannelPromise written = promise.unvoid().addListener(done -> take(size));
            ChannelFuture unused = context.write(size > Slices.SIZE ? new Slices(answer) : answer, written);
        } else {
            ChannelFuture unused = context.write(message, promise);
        }
    }

    private void give(int size) {
        if (untaken.getAndAdd(size) == 0) {
            untakenSince = System.nanoTime();
        }
        all.given(this);
    }

    private void take(int size) {
        untaken.addAndGet(-size);
        if (request == null) {
            since = System.nanoTime();
        }
        if (held != null && untaken.get() <= Slices.SIZE && channel.isActive()) {
            Runnable next = held;
            held = null;
            next.run();
        }
    }

    /** Closes the connection if its caller has kept it waiting too long. */
    void look() {
        boolean receives = request != null && !request.isEnded();
        if (untaken.get() > 0 && isOver(untakenSince, bounds.answer())) {
            all.close(this, "An answer was not taken in time");
        } else if (receives && held == null && isOver(since, bounds.body())) {
            all.close(this, "A request's body did not come in time");
        } else if (!receives && !isAtWork()) {
            lookForNext();
        }
    }

    private void lookForNext() {
        if (request != null) {
            request = null;
            since = System.nanoTime();
        }
        if (first && isOver(since, bounds.header())) {
            all.close(this, "A request's header did not come in time");
        } else if (untaken.get() == 0 && isOver(since, bounds.idle())) {
            close();
        }
    }

    private static boolean isOver(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    /** Whether everything waits for its caller at this moment. */
    boolean canGo() {
        return untaken.get() > 0 || !isAtWork();
    }

    private boolean isAtWork() {
        HttpServerRequest last = request;
        return last != null && last.isEnded() && !last.response().ended();
    }

    /** How long it has been waiting for its caller, in nanoseconds. */
    long waited() {
        return System.nanoTime() - since;
    }

    /** Bytes that its caller has not taken. */
    long untaken() {
        return untaken.get();
    }

    /** How long there have been such bytes, in nanoseconds; a meaning only where there are any. */
    long untakenFor() {
        return System.nanoTime() - untakenSince;
    }

    /** At once: what is nearest to HTTP would first wait until all answers are taken. */
    void close() {
        ChannelHandlerContext nearest = channel.pipeline().firstContext();
        ChannelFuture unused = nearest == null ? channel.close() : nearest.close();
    }
}
