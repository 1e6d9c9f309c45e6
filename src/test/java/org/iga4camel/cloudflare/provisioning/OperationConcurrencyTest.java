package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.sandbox.RequestMatch.requestMatching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxGrant;
import org.iga4camel.cloudflare.sandbox.SandboxMember;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that are asked for at the same moment in one process. */
class OperationConcurrencyTest {

    private static final String SUPER_ADMINISTRATOR = "Super Administrator - All Privileges";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ProvisioningFixture fixture;
    private SandboxAccount account;
    private String ada;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        fixture = ProvisioningFixture.on(directory, Map.of("cloudflare-iga.operation-deadline", "30s"));
        account = fixture.account();
        ada = account.add("ada@example.com", account.roleId("Analytics"));
        account.add("bob@example.com", account.roleId("Analytics"));
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        fixture.close();
    }

    private Map<String, Object> onAda(String role) {
        return Map.of("email", "ada@example.com", "role", role);
    }

    private Future<String> asking(String operation, Map<String, Object> fields) {
        return threads.submit(() -> end(operation, fields));
    }

    /** How an operation ended: its status, or the name of the failure. */
    private String end(String operation, Map<String, Object> fields) {
        try {
            return fixture.ask(operation, fields).status();
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    private List<String> allAtOnce(List<Callable<String>> work) throws Exception {
        List<String> ends = new ArrayList<>();
        for (Future<String> end : threads.invokeAll(work)) {
            ends.add(end.get());
        }
        return ends;
    }

    private Set<String> rolesOfAda() {
        Set<String> roles = new HashSet<>();
        fixture.rights(ada).forEach(right -> roles.add(right.roleId()));
        return roles;
    }

    @Test
    void grantsAndRevokesOfDifferentRolesAtTheSameMomentAreAllCarriedOut() throws Exception {
        Set<String> expected = rolesOfAda();
        List<String> there = new ArrayList<>(List.of(account.roleId("Analytics")));
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String role = account.addRole("Granted " + i);
            expected.add(role);
            work.add(() -> end("grant", onAda(role)));
        }
        for (int i = 0; i < 5; i++) {
            String role = account.addRole("Revoked " + i);
            there.add(role);
            work.add(() -> end("revoke", onAda(role)));
        }
        account.setRoles(ada, there.toArray(String[]::new));
        fixture.sync();
        Set<SandboxGrant> others = new HashSet<>(account.grants());
        others.removeAll(account.grants(ada));
        Collections.shuffle(work, new Random(1));

        List<String> ends = allAtOnce(work);

        assertThat(ends).containsOnly("applied");
        assertThat(rolesOfAda()).isEqualTo(expected);
        assertThat(account.grants()).containsAll(others).hasSize(others.size() + expected.size());
        assertThat(fixture.fixture().wrongRights()).isEmpty();
    }

    @Test
    void ofTheLastTwoSuperAdministratorsOneStaysWhicheverIsAskedFirst() throws Exception {
        String role = account.roleId(SUPER_ADMINISTRATOR);
        Random random = new Random(2);
        List<String> names = new ArrayList<>(List.of("helena@example.com", "igor@example.com"));
        for (int round = 0; round < 20; round++) {
            names.stream()
                    .filter(email -> account.memberByEmail(email).isEmpty())
                    .forEach(email -> account.add(email, role));
            fixture.sync();
            Collections.shuffle(names, random);

            List<String> ends = allAtOnce(List.of(
                    () -> end("remove", Map.of("email", names.get(0))),
                    () -> end("remove", Map.of("email", names.get(1)))));

            assertThat(ends)
                    .as("round %s", round)
                    .containsExactlyInAnyOrder("applied", "LastSuperAdministratorException");
            assertThat(account.members())
                    .extracting(SandboxMember::email)
                    .as("round %s", round)
                    .containsAnyElementsOf(names);
            assertThat(fixture.fixture().wrongRights()).isEmpty();
        }
    }

    @Test
    void anOperationDoesNotWaitForOneOnAnotherMember() throws Exception {
        fixture.sync();
        String dns = account.roleId("DNS");
        Held held = hold(ada);
        Future<String> first = asking("grant", onAda(dns));
        held.arrived.await();

        String second = end("grant", Map.of("email", "bob@example.com", "role", dns));

        assertThat(second).isEqualTo("applied");
        assertThat(first).isNotDone();
        held.release.countDown();
        assertThat(first.get()).isEqualTo("applied");
    }

    @Test
    void whoWaitsForAMemberBeyondTheDeadlineIsToldSoAndWritesNothing(@TempDir Path other) throws Exception {
        fixture.close();
        fixture = ProvisioningFixture.on(other, Map.of("cloudflare-iga.operation-deadline", "1s"));
        account = fixture.account();
        ada = account.add("ada@example.com", account.roleId("Analytics"));
        fixture.sync();
        Held held = hold(ada);
        Future<String> first = asking("grant", onAda("DNS"));
        held.arrived.await();

        String second = end("grant", onAda("Billing"));

        held.release.countDown();
        assertThat(second).isEqualTo("MemberBusyException");
        assertThat(first.get()).isEqualTo("applied");
        assertThat(fixture.last()).containsEntry("status", "failed").containsEntry("requests", 0);
        assertThat(fixture.writes()).hasSize(1);
    }

    @Test
    void oneIdempotencyKeyIsCarriedOutOnceHoweverOftenItIsAskedForAtTheSameMoment() throws Exception {
        for (int round = 0; round < 10; round++) {
            String role = account.addRole("Role " + round);
            fixture.sync();
            Map<String, Object> fields =
                    Map.of("email", "ada@example.com", "role", role, "idempotencyKey", "key " + round);

            List<String> ends = allAtOnce(Collections.nCopies(3, () -> end("grant", fields)));

            assertThat(ends).contains("applied").isSubsetOf("applied", "IdempotencyConflictException");
            assertThat(fixture.writes()).hasSize(1);
            assertThat(fixture.fixture().query("SELECT id FROM operations")).hasSize(round + 1);
        }
    }

    @Test
    void anIdempotencyKeyAnswersLaterWithTheSameOperationAndSendsNothing() {
        fixture.sync();
        Map<String, Object> fields = Map.of("email", "ada@example.com", "role", "DNS", "idempotencyKey", "ticket 7");
        OperationResult first = fixture.ask("grant", fields);
        fixture.sandbox().requests().clear();

        OperationResult again = fixture.ask("grant", fields);

        assertThat(again).isEqualTo(first);
        assertThat(fixture.sandbox().requestCount()).isZero();
        assertThat(fixture.fixture().query("SELECT id FROM operations")).hasSize(1);
    }

    @Test
    void anIdempotencyKeyStandsForOneRequestOnly() {
        fixture.sync();
        fixture.ask("grant", Map.of("email", "ada@example.com", "role", "DNS", "idempotencyKey", "ticket 7"));
        fixture.sandbox().requests().clear();

        Exception failure = fixture.failing(
                "grant", Map.of("email", "bob@example.com", "role", "DNS", "idempotencyKey", "ticket 7"));

        assertThat(failure).isInstanceOf(IdempotencyConflictException.class).hasMessageContaining("ticket 7");
        assertThat(fixture.sandbox().requestCount()).isZero();
    }

    /** A write that has arrived and is not answered before it is released. */
    private static final class Held {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
    }

    private Held hold(String memberId) {
        Held held = new Held();
        fixture.sandbox().faults().on(requestMatching("PUT", memberId)).then(call -> {
            held.arrived.countDown();
            try {
                held.release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return call.proceed();
        });
        return held;
    }
}
