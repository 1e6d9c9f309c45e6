package org.iga4camel.cloudflare.listener;

import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.Future;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The open connections of one listener. Whoever comes when there are too many takes the place of the one that has been
 * waiting longest for its caller: those who hold connections without using them shut nobody out.
 */
final class Connections {

    private static final long LOOK_MS = 500;
    private static final WriteBufferWaterMark MOST_COPIED = new WriteBufferWaterMark(Slices.SIZE, 2 * Slices.SIZE);

    private final Bounds bounds;
    private final Refusals refusals;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean counted = new AtomicBoolean();

    Connections(Bounds bounds, Refusals refusals) {
        this.bounds = bounds;
        this.refusals = refusals;
    }

    /**
     * Takes a connection in, before anything of it is read.
     *
     * @return whether there is room for it; otherwise it is closed
     */
    boolean admit(Channel channel) {
        if (counted.compareAndSet(false, true)) {
            new Intake(bounds.connections() + bounds.connections() / 4, refusals).watch(channel.parent());
        }
        if (open.size() >= bounds.connections() && !makeRoom()) {
            refusals.note("A connection was refused: there are too many of them");
            channel.unsafe().closeForcibly();
            return false;
        }
        Connection connection = new Connection(channel, this, bounds);
        open.add(connection);
        channel.config().setWriteBufferWaterMark(MOST_COPIED);
        Future<?> looks =
                channel.eventLoop().scheduleAtFixedRate(connection::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> {
            looks.cancel(false);
            open.remove(connection);
        });
        return true;
    }

    private boolean makeRoom() {
        Optional<Connection> longest =
                open.stream().filter(Connection::canGo).max(Comparator.comparingLong(Connection::waited));
        longest.ifPresent(connection -> close(connection, "A connection made room for another: there are too many"));
        return longest.isPresent();
    }

    /** More waits to be taken by one caller; where that is too much in all, the slowest of the others gets no more. */
    void given(Connection caller) {
        if (open.stream().mapToLong(Connection::untaken).sum() > bounds.untaken()) {
            open.stream()
                    .filter(other -> other != caller && other.untaken() > 0)
                    .max(Comparator.comparingLong(Connection::untakenFor))
                    .ifPresent(slowest -> close(slowest, "An answer was cut off: too much waits to be taken"));
        }
    }

    void close(Connection connection, String why) {
        open.remove(connection);
        refusals.note(why);
        connection.close();
    }
}
