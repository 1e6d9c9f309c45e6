package org.iga4camel.cloudflare.cache;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Real database files for tests, opened as one process opens its writer: a pool of one connection. */
public final class CacheFile {

    private CacheFile() {}

    /** Opens a file and gives it the tables. */
    public static HikariDataSource create(Path file) throws SQLException, IOException {
        HikariDataSource writer = open(file, 10_000);
        try (InputStream script = CacheFile.class.getResourceAsStream("/cloudflare-iga/migrations/V1__cache.sql");
                Connection connection = writer.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return writer;
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
