package org.iga4camel.cloudflare.safety;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * The moment at which a process stands still, counted in statements of the writing connection. Standing still, it says
 * {@code halted} and waits to be killed.
 */
final class Halt {

    /** What is counted. */
    enum At {
        /** Any statement, from the start of the sync. */
        STATEMENT,
        /** The statements of the publishing transaction; the one after the last is its commit. */
        PUBLISH,
        /** The first thing after the publishing transaction is committed. */
        COMMITTED,
        /** The statements after it. */
        CLEANING
    }

    private At armed;
    private int left;
    private boolean publishing;
    private boolean published;

    synchronized void arm(At at, int nth) {
        armed = at;
        left = nth;
        publishing = false;
        published = false;
    }

    void beforeStatement(String sql) {
        synchronized (this) {
            String words = sql.toLowerCase(Locale.ROOT);
            // the first statement of the transaction that publishes
            publishing |= words.contains("delete from staged_right") && words.contains("member_touch");
        }
        reached(At.STATEMENT);
        if (isPublishing()) {
            reached(At.PUBLISH);
        }
        if (isPublished()) {
            reached(At.CLEANING);
        }
    }

    void beforeCommit() {
        if (isPublishing()) {
            reached(At.PUBLISH);
        }
    }

    void afterCommit() {
        if (isPublishing()) {
            synchronized (this) {
                publishing = false;
                published = true;
            }
            reached(At.COMMITTED);
        }
    }

    private synchronized boolean isPublishing() {
        return publishing;
    }

    private synchronized boolean isPublished() {
        return published;
    }

    @SuppressWarnings("SystemOut") // how the test learns that it is time
    private void reached(At at) {
        synchronized (this) {
            if (armed != at || --left > 0) {
                return;
            }
        }
        System.out.println("halted");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
