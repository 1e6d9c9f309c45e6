package org.iga4camel.cloudflare.sandbox;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Many readers or one writer of an account; a writer may read and write again. */
final class AccountLock {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    <T> T read(Supplier<T> reading) {
        return under(lock.readLock(), reading);
    }

    <T> T write(Supplier<T> change) {
        return under(lock.writeLock(), change);
    }

    private static <T> T under(Lock held, Supplier<T> work) {
        held.lock();
        try {
            return work.get();
        } finally {
            held.unlock();
        }
    }
}
