package org.iga4camel.cloudflare.cache;

import java.io.IOException;
import java.nio.file.Path;

/** Another process for {@link DatabaseLockTest}: holds a name until it is ended. */
final class LockHolder {

    private LockHolder() {}

    /** Takes the name of the second argument on the database of the first. */
    @SuppressWarnings("SystemOut") // how the test learns that the name is held
    public static void main(String[] args) throws IOException {
        try (DatabaseLock lock = DatabaseLock.on(Path.of(args[0]));
                DatabaseLock.Held held = lock.tryLock(args[1]).orElseThrow()) {
            System.out.println("holds " + held.name());
            int end = System.in.read();
            System.out.println("ended by " + end);
        }
    }
}
