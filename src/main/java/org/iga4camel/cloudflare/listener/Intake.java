package org.iga4camel.cloudflare.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what the kernel hands over until it is closed, on the thread that accepts: connections that come faster than the
 * others can be closed would take all files of the process.
 */
final class Intake extends ChannelInboundHandlerAdapter {

    private final int most;
    private final Refusals refusals;
    private final AtomicInteger taken = new AtomicInteger();

    /** @param most connections that are not closed yet */
    Intake(int most, Refusals refusals) {
        this.most = most;
        this.refusals = refusals;
    }

    /** Begins with a channel that listens. */
    void watch(Channel listening) {
        listening.pipeline().addFirst(this).addLast(new Failures(refusals));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel channel = (Channel) accepted;
        if (taken.get() >= most) {
            refusals.note("A connection was refused: they come too fast");
            channel.unsafe().closeForcibly();
            return;
        }
        taken.incrementAndGet();
        channel.closeFuture().addListener(closed -> taken.decrementAndGet());
        context.fireChannelRead(accepted);
    }

    /** Netty has paused by then, and would show a stack trace. */
    private static final class Failures extends ChannelInboundHandlerAdapter {

        private final Refusals refusals;

        Failures(Refusals refusals) {
            this.refusals = refusals;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            refusals.note("A connection could not be accepted: " + failure.getMessage());
        }
    }
}
