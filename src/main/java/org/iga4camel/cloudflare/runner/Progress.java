package org.iga4camel.cloudflare.runner;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.iga4camel.cloudflare.kinds.AccountList;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.sync.SyncProgress;
import org.iga4camel.cloudflare.sync.SyncRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how a sync gets on: on a terminal as one line that is written over and over, elsewhere as a log line now and
 * then, for syncs that take long only.
 */
final class Progress implements SyncProgress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration LINE_EVERY = Duration.ofMillis(200);
    private static final Duration LOG_EVERY = Duration.ofSeconds(10);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream terminal;
    private final InstantSource clock;
    private final Map<Long, Count> runs = new ConcurrentHashMap<>();
    private volatile ToLongFunction<AccountSettings> budget = account -> -1;

    /**
     * Shows progress.
     *
     * @param terminal null where there is none
     */
    Progress(PrintStream terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** On standard error, if a person may be looking at it. */
    static Progress onStandardError() {
        boolean person = isTerminal() && !Logs.areJson();
        return new Progress(person ? System.err : null, InstantSource.system());
    }

    /** Before Java 22 there is no console where there is no terminal; since then one has to ask it. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** From now on the budget is shown too. */
    void budget(ToLongFunction<AccountSettings> left) {
        budget = left;
    }

    /** The pages of the current reading of one list, and when they were shown last. */
    private record Count(AccountList list, long pages, long shownAt) {}

    @Override
    public void staged(SyncRun run, AccountList list, int page, OptionalLong pages) {
        long now = clock.millis();
        AtomicReference<Count> shown = new AtomicReference<>();
        runs.compute(run.id(), (id, before) -> {
            // a list that is read again begins with its first page
            boolean begins = before == null || !before.list().equals(list) || page == 1;
            long shownAt = before == null ? run.startedAt().toEpochMilli() : before.shownAt();
            Count count = new Count(list, begins ? 1 : before.pages() + 1, shownAt);
            if (Math.abs(now - shownAt) < every().toMillis()) {
                return count;
            }
            shown.set(count);
            return new Count(list, count.pages(), now);
        });
        if (shown.get() != null) {
            show(sentence(run, shown.get(), pages));
        }
    }

    /** Wipes the line off the terminal, so that what comes next begins at the left. */
    void end() {
        if (terminal != null) {
            terminal.print(CLEAR);
            terminal.flush();
        }
        runs.clear();
    }

    private Duration every() {
        return terminal == null ? LOG_EVERY : LINE_EVERY;
    }

    private void show(String sentence) {
        if (terminal == null) {
            LOG.info("{}", sentence);
        } else {
            terminal.print(CLEAR + sentence);
            terminal.flush();
        }
    }

    private String sentence(SyncRun run, Count count, OptionalLong pages) {
        long left = budget.applyAsLong(run.account());
        return "Account " + run.alias() + ": " + count.list().words() + ", page " + count.pages()
                + (pages.isPresent() ? " of " + pages.getAsLong() : "")
                + (left < 0 ? "" : ", " + left + " requests left in the budget");
    }
}
