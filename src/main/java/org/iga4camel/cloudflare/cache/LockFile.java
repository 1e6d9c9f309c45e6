package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A lock file that this process has open once, however many use it: POSIX drops all of a process's locks on a file as
 * soon as the process closes any of its channels to that file. The file is never deleted: who opened it before would
 * then hold locks on another file than who comes after.
 */
final class LockFile {

    private static final Map<Path, LockFile> OPEN = new HashMap<>();

    private final Path path;
    private final FileChannel channel;
    private final Map<Long, FileLock> held = new HashMap<>();
    private int users;

    private LockFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The file, opened if need be. Each call needs one {@link #leave}. */
    static LockFile use(Path path) throws IOException {
        synchronized (OPEN) {
            LockFile file = OPEN.get(path);
            if (file == null) {
                file = new LockFile(path, open(path));
                OPEN.put(path, file);
            }
            file.users++;
            return file;
        }
    }

    /** Gives the file up; the last one closes it. */
    void leave() throws IOException {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(path);
                channel.close();
            }
        }
    }

    /**
     * Locks one byte against every other thread and process, and counts as one more user when it succeeds. The call does
     * not wait, so a thread's interruption cannot close the channel under the others.
     */
    boolean tryLock(long position) throws IOException {
        synchronized (OPEN) {
            if (held.containsKey(position)) {
                return false;
            }
            FileLock lock;
            try {
                lock = channel.tryLock(position, 1, false);
            } catch (OverlappingFileLockException heldThroughAnotherClassLoader) {
                return false;
            }
            if (lock == null) {
                return false;
            }
            held.put(position, lock);
            users++;
            return true;
        }
    }

    /** Frees a byte that {@link #tryLock} locked, and leaves. */
    void unlock(long position) throws IOException {
        synchronized (OPEN) {
            try {
                held.remove(position).release();
            } finally {
                leave();
            }
        }
    }

    /** Writes a text into the file unless it holds one. */
    void mark(String text) throws IOException {
        synchronized (OPEN) {
            if (channel.size() == 0) {
                channel.write(StandardCharsets.UTF_8.encode(text), 0);
            }
        }
    }

    private static FileChannel open(Path path) throws IOException {
        // a link planted in the place of the lock file must not make us open something else
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        Set<FileAttribute<?>> attributes = new HashSet<>();
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            attributes.add(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return FileChannel.open(path, options, attributes.toArray(new FileAttribute<?>[0]));
    }
}
