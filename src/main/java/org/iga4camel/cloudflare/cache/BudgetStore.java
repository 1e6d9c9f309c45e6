package org.iga4camel.cloudflare.cache;

import java.util.function.Function;
import javax.sql.DataSource;

/** The request budgets in the cache database, shared by all processes that use it. Safe for use by several threads. */
public final class BudgetStore {

    private final DataSource writer;

    /** @param writer the single connection that writes; auto-commit on */
    public BudgetStore(DataSource writer) {
        this.writer = writer;
    }

    /**
     * Does work on one credential's book in one write transaction that no other process can come between.
     *
     * @param credential a digest, never the credential itself
     * @param work short; it must not ask the same data source for another connection
     * @throws DatabaseException when the database cannot be written; then nothing is
     */
    public <T> T exclusively(String credential, Function<BudgetBook, T> work) {
        return ShortTransaction.run(writer, connection -> work.apply(new BudgetBook(connection, writer, credential)));
    }

    /**
     * What is known of a credential now, without taking the write lock.
     *
     * @param fromSecond Unix time of the first second whose requests count as used
     * @throws DatabaseException when the database cannot be read
     */
    public BudgetState state(String credential, long fromSecond) {
        return new Statements(writer)
                .with(connection -> new BudgetBook(connection, writer, credential).state(fromSecond));
    }
}
