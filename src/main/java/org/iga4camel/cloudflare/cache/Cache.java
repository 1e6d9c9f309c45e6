package org.iga4camel.cloudflare.cache;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * The cache database: one writer connection, several readers that no writer blocks, and the schema brought up to
 * date. Everything durable is in it.
 */
public final class Cache implements AutoCloseable {

    private static final String JDBC = "jdbc:sqlite:";
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;
    /** SQLite takes a negative number for KiB, a positive one for pages. */
    private static final int CACHE_KIBIBYTES = -65_536;

    private final Database writer;
    private final Database reader;
    private final DatabaseFile file;
    private final boolean ours;

    private Cache(DataSource writer, DataSource reader, Path path, boolean ours) {
        file = new DatabaseFile(path);
        this.writer = new Database(writer, file);
        this.reader = new Database(reader, file);
        this.ours = ours;
    }

    /**
     * Opens or creates a database file, readable by its owner only, and brings it up to date. No connection and no thread
     * is left when this returns: they come with the first statement.
     *
     * @throws DatabaseDamagedException when the file is no whole SQLite database; it is left as it is
     * @throws DatabaseTooNewException when a newer version wrote it; it is left as it is
     * @throws DatabaseException when it cannot be opened
     */
    public static Cache open(Path file) {
        Cache cache = at(file);
        cache.bringUpToDate();
        return cache;
    }

    /**
     * A database file that is not looked at before {@link #bringUpToDate()}, and is not to be used before.
     */
    public static Cache at(Path file) {
        Path path = file.toAbsolutePath();
        return new Cache(
                pool(path, "cloudflare-iga-writer", 1, TransactionMode.IMMEDIATE),
                pool(path, "cloudflare-iga-readers", READERS, TransactionMode.DEFERRED),
                path,
                true);
    }

    /**
     * Uses a host's own data sources on one SQLite file and brings the schema up to date. The writer must hand out one
     * connection at a time, with auto-commit on and {@code transaction_mode=IMMEDIATE}. They stay open when this closes.
     *
     * @throws org.iga4camel.cloudflare.model.ConfigurationException when they do not fit
     */
    public static Cache on(DataSource writer, DataSource reader) {
        NativeLibrary.load(Path.of("cloudflare-iga.db")); // only the connection knows which file it is
        Cache cache = new Cache(writer, reader, HostConnections.require(writer, reader), false);
        cache.bringUpToDate();
        return cache;
    }

    /**
     * Opens or creates the file and brings it up to date. Every failure names the file.
     *
     * @throws DatabaseDamagedException when the file is no whole SQLite database; it is left as it is
     * @throws DatabaseTooNewException when a newer version wrote it; it is left as it is
     * @throws DatabaseException when it cannot be opened, or somebody else has it locked
     * @throws org.iga4camel.cloudflare.model.ConfigurationException when no folder serves to load SQLite from
     */
    public void bringUpToDate() {
        try (DatabaseLock lock = DatabaseLock.on(file())) {
            boolean begunBefore = lock.isMarked();
            NativeLibrary.load(file());
            if (ours) {
                create(file(), begunBefore);
            }
            migrate(lock, begunBefore);
            lock.mark();
            file.opened(plain(file(), new SQLiteConfig()));
            SingleFileMount.warn(file());
        }
    }

    /** Without a pool, which would try for half a minute to connect to what is no database. */
    private void migrate(DatabaseLock lock, boolean begunBefore) {
        DataSource writing = ours ? plain(file(), config(TransactionMode.IMMEDIATE)) : writer;
        DataSource looking = ours ? plain(file(), new SQLiteConfig()) : writer;
        if (!Schema.isUpToDate(looking, file(), !begunBefore)) {
            Schema.migrate(writing, file(), lock);
        }
        Schema.requireWritable(writing);
    }

    /**
     * Lets a database pass that is the one that was opened, with our schema, as a health check asks.
     *
     * @throws DatabaseException when it is not, or cannot be read
     */
    public void requireSame() {
        new Statements(reader).with(connection -> {
            file.requireSchema(connection);
            return true;
        });
    }

    /**
     * Gives a failure its name that a statement of somebody else met on one of the data sources here.
     *
     * @throws DatabaseException always
     */
    public void fail(SQLException failure) {
        throw Faults.named(failure, file());
    }

    public DataSource writer() {
        return writer;
    }

    public DataSource reader() {
        return reader;
    }

    /** The database file, absolute. */
    public Path file() {
        return file.path();
    }

    @Override
    public void close() {
        if (!ours) {
            return;
        }
        // an interrupted pool would not wait for its own threads, and log each of them with its stack
        boolean interrupted = Thread.interrupted();
        try {
            ((HikariDataSource) reader.pool()).close();
            ((HikariDataSource) writer.pool()).close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A new connection each time, whose failures name the file. */
    private static DataSource plain(Path file, SQLiteConfig config) {
        SQLiteDataSource plain = new SQLiteDataSource(config);
        plain.setUrl(JDBC + file);
        return new Database(plain, new DatabaseFile(file));
    }

    /** A pool without threads and connections, until somebody asks it for one. */
    private static HikariDataSource pool(Path path, String name, int size, TransactionMode transactions) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(JDBC + path);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setInitializationFailTimeout(-1);
        pool.setDataSourceProperties(config(transactions).toProperties());
        return pool;
    }

    private static SQLiteConfig config(TransactionMode transactions) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setTransactionMode(transactions);
        config.setCacheSize(CACHE_KIBIBYTES);
        config.setTempStore(TemporaryFiles.store());
        // a file that went missing is not begun anew by whoever connects next
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config;
    }

    private static void create(Path path, boolean begunBefore) {
        try {
            if (begunBefore || hasContent(path.resolveSibling(path.getFileName() + "-wal"))) {
                requireContent(path);
                return;
            }
            Files.createDirectories(path.getParent());
            Files.createFile(path, ownerOnly());
        } catch (FileAlreadyExistsException expected) {
            // an existing database keeps the permissions its owner gave it
        } catch (IOException e) {
            throw Faults.named(e, "Cannot create the database " + path);
        }
    }

    /** What was lost is not begun anew in silence: the journal would be gone, and everybody would seem to be new. */
    private static void requireContent(Path path) {
        if (!Files.exists(path) || !hasContent(path)) {
            throw Schema.lost(path, Files.exists(path) ? "is empty" : "is missing");
        }
    }

    private static boolean hasContent(Path path) {
        try {
            return Files.size(path) > 0;
        } catch (IOException missing) {
            return false;
        }
    }

    static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
