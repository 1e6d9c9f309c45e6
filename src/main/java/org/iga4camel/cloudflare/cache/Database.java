package org.iga4camel.cloudflare.cache;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The one way to the database: connections of a pool, handed out only as long as its file is the one that was opened.
 * Whoever has a failure to tell finds the name of the file here.
 */
final class Database implements DataSource {

    private final DataSource pool;
    private final DatabaseFile file;

    Database(DataSource pool, DatabaseFile file) {
        this.pool = pool;
        this.file = file;
    }

    /** Where it lies, absolute. */
    Path file() {
        return file.path();
    }

    /**
     * Lets a write transaction end that goes into the file that was opened, and into our schema.
     *
     * @throws DatabaseException when it would not; then it must be rolled back
     */
    void requireSame(Connection writing) throws SQLException {
        file.requireSame(writing);
    }

    /**
     * A connection of the pool.
     *
     * @throws DatabaseException when the file is another than the one that was opened
     */
    @Override
    public Connection getConnection() throws SQLException {
        file.requireSame();
        return pool.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    DataSource pool() {
        return pool;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }
}
