package org.iga4camel.cloudflare.api;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;

/** Puts an executor that refuses everything in the place of the one that carries out syncs. */
final class NoThreadsLeft extends RouteBuilder {

    @Override
    public void configure() {
        getContext().getRegistry().bind("cloudflareIgaSyncsAtOnce", new Refusing());
    }

    private static final class Refusing extends AbstractExecutorService {

        @Override
        public void execute(Runnable command) {
            throw new RejectedExecutionException("no thread is left");
        }

        @Override
        public void shutdown() {
            // nothing runs
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
