package org.iga4camel.cloudflare.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.stream.ChunkedInput;

/** An answer cut into slices, so that no more of it is copied for the network than its caller takes. */
final class Slices implements ChunkedInput<ByteBuf> {

    /** Bytes of one slice. */
    static final int SIZE = 16 * 1024;

    private final ByteBuf all;
    private final long length;

    /** @param all is released at the end */
    Slices(ByteBuf all) {
        this.all = all;
        length = all.readableBytes();
    }

    @Override
    public boolean isEndOfInput() {
        return !all.isReadable();
    }

    @Override
    public void close() {
        all.release();
    }

    @Deprecated
    @Override
    public ByteBuf readChunk(ChannelHandlerContext channel) {
        return next();
    }

    @Override
    public ByteBuf readChunk(ByteBufAllocator allocator) {
        return next();
    }

    private ByteBuf next() {
        return all.readRetainedSlice(Math.min(SIZE, all.readableBytes()));
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long progress() {
        return length - all.readableBytes();
    }
}
