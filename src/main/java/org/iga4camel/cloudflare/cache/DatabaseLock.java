package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Mutual exclusion, by name, between all threads and processes that use one database file. The operating system keeps the
 * locks on {@code <database>.lock} beside the database, one byte a name, and frees them the moment a process dies.
 *
 * <p>A name is free or held; it is not reentrant, not even for the thread that holds it. The database must lie on a local
 * disk. Nothing else in the process may open and close the lock file: that would free every lock. Safe for use by several
 * threads.
 */
public final class DatabaseLock implements AutoCloseable {

    private static final String MARK =
            "cloudflare-iga has begun the database beside this file. Should that file be missing"
                    + " or empty, none is begun in its place as long as this one is here.\n";
    private static final int MOST_LINKS = 40;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private final Path path;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<Held> taken = ConcurrentHashMap.newKeySet();
    private LockFile file;

    private DatabaseLock(Path path) {
        this.path = path;
    }

    /**
     * The lock of a database. All paths that lead to one database through symbolic links lead to one lock. Missing
     * directories are created, so that there is a lock before there is a database. The lock file is opened as soon as a
     * name is asked for.
     *
     * @param database the database file, which need not exist yet
     * @throws DatabaseException when there is no way to it
     */
    public static DatabaseLock on(Path database) {
        try {
            Path real = real(database);
            return new DatabaseLock(real.resolveSibling(real.getFileName() + ".lock"));
        } catch (IOException e) {
            throw Faults.named(e, "Cannot place the lock file of " + database);
        }
    }

    /** The lock file, which is there as soon as a name was asked for. */
    Path path() {
        return path;
    }

    /** Whether there was a whole database beside the lock file once. */
    boolean isMarked() {
        try {
            BasicFileAttributes lock = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return lock.isRegularFile() && lock.size() > 0;
        } catch (NoSuchFileException never) {
            return false;
        } catch (IOException e) {
            throw Faults.named(e, "Cannot look at the lock file " + path);
        }
    }

    /** Notes for good that there is a whole database beside the lock file. */
    void mark() {
        try {
            file().mark(MARK);
        } catch (IOException e) {
            throw Faults.named(e, "Cannot write the lock file " + path);
        }
    }

    /**
     * Takes a name if nobody holds it.
     *
     * @return empty when any thread of any process holds the name
     * @throws IllegalStateException when this is closed
     * @throws DatabaseException when the lock file cannot be opened, or the operating system cannot lock
     */
    public Optional<Held> tryLock(String name) {
        if (closed.get()) {
            throw new IllegalStateException("This database lock is closed");
        }
        LockFile file = file();
        long position = position(name);
        try {
            return file.tryLock(position) ? Optional.of(held(file, position, name)) : Optional.empty();
        } catch (IOException e) {
            throw Faults.named(e, "Cannot lock " + name);
        }
    }

    /**
     * Takes a name, waiting for whoever holds it. Who waits longest is not served first.
     *
     * @param atMost how long to wait; zero or less tries once
     * @return empty when the time ran out
     * @throws InterruptedException when the thread is interrupted; the name is then not held
     * @throws IllegalStateException when this is closed
     * @throws DatabaseException when the operating system cannot lock
     */
    public Optional<Held> lock(String name, Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        long wait = (atMost.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : atMost).toNanos();
        long pause = FIRST_PAUSE_NANOS;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Optional<Held> held = tryLock(name);
            long left = wait - (System.nanoTime() - start);
            if (held.isPresent() || left <= 0) {
                return held;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(pause, left));
            pause = Math.min(LONGEST_PAUSE_NANOS, pause * 2);
        }
    }

    /**
     * Gives this instance up; does nothing the second time. Names that are held, also those taken through this instance,
     * stay held until they are closed themselves.
     *
     * @throws DatabaseException when the lock file cannot be closed
     */
    @Override
    public synchronized void close() {
        if (closed.compareAndSet(false, true) && file != null) {
            try {
                file.leave();
            } catch (IOException e) {
                throw Faults.named(e, "Cannot close the lock file " + path);
            }
        }
    }

    /**
     * Frees every name that was taken through this instance and is still held. For when nobody can be at work any more:
     * a route that its host stopped by force never gets to free what it took.
     *
     * @throws DatabaseException when the operating system cannot unlock
     */
    public void abandon() {
        List.copyOf(taken).forEach(Held::close);
    }

    private Held held(LockFile lockFile, long position, String name) {
        Held held = new Held(lockFile, position, name, taken);
        taken.add(held);
        return held;
    }

    private synchronized LockFile file() {
        if (file == null) {
            try {
                file = LockFile.use(path);
            } catch (IOException e) {
                throw Faults.named(e, "Cannot open the lock file " + path);
            }
        }
        return file;
    }

    /** A name that is held until this is closed. Any thread may close it. */
    public static final class Held implements AutoCloseable {

        private final LockFile file;
        private final long position;
        private final String name;
        private final Set<Held> taken;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Held(LockFile file, long position, String name, Set<Held> taken) {
            this.taken = taken;
            this.file = file;
            this.position = position;
            this.name = name;
        }

        /** The name. */
        public String name() {
            return name;
        }

        /**
         * Frees the name; does nothing the second time.
         *
         * @throws DatabaseException when the operating system cannot unlock
         */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                taken.remove(this);
                try {
                    file.unlock(position);
                } catch (IOException e) {
                    throw Faults.named(e, "Cannot free the lock " + name);
                }
            }
        }
    }

    /** Follows links also when there is no file at their end yet. */
    private static Path real(Path database) throws IOException {
        Path path = database.toAbsolutePath();
        for (int links = 0; links < MOST_LINKS; links++) {
            Path directory = path.getParent();
            if (!Files.isDirectory(directory)) { // createDirectories refuses a link to a directory
                Files.createDirectories(directory);
            }
            path = directory.toRealPath().resolve(path.getFileName());
            if (!Files.isSymbolicLink(path)) {
                return Files.exists(path) ? path.toRealPath() : path;
            }
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        throw new FileSystemLoopException(database.toString());
    }

    /** 62 bits, so that the byte lies below the largest position a file can have. */
    private static long position(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() >>> 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
