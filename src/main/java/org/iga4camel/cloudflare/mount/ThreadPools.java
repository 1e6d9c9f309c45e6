package org.iga4camel.cloudflare.mount;

import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The profiles that routes take their threads by. Each route of a template, and so each account, has a pool of its own; a
 * pool that is idle has no thread.
 */
final class ThreadPools {

    private static final int PAGES_AT_ONCE = 8;
    private static final long KEEP_ALIVE_SECONDS = 5;

    private ThreadPools() {}

    static void register(ExecutorServiceManager manager) {
        manager.registerThreadPoolProfile(new ThreadPoolProfileBuilder("cloudflareIgaPages")
                .poolSize(PAGES_AT_ONCE)
                .maxPoolSize(PAGES_AT_ONCE)
                .maxQueueSize(PAGES_AT_ONCE)
                .keepAliveTime(KEEP_ALIVE_SECONDS)
                .allowCoreThreadTimeOut(true)
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build());
        // one for the sync, one that finds it running when it takes longer than its schedule
        manager.registerThreadPoolProfile(new ThreadPoolProfileBuilder("cloudflareIgaSyncs")
                .poolSize(1)
                .maxPoolSize(2)
                .maxQueueSize(0)
                .keepAliveTime(KEEP_ALIVE_SECONDS)
                .allowCoreThreadTimeOut(true)
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build());
    }
}
