package org.iga4camel.cloudflare.mount;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.iga4camel.cloudflare.cache.Cache;

/**
 * Opens the cache database while routes are loaded, for neither needs the other and each takes its time. Closing waits
 * until the database is left alone, opened or not.
 */
final class Opening implements AutoCloseable {

    private final CompletableFuture<Void> opened;

    private Opening(CompletableFuture<Void> opened) {
        this.opened = opened;
    }

    static Opening of(Cache cache) {
        return new Opening(CompletableFuture.runAsync(
                cache::bringUpToDate, task -> new Thread(task, "cloudflare-iga-opening").start()));
    }

    /**
     * Waits until the database can be used.
     *
     * @throws org.iga4camel.cloudflare.cache.DatabaseException when it cannot be
     */
    void await() {
        try {
            opened.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        opened.exceptionally(failed -> null).join();
    }
}
