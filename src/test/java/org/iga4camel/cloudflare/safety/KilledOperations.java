package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.iga4camel.cloudflare.cache.Journal;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxMember;

/**
 * One account whose members processes operate on, of which each settles what the one before left open, and is then killed
 * in an operation itself.
 */
final class KilledOperations implements AutoCloseable {

    private static final int SYNC_EACH = 5;

    private final ProcessStage stage;
    private final Set<String> everybody = new TreeSet<>();
    private final AtomicInteger writes = new AtomicInteger();
    private OrderedOperation operation;
    private Published before;
    private Map<String, Set<String>> rolesBefore;
    private int operationsBefore;

    KilledOperations(Path directory, long seed) {
        stage = new ProcessStage(directory, seed, "Account Settings Read", "Account Settings Write")
                .with("provisioning", "true")
                .with("settle-within", "600ms")
                .with("retry-delay", "1ms");
    }

    /** Kills a process at each moment; after each, a new process puts right what it left. */
    void killAt(List<OperationMoment> moments) throws Exception {
        List<OrderedOperation> operations = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            operations.add(OrderedOperation.in(stage.account(), moments.get(i).kind(), i));
        }
        try (Child child = stage.start()) {
            sync(child);
        }
        OperationMoment last = null;
        for (int i = 0; i < moments.size(); i++) {
            try (Child child = stage.start()) {
                heal(child, i % SYNC_EACH == 0);
                last = moments.get(i);
                die(child, operations.get(i), last.at());
            } catch (AssertionError e) {
                throw new AssertionError("Killed in " + last + ": " + e.getMessage(), e);
            }
            if (last.settling() != null) {
                try (Child child = stage.start()) {
                    last.settling().kill(child, stage.sandbox(), "settle default");
                }
            }
        }
        try (Child child = stage.start()) {
            heal(child, true);
        }
    }

    private void die(Child child, OrderedOperation next, KillMoment moment) throws Exception {
        operation = next;
        before = Published.in(stage.database());
        rolesBefore = OrderedOperation.roles(stage.account());
        operationsBefore = operations().size();
        writes.set(0);
        stage.sandbox()
                .faults()
                .on(RequestMatch.anyRequest().and(request -> !request.method().equals("GET")))
                .forever()
                .then(call -> {
                    writes.incrementAndGet();
                    return call.proceed();
                });
        moment.kill(child, stage.sandbox(), next.order());
    }

    /** What the next process makes of it, and whether a sync has anything to add. */
    private void heal(Child child, boolean andSync) throws Exception {
        if (operation == null) {
            return;
        }
        Map<String, Set<String>> left = OrderedOperation.roles(stage.account());
        stage.sandbox().requests().clear();
        child.order("settle default");
        child.expect("done");
        Published settled = Published.in(stage.database());
        journalIsTrue(settled);
        cacheIsExact(settled);
        if (andSync) {
            sync(child);
            assertThat(Published.in(stage.database()).changes())
                    .as("changes that only the sync found")
                    .isEqualTo(settled.changes());
        }
        assertThat(stage.sandbox().requests().writes()).as("carried out later").isEmpty();
        assertThat(OrderedOperation.roles(stage.account())).as("the account").isEqualTo(left);
    }

    private void journalIsTrue(Published settled) {
        List<Map<String, Object>> operations = operations();
        assertThat(new Journal(stage.database(), stage.database()).verify().defect())
                .as("what is wrong with the journal")
                .isEmpty();
        assertThat(operations).extracting(row -> row.get("status")).doesNotContain("open");
        boolean isDone = operation.isCarriedOut(stage.account());
        Map<String, Set<String>> now = OrderedOperation.roles(stage.account());
        if (operations.size() == operationsBefore) {
            assertThat(writes).as("writes that no journal knows of").hasValue(0);
            assertThat(now).as("the account").isEqualTo(rolesBefore);
            return;
        }
        assertThat(operations).hasSize(operationsBefore + 1);
        Map<String, Object> row = operations.get(operationsBefore);
        assertThat(row).containsEntry("status", isDone ? "applied" : "failed");
        if (isDone) {
            assertThat(now).as("the account").isEqualTo(operation.carriedOut(stage.account(), rolesBefore));
            assertThat(row.get("error")).as("error").isNull();
        } else {
            assertThat(now).as("the account").isIn(rolesBefore, operation.withdrawn(rolesBefore));
            assertThat(row.get("error").equals("interrupted before writing"))
                    .as("%s with %s writes in the journal", row.get("error"), row.get("writes"))
                    .isEqualTo(row.get("writes").equals(0));
        }
        if (row.get("writes").equals(0)) {
            assertThat(writes).as("writes that the journal knows nothing of").hasValue(0);
        }
        new SyncRules(before, settled, List.of()).changesAreTheDifference((String) row.get("id"));
    }

    private void cacheIsExact(Published settled) {
        SandboxAccount account = stage.account();
        account.members().stream().map(SandboxMember::id).forEach(everybody::add);
        new SyncRules(before, settled, List.of(Truth.of(account, everybody))).exact();
    }

    private List<Map<String, Object>> operations() {
        return Published.query(stage.database(), "SELECT * FROM operations ORDER BY id");
    }

    private static void sync(Child child) throws Exception {
        child.order("sync default");
        child.expect("published");
    }

    @Override
    public void close() {
        stage.close();
    }
}
