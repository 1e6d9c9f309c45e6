package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The SQL of the cache, one file for each question or change, kept on the class path. */
public final class Sql {

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Sql() {}

    /**
     * The text of {@code cloudflare-iga/sql/<name>.sql}; read once, then remembered.
     *
     * @param name file name without its ending, for example {@code budget-state}
     * @throws IllegalArgumentException when there is no such file
     */
    public static String read(String name) {
        return TEXTS.computeIfAbsent(name, known -> load("/cloudflare-iga/sql/" + known + ".sql"));
    }

    /** The statements that lead to a version of the schema from the one before it. */
    static String migration(int version) {
        return load("/cloudflare-iga/migrations/V" + version + ".sql");
    }

    private static String load(String path) {
        try (InputStream file = Sql.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no " + path + " on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + " from the class path", e);
        }
    }
}
