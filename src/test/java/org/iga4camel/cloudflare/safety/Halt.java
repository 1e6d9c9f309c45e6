package org.iga4camel.cloudflare.safety;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * The moment at which a process stands still, counted in statements of the writing connection. Standing still, it says
 * {@code halted} and waits to be killed.
 */
final class Halt {

    /** What is counted. */
    enum At {
        /** Any statement, from when it was armed. */
        STATEMENT,
        /** The statements of the publishing transaction; the one after the last is its commit. */
        PUBLISH,
        /** The first thing after the publishing transaction is committed. */
        COMMITTED,
        /** The statements after it. */
        CLEANING,
        /** The statements that put a state of an operation into the journal. */
        JOURNAL,
        /** The commits of the transactions that they belong to. */
        JOURNAL_COMMIT,
        /** The first thing after such a transaction is committed. */
        JOURNALLED
    }

    private final PrintStream answers;
    private At armed;
    private int left;
    private boolean publishing;
    private boolean published;
    private boolean journalling;

    /** @param answers where it says so */
    Halt(PrintStream answers) {
        this.answers = answers;
    }

    synchronized void arm(At at, int nth) {
        armed = at;
        left = nth;
        publishing = false;
        published = false;
        journalling = false;
    }

    void beforeStatement(String sql) {
        String words = sql.toLowerCase(Locale.ROOT);
        boolean journals = words.contains("insert into operation_entry");
        synchronized (this) {
            journalling |= journals;
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
        if (journals) {
            reached(At.JOURNAL);
        }
    }

    void beforeCommit() {
        if (isPublishing()) {
            reached(At.PUBLISH);
        }
        if (isJournalling()) {
            reached(At.JOURNAL_COMMIT);
        }
    }

    void afterCommit() {
        if (isJournalling()) {
            synchronized (this) {
                journalling = false;
            }
            reached(At.JOURNALLED);
        }
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

    private synchronized boolean isJournalling() {
        return journalling;
    }

    private void reached(At at) {
        synchronized (this) {
            if (armed != at || --left > 0) {
                return;
            }
        }
        answers.println("halted");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
