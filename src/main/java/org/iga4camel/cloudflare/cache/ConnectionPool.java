package org.iga4camel.cloudflare.cache;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Connections to one SQLite file, opened when somebody asks and kept for whoever asks next; no thread of its own. The pools
 * that there are for servers are what hosts look for on their class path, to take for their own databases.
 *
 * <p>A connection that is given back is rolled back, and auto-commit is on again. Safe for use by several threads.
 */
final class ConnectionPool extends SQLiteDataSource implements AutoCloseable {

    private static final Class<?>[] CONNECTION = {Connection.class};
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    /** A connection keeps pages in memory; the last one that was used stays. */
    private static final long LONGEST_REST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final String name;
    private final Duration patience;
    private final Semaphore free;
    private final BlockingDeque<Resting> resting = new LinkedBlockingDeque<>();
    private volatile boolean closed;

    private record Resting(Connection connection, long since) {}

    /**
     * @param size how many connections are out at most
     * @param patience how long somebody waits for one of them
     */
    ConnectionPool(String name, String url, int size, Duration patience, SQLiteConfig config) {
        super(config);
        setUrl(url);
        this.name = name;
        this.patience = patience;
        free = new Semaphore(size, true);
    }

    /** @throws SQLTransientConnectionException when none became free in time */
    @Override
    public Connection getConnection() throws SQLException {
        await();
        try {
            if (closed) {
                throw new SQLException("The pool " + name + " has been closed");
            }
            Resting last = resting.pollFirst();
            return lend(last == null ? super.getConnection() : last.connection());
        } catch (SQLException | RuntimeException | Error e) {
            free.release();
            throw e;
        }
    }

    private void await() throws SQLException {
        try {
            if (free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for a connection of " + name, e);
        }
        throw new SQLTransientConnectionException(
                "No connection of " + name + " became free in " + patience.toSeconds() + " s");
    }

    private Connection lend(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(ConnectionPool.class.getClassLoader(), CONNECTION, new Loan(connection));
    }

    private void giveBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            resting.addFirst(new Resting(connection, System.nanoTime()));
        } catch (SQLException e) {
            end(connection);
        } finally {
            free.release();
        }
        endThoseThatRestTooLong();
    }

    private void endThoseThatRestTooLong() {
        Resting oldest = resting.peekLast();
        while (oldest != null
                && (closed || (resting.size() > 1 && System.nanoTime() - oldest.since() > LONGEST_REST_NANOS))) {
            if (resting.removeLastOccurrence(oldest)) {
                end(oldest.connection());
            }
            oldest = resting.peekLast();
        }
    }

    private void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection of {} could not be closed", name, e);
        }
    }

    /** Ends the connections that rest, and those that are out as soon as they are given back. */
    @Override
    public void close() {
        closed = true;
        endThoseThatRestTooLong();
    }

    /** A connection in the hands of somebody who may close it more than once, and go on to use it. */
    private final class Loan implements InvocationHandler {

        private final Connection connection;
        private final AtomicBoolean over = new AtomicBoolean();

        private Loan(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    if (over.compareAndSet(false, true)) {
                        giveBack(connection);
                    }
                    return null;
                }
                case "isClosed" -> {
                    return over.get() || connection.isClosed();
                }
                case "equals" -> {
                    return proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {
                    return call(method, arguments);
                }
            }
        }

        private Object call(Method method, Object[] arguments) throws Throwable {
            if (over.get()) {
                throw new SQLException("This connection has been closed");
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
