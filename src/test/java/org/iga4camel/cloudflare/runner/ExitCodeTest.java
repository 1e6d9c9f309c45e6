package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.iga4camel.cloudflare.cache.DatabaseException;
import org.iga4camel.cloudflare.cache.DiskFullException;
import org.junit.jupiter.api.Test;

/** What scripts are told of a database that fails. */
class ExitCodeTest {

    @Test
    void onAFullDiskNothingIsPublishedAndThatIsNoDefect() {
        Throwable full = new IllegalStateException(new DiskFullException("The disk of x.db is full", null));

        assertThat(ExitCode.of(full)).isEqualTo(ExitCode.NOT_PUBLISHED);
        assertThat(Failures.sentence(full)).isEqualTo("The disk of x.db is full");
    }

    @Test
    void anotherFailureOfTheDatabaseCallsForAPerson() {
        assertThat(ExitCode.of(new DatabaseException("x.db is locked", null))).isEqualTo(ExitCode.DEFECT);
    }
}
