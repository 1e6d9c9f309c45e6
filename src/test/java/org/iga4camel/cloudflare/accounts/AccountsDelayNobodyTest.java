package org.iga4camel.cloudflare.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One account's failure or exhausted budget never delays another. What is in these accounts' way lasts for minutes. */
@Timeout(60)
class AccountsDelayNobodyTest {

    private static final Fault FOR_MINUTES = Fault.throttled(Duration.ofMinutes(5));

    @TempDir
    Path directory;

    private SeveralAccounts three() throws Exception {
        SeveralAccounts three = SeveralAccounts.on(directory, "failing", "throttled", "third");
        three.account("failing").populate(600, 0);
        three.account("throttled").populate(600, 0);
        three.account("third").populate(600, 0);
        three.misbehaveWithMembers("failing", Fault.status(503));
        three.misbehaveWithMembers("throttled", FOR_MINUTES);
        return three;
    }

    private static void bothAreInTrouble(SeveralAccounts three) {
        three.beginSync("failing");
        three.beginSync("throttled");
        three.awaitExhausted("throttled");
        await().until(() -> three.requests("failing") > 8);
    }

    @Test
    void theThirdSyncsWhileOneFailsAndOneIsThrottled() throws Exception {
        try (SeveralAccounts three = three()) {
            bothAreInTrouble(three);

            SyncResult third = three.fixture().syncOf("third");

            assertThat(third.members()).isEqualTo(601);
            assertThat(three.fixture().query("SELECT status FROM sync_runs WHERE account = 'throttled'"))
                    .containsExactly(Map.of("status", "running"));
        }
    }

    @Test
    void theThirdIsProvisionedWhileOneFailsAndOneIsThrottled() throws Exception {
        try (SeveralAccounts three = three()) {
            three.fixture().syncOf("third");
            bothAreInTrouble(three);

            OperationResult invited = three.ask("invite", "third", Map.of("Email", "new@example.com", "Role", "DNS"));

            assertThat(invited.status()).isEqualTo("applied");
        }
    }

    @Test
    void aMissingBudgetAtTheBeginningOfTheListsHoldsUpNobody() throws Exception {
        try (SeveralAccounts two = SeveralAccounts.on(
                directory, List.of("small", "third"), Map.of("cloudflare-iga.account.small.budget", "10"))) {
            two.account("small").populate(600, 0);
            two.account("third").populate(600, 0);
            two.beginSync("small");
            two.awaitExhausted("small");

            SyncResult third = two.fixture().syncOf("third");

            assertThat(third.members()).isEqualTo(601);
            assertThat(two.requests("small")).isLessThanOrEqualTo(7);
        }
    }

    @Test
    void manyAccountsWhoseAnswersDoNotComeHoldUpNobody() throws Exception {
        List<String> silent = IntStream.range(0, 4).mapToObj(i -> "silent" + i).toList();
        List<String> all = Stream.concat(silent.stream(), Stream.of("third")).toList();
        try (SeveralAccounts accounts = SeveralAccounts.on(directory, all, Map.of())) {
            for (String alias : all) {
                accounts.account(alias).populate(600, 0);
            }
            silent.forEach(alias -> accounts.misbehaveWithMembers(alias, Fault.hang(Duration.ofSeconds(45))));
            silent.forEach(accounts::beginSync);
            await().until(() -> accounts.fixture().sandbox().requests().mostInFlight() >= 32);

            SyncResult third = accounts.fixture().syncOf("third");

            assertThat(third.members()).isEqualTo(601);
        }
    }

    @Test
    void moreThrottledAccountsThanTheSchedulerHasThreadsHoldUpNobodysSchedule() throws Exception {
        List<String> throttled =
                IntStream.range(0, 12).mapToObj(i -> "throttled" + i).toList();
        List<String> all = Stream.concat(throttled.stream(), Stream.of("third")).toList();
        try (SeveralAccounts accounts =
                SeveralAccounts.on(directory, all, Map.of("cloudflare-iga.schedule", "* * * * * ?"))) {
            throttled.forEach(alias -> accounts.misbehave(alias, FOR_MINUTES));

            accounts.fixture().mount().schedules();

            await().atMost(Duration.ofSeconds(20)).until(() -> throttledSyncs(accounts) > 10);
            int before = publishedOfThird(accounts);
            await().atMost(Duration.ofSeconds(20)).until(() -> publishedOfThird(accounts) > before + 2);
            assertThat(throttledSyncs(accounts)).isGreaterThan(10);
        }
    }

    private static int throttledSyncs(SeveralAccounts accounts) {
        return accounts.fixture()
                .query("SELECT id FROM sync_runs WHERE account <> 'third' AND status = 'running'")
                .size();
    }

    private static int publishedOfThird(SeveralAccounts accounts) {
        return accounts.fixture()
                .query("SELECT id FROM sync_runs WHERE account = 'third' AND status = 'published'")
                .size();
    }

    @Test
    void accountsOfOneCredentialShareItsBudget() throws Exception {
        try (SeveralAccounts two = shared()) {
            two.account("a").populate(900, 0);
            two.beginSync("a");

            two.awaitExhausted("b");

            assertThat(two.requests("b")).isZero();
        }
    }

    @Test
    void aSyncThatWaitsForTheSharedBudgetLeavesProvisioningItsShare() throws Exception {
        try (SeveralAccounts two = shared()) {
            two.fixture().syncOf("a");
            two.account("a").populate(900, 0);
            two.beginSync("a");
            two.awaitExhausted("b");
            await().pollDelay(Duration.ofMillis(500)).until(() -> two.isSyncing("a"));

            OperationResult nothing = two.ask(
                    "revoke",
                    "a",
                    Map.of(
                            "MemberId",
                            two.account("a")
                                    .memberByEmail("helena@example.com")
                                    .orElseThrow()
                                    .id(),
                            "Role",
                            two.account("a").roleId("Billing")));

            assertThat(nothing.status()).isEqualTo("unchanged");
            assertThat(two.isSyncing("a")).isTrue();
        }
    }

    /** The share of syncs is 14 requests, which is enough for a small account and not for one of 900 members. */
    private SeveralAccounts shared() throws Exception {
        SeveralAccounts two = SeveralAccounts.on(
                directory,
                List.of("a", "b"),
                Map.of(
                        "cloudflare-iga.account.a.token", "one-for-both",
                        "cloudflare-iga.account.b.token", "one-for-both",
                        "cloudflare-iga.budget", "20",
                        "cloudflare-iga.budget-people-percent", "0",
                        "cloudflare-iga.budget-provisioning-percent", "30"));
        two.allow("one-for-both", "a", "b");
        return two;
    }
}
