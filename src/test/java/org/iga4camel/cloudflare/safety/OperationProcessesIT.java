package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.anyRequest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations of two processes on one database do not undo each other, and guards hold for both together. */
class OperationProcessesIT {

    private static final String SUPER_ADMINISTRATOR = "Super Administrator - All Privileges";

    @TempDir
    Path directory;

    private ProcessStage stage;
    private SandboxAccount account;
    private String ada;
    private final List<String> roles = new ArrayList<>();
    private Child first;
    private Child second;

    @BeforeEach
    void start() throws Exception {
        stage = new ProcessStage(directory, 11, "Account Settings Read", "Account Settings Write")
                .with("provisioning", "true")
                .with("settle-within", "600ms");
        account = stage.account();
        account.add("helena@example.com", account.roleId(SUPER_ADMINISTRATOR), account.roleId("Analytics"));
        account.add("igor@example.com", account.roleId(SUPER_ADMINISTRATOR), account.roleId("Analytics"));
        for (int i = 0; i < 10; i++) {
            roles.add(account.addRole("Role " + i));
        }
        ada = account.add("ada@example.com", account.roleId("Analytics"));
        first = stage.start();
        second = stage.start();
        first.order("sync default");
        first.expect("published");
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
        stage.close();
    }

    @Test
    void tenGrantsOfTwoProcessesToOneMemberAreAllThereAndNothingElseIsTouched() throws Exception {
        Set<SandboxGrant> expected = new HashSet<>(account.grants());
        roles.forEach(role -> expected.add(new SandboxGrant(ada, role, "allow", account.accountKey())));
        stage.sandbox().options().latency(Duration.ofMillis(100));
        stage.sandbox().faults().on(anyRequest().method("PUT")).forever().then(Fault.latency(Duration.ofMillis(200)));

        for (int i = 0; i < roles.size(); i++) {
            process(i).order("grant email=ada@example.com role=" + roles.get(i));
        }

        for (int i = 0; i < roles.size(); i++) {
            process(i).expect("applied ");
        }
        assertThat(account.grants()).isEqualTo(expected);
        assertThat(Published.in(stage.database()).grants()).isEqualTo(expected);
        assertThat(operations())
                .hasSize(10)
                .extracting(row -> row.get("status"))
                .containsOnly("applied");
    }

    @Test
    void ofTheLastTwoSuperAdministratorsOneStaysWhenTwoProcessesRemoveThemAtOnce() throws Exception {
        oneStays("remove email=helena@example.com", "remove email=igor@example.com");
    }

    @Test
    void ofTheLastTwoSuperAdministratorsOneStaysWhenOneIsRemovedAndTheOthersRoleTaken() throws Exception {
        oneStays(
                "revoke email=helena@example.com role=" + account.roleId(SUPER_ADMINISTRATOR),
                "remove email=igor@example.com");
    }

    private void oneStays(String one, String other) throws Exception {
        stage.sandbox().options().latency(Duration.ofMillis(100));
        first.order(one);
        second.order(other);

        List<String> ends = new ArrayList<>(List.of(first.next(), second.next()));

        assertThat(ends)
                .as("both ends")
                .satisfiesOnlyOnce(end -> assertThat(end).startsWith("applied "))
                .satisfiesOnlyOnce(end -> assertThat(end).startsWith("refused LastSuperAdministratorException"));
        assertThat(account.grants())
                .filteredOn(grant -> grant.roleId().equals(account.roleId(SUPER_ADMINISTRATOR)))
                .hasSize(1);
        assertThat(Published.in(stage.database()).grants()).isEqualTo(account.grants());
        assertThat(operations()).extracting(row -> row.get("status")).containsExactlyInAnyOrder("applied", "refused");
    }

    @Test
    void aMemberWhoseOperationDiesIsFreeAtOnceAndTheJournalTellsBothInTheirOrder() throws Exception {
        CountDownLatch dead = new CountDownLatch(1);
        stage.sandbox().faults().on(anyRequest().method("PUT")).then(call -> {
            var response = call.proceed();
            first.hear("written");
            KillMoment.await(dead);
            return response;
        });
        first.order("grant email=ada@example.com role=DNS");
        first.expect("written");
        waitingFor(second, "revoke email=ada@example.com role=DNS");

        first.kill();
        dead.countDown();

        second.expect("applied ");
        assertThat(account.grants(ada)).extracting(SandboxGrant::roleId).containsExactly(account.roleId("Analytics"));
        second.order("settle default");
        second.expect("done");
        assertThat(operations())
                .extracting(row -> row.get("kind") + " " + row.get("status"))
                .containsExactly("grant applied", "revoke applied");
        assertThat(Published.in(stage.database()).grants()).isEqualTo(account.grants());
    }

    /** Orders an operation, and returns when it stands in the journal, where it waits for another to end. */
    private void waitingFor(Child child, String order) throws Exception {
        child.order(order);
        await().until(() -> operations().size() == 2);
    }

    private Child process(int number) {
        return number % 2 == 0 ? first : second;
    }

    private List<Map<String, Object>> operations() {
        return Published.query(stage.database(), "SELECT * FROM operations ORDER BY id");
    }
}
