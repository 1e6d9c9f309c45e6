package org.iga4camel.cloudflare.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.samples.Sample;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxRequest;
import org.iga4camel.cloudflare.sync.SyncHeldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of one account ever shows under another. */
class AccountsStayApartTest {

    @TempDir
    Path directory;

    /** Makes eu show what prod has, down to the member ids. */
    private static void twins(SeveralAccounts two) {
        String prod = two.account("prod").id();
        String eu = two.account("eu").id();
        two.allow(SeveralAccounts.token("eu"), "eu", "prod");
        two.misbehave("eu", call -> {
            SandboxRequest asked = call.request();
            var twin = call.proceed(new SandboxRequest(
                    asked.method(),
                    asked.path().replace(eu, prod),
                    asked.query(),
                    asked.headers(),
                    new String(asked.body(), StandardCharsets.UTF_8)
                            .replace(eu, prod)
                            .getBytes(StandardCharsets.UTF_8)));
            return twin.withBody(twin.text().replace(prod, eu).getBytes(StandardCharsets.UTF_8));
        });
    }

    private SeveralAccounts two(Map<String, String> more) throws Exception {
        SeveralAccounts two = SeveralAccounts.on(directory, List.of("prod", "eu"), more);
        two.account("prod").populate(30, 0);
        return two;
    }

    @Test
    void accountsWithTheSameMemberIdsHaveTheirOwnRows() throws Exception {
        try (SeveralAccounts two = two(Map.of())) {
            twins(two);
            two.fixture().syncOf("prod");

            two.fixture().syncOf("eu");

            assertThat(two.fixture()
                            .query("SELECT member_id FROM members GROUP BY member_id HAVING count(*) = 2"
                                    + " AND count(DISTINCT account) = 2 AND count(DISTINCT account_id) = 2"))
                    .hasSize(31);
            String rights = "SELECT DISTINCT scope_key FROM role_assignments WHERE scope_key LIKE"
                    + " 'com.cloudflare.api.account.________________________________' AND account = ";
            assertThat(two.fixture().query(rights + "'eu'"))
                    .containsExactly(Map.of("scope_key", two.account("eu").accountKey()));
            assertThat(two.fixture().query(rights + "'prod'"))
                    .containsExactly(Map.of("scope_key", two.account("prod").accountKey()));
        }
    }

    @Test
    void anOperationOnAMemberOfOneAccountShowsUnderThatAccountOnly() throws Exception {
        try (SeveralAccounts two = two(Map.of())) {
            twins(two);
            two.fixture().syncOf("prod");
            two.fixture().syncOf("eu");
            String member = two.account("prod").members().get(3).id();
            String before = rightsIn(two, "prod");

            OperationResult granted = two.ask("grant", "eu", Map.of("MemberId", member, "Role", "Cache Purge"));

            assertThat(granted.account()).isEqualTo("eu");
            assertThat(rightsIn(two, "prod")).isEqualTo(before);
            assertThat(two.fixture().query("SELECT DISTINCT account FROM operations"))
                    .containsExactly(Map.of("account", "eu"));
            assertThat(two.fixture().query("SELECT DISTINCT account FROM changes WHERE cause = '" + granted.id() + "'"))
                    .containsExactly(Map.of("account", "eu"));
        }
    }

    private static String rightsIn(SeveralAccounts accounts, String alias) {
        return accounts.fixture()
                .query("SELECT * FROM role_assignments WHERE account = '" + alias + "' ORDER BY 2, 4, 7")
                .toString();
    }

    @Test
    void anAccountIsReadWithItsOwnCredential() throws Exception {
        try (SeveralAccounts two = two(Map.of())) {
            two.fixture().syncOf("prod");
            two.fixture().syncOf("eu");

            assertThat(two.fixture().sandbox().requests().list())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
        }
    }

    @Test
    void aFailureIsToldUnderItsOwnAccountOnly() throws Exception {
        try (SeveralAccounts two = two(Map.of())) {
            two.fixture().syncOf("prod");
            two.misbehave("eu", Fault.status(403, 10000));
            assertThat(catchThrowable(() -> two.fixture().syncOf("eu"))).isNotNull();

            String health = messageOf(two, "prod");

            assertThat(health)
                    .contains("prod")
                    .doesNotContain("eu,")
                    .doesNotContain("eu}")
                    .doesNotContain("403");
            assertThat(messageOf(two, "eu")).contains("eu").doesNotContain("prod");
        }
    }

    private static String messageOf(SeveralAccounts accounts, String alias) {
        // by default Camel tells of those that are down only
        HealthCheckRegistry.get(accounts.fixture().context()).setExposureLevel("full");
        return HealthCheckHelper.invokeReadiness(accounts.fixture().context()).stream()
                .filter(result -> result.getCheck().getId().equals("cloudflare-iga-" + alias))
                .findFirst()
                .map(result -> result.getMessage().orElse("") + result.getDetails())
                .orElseThrow();
    }

    @Test
    void thresholdsAndGuardsAreEachAccountsOwn() throws Exception {
        try (SeveralAccounts two = two(Map.of(
                "cloudflare-iga.account.prod.hold-percent", "100",
                "cloudflare-iga.account.eu.provisioning", "false"))) {
            two.account("eu").populate(30, 0);
            for (String alias : List.of("prod", "eu")) {
                two.fixture().syncOf(alias);
                SandboxAccount account = two.account(alias);
                account.members().stream().skip(5).forEach(member -> account.remove(member.id()));
            }

            Throwable held = catchThrowable(() -> two.fixture().syncOf("eu"));

            assertThat(held).isInstanceOf(SyncHeldException.class);
            assertThat(two.fixture().syncOf("prod").members()).isEqualTo(5);
            assertThat(two.ask("invite", "prod", Map.of("Email", "new@example.com", "Role", "DNS"))
                            .status())
                    .isEqualTo("applied");
            assertThat(catchThrowable(() -> two.ask("invite", "eu", Map.of("Email", "new@example.com", "Role", "DNS"))))
                    .hasMessageContaining("provisioning");
        }
    }

    @Test
    void theQueryOfThePageJoinsAPersonsMembershipsByUserId() throws Exception {
        try (SeveralAccounts two = SeveralAccounts.on(directory, "prod", "eu")) {
            two.account("prod").add("ada@example.com", two.account("prod").roleId("DNS"));
            two.account("eu").add("only@example.com", two.account("eu").roleId("DNS"));
            two.fixture().syncOf("prod");
            two.fixture().syncOf("eu");
            // a person is known by another address in the other account
            String ada =
                    two.account("eu").add("ada@example.com", two.account("eu").roleId("Billing"));
            two.account("eu").setEmail(ada, "a.lovelace@example.com");
            two.fixture().syncOf("eu");

            List<Map<String, Object>> people =
                    two.fixture().query(Sample.of("docs/govern-an-account.md", "Several accounts", "sql"));

            assertThat(people).extracting(row -> row.get("accounts")).containsOnly("eu, prod");
            assertThat(people)
                    .extracting(row -> (String) row.get("known_as"))
                    .containsExactlyInAnyOrder("a.lovelace@example.com,ada@example.com", "helena@example.com");
        }
    }

    @Test
    void anAliasThatIsConfiguredNoMoreKeepsItsHistoryAndIsNotSynced() throws Exception {
        try (SeveralAccounts two = two(Map.of())) {
            two.fixture().syncOf("prod");
            two.fixture().syncOf("eu");
        }

        try (SeveralAccounts one = SeveralAccounts.on(directory, "prod")) {
            one.account("prod").populate(30, 0);
            one.fixture().mount().schedules();
            await().until(() -> one.fixture()
                            .query("SELECT id FROM sync_runs WHERE account = 'prod' AND status = 'published'")
                            .size()
                    == 2);

            assertThat(one.fixture().query("SELECT DISTINCT account FROM members"))
                    .containsExactlyInAnyOrder(Map.of("account", "prod"), Map.of("account", "eu"));
            assertThat(one.fixture().query("SELECT status FROM sync_runs WHERE account = 'eu'"))
                    .containsExactly(Map.of("status", "published"));
            assertThat(HealthCheckHelper.invokeReadiness(one.fixture().context()))
                    .extracting(result -> result.getCheck().getId())
                    .doesNotContain("cloudflare-iga-eu");
            assertThat(one.fixture().sandbox().requestCount()).isEqualTo(one.requests("prod"));
        }
    }
}
