package org.iga4camel.cloudflare.cache;

import java.time.Instant;
import java.util.Optional;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.RunStatus;
import org.iga4camel.cloudflare.model.SteadyTime;
import org.iga4camel.cloudflare.model.Times;

/** The history of runs. */
public final class RunStore {

    private final Statements writer;
    private final Statements reader;
    private final Ages ages = new Ages(SteadyTime::now);

    public RunStore(Statements writer, Statements reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Ties an alias to the account it stands for.
     *
     * @throws ConfigurationException when the alias already stands for another account in this database
     */
    public void bind(String alias, String accountId) {
        writer.update("bind-account", alias, accountId);
        String known = writer.first("account", row -> row.getString("account_id"), alias)
                .orElseThrow();
        if (!known.equals(accountId)) {
            throw new ConfigurationException("The account id of '" + alias + "' (cloudflare-iga.account." + alias
                    + ".account-id, or cloudflare-iga.account-id) is " + accountId + ", but in this database '" + alias
                    + "' is account " + known
                    + ": set the former id again, or use another database or alias for the other account");
        }
    }

    /**
     * Ends what a dead process left running, drops what any run left staged, and ends sooner what operations said with a
     * clock that has been set back since. Call it under the account's lock.
     *
     * @param latest the latest instant up to which an operation may leave a member alone
     */
    public void settle(String alias, Instant now, Instant latest) {
        writer.update("settle-runs", alias, Times.text(now), Times.text(latest));
        writer.update("clear-staging", alias, null);
    }

    /** A run that was begun, and the publication that it stages for. */
    public record Opened(long run, long publication) {}

    /** Begins a run. */
    public Opened open(String alias, String accountId, Instant now) {
        return writer.inTransaction(connection -> {
            long run = Statements.query(
                            connection, "open-run", row -> row.getLong("id"), alias, accountId, Times.text(now))
                    .get(0);
            return new Opened(run, Publications.begin(connection, alias, run, now));
        });
    }

    /** Ends a run that publishes nothing. */
    public void finish(long run, RunStatus status, Instant now, int requests, String detail, String warnings) {
        writer.update("finish-run", run, status.text(), Times.text(now), requests, detail, warnings);
    }

    /** Drops what the account's runs have staged. */
    public void clearStaging(String alias) {
        writer.update("clear-staging", alias, null);
    }

    /** Forgets runs beyond a number, and changes beyond an age; null keeps changes for ever. */
    public void prune(String alias, int runs, Instant oldestChange) {
        writer.update("prune-runs", alias, runs);
        if (oldestChange != null) {
            writer.update("prune-changes", alias, Times.text(oldestChange));
        }
    }

    /** The run as the public view {@code sync_runs} shows it. */
    public Optional<RunRecord> find(long run) {
        return reader.first("run", RunRecord::of, run);
    }

    /** The last run of an account that has ended. */
    public Optional<RunRecord> last(String alias) {
        return reader.first("last-run", RunRecord::of, alias);
    }

    /** When the account was last published. */
    public Optional<Instant> publishedAt(String alias) {
        return reader.first("account", row -> Optional.ofNullable(row.getString("published_at")), alias)
                .flatMap(published -> published)
                .map(Times::instant);
    }

    /** How old publications are. */
    public Ages ages() {
        return ages;
    }

    /** The account has just been published, at this time. */
    public void published(String alias, Instant at) {
        ages.published(alias, Times.instant(Times.text(at)));
    }

    /** How much of an account stands published; empty for an account that the database does not know. */
    public Optional<PublishedFigures> figures(String alias) {
        return reader.first("published-figures", PublishedFigures::of, alias);
    }
}
