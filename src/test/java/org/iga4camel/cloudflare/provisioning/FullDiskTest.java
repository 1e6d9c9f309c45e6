package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.cache.DatabaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that refuses a state of an operation makes the journal tell nothing that is not so. */
class FullDiskTest {

    private ProvisioningFixture fixture;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory);
        ada = fixture.account().add("ada@example.com", fixture.account().roleId("Analytics"));
        fixture.sync();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private void refuse(String entries) {
        fixture.fixture()
                .execute("CREATE TRIGGER full BEFORE INSERT ON operation_entry WHEN " + entries
                        + " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
    }

    private void makeRoom() {
        fixture.fixture().execute("DROP TRIGGER full");
    }

    @Test
    void aWriteThatCannotBeNotedInTheJournalIsNotSentAndTheReasonIsTold() {
        refuse("NEW.status = 'open' AND NEW.writes > 0");

        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));

        assertThat(failure).isInstanceOf(DatabaseException.class).hasMessageContaining("disk is full");
        assertThat(fixture.writes()).isEmpty();
        assertThat(fixture.last()).containsEntry("status", "failed");
    }

    @Test
    void anOperationWhoseEndCannotBeWrittenDownIsSettledByTheNextOne() {
        refuse("NEW.status <> 'open'");
        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));
        assertThat(failure).isInstanceOf(DatabaseException.class).hasMessageContaining("disk is full");
        Object first = fixture.last().get("id");
        makeRoom();

        OperationResult next = fixture.ask("revoke", Map.of("memberId", ada, "role", "Analytics"));

        assertThat(next.status()).isEqualTo("applied");
        assertThat(fixture.fixture().query("SELECT status FROM operations WHERE id = '" + first + "'"))
                .containsExactly(Map.of("status", "applied"));
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void anOperationThatCannotBeBegunSendsNothing() {
        refuse("true");

        Exception failure = fixture.failing("grant", Map.of("memberId", ada, "role", "DNS"));
        makeRoom();

        assertThat(failure).isInstanceOf(DatabaseException.class);
        assertThat(fixture.sandbox().requestCount()).isZero();
        assertThat(fixture.ask("grant", Map.of("memberId", ada, "role", "DNS")).status())
                .isEqualTo("applied");
    }
}
