package org.iga4camel.cloudflare.cache;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** Real database files for tests, opened as one process opens its writer: a pool of one connection. */
public final class CacheFile {

    private CacheFile() {}

    /** Opens a file and gives it the tables. */
    public static HikariDataSource create(Path file) {
        Cache.open(file).close();
        return open(file, 10_000);
    }

    /** Opens a file once more, as another process would. */
    public static HikariDataSource open(Path file, int busyTimeoutMillis) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=" + busyTimeoutMillis
                + "&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
