package org.iga4camel.cloudflare.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxRequest;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@CloudflareSandbox(members = 7, accountName = "Northwind", budget = EachTestBeginsAnewTest.BUDGET)
class EachTestBeginsAnewTest {

    static final int BUDGET = 5;
    private static final Set<Path> DATABASES = new HashSet<>();

    @FromSandbox
    private static SandboxServer server;

    @FromSandbox
    private SandboxAccount account;

    @FromSandbox
    private HubSettings settings;

    @RepeatedTest(2)
    void accountFaultsLogAndDatabaseAreNew(Sandbox sandbox) throws Exception {
        assertThat(account.members()).hasSize(7);
        assertThat(sandbox.requestCount()).isZero();
        assertThat(settings.database()).doesNotExist();
        assertThat(DATABASES.add(settings.database())).isTrue();
        assertThat(sandbox.answer(read()).status()).isEqualTo(200);

        account.add("eight@example.com");
        Files.createFile(settings.database());
        sandbox.faults().on(RequestMatch.anyRequest()).forever().then(Fault.status(503));
    }

    private SandboxRequest read() {
        return SandboxRequest.of("GET", "/accounts/" + account.id() + "/members")
                .withToken(settings.token());
    }

    @RepeatedTest(2)
    void optionsAndTokenAreAsDeclared(Sandbox sandbox) {
        assertThat(sandbox.options().is(SandboxSwitch.STABLE_ORDER)).isFalse();
        assertThat(sandbox.answer(read()).status()).isEqualTo(200);

        sandbox.options().on(SandboxSwitch.STABLE_ORDER);
        sandbox.removeToken(settings.token());
    }

    @RepeatedTest(2)
    void theBudgetIsWhole(Sandbox sandbox) {
        for (int requests = 0; requests < BUDGET; requests++) {
            assertThat(sandbox.answer(read()).status()).isEqualTo(200);
        }
    }

    @Test
    void aHubFindsTheSandboxInTheSystemProperties() {
        assertThat(settings.asMap())
                .allSatisfy(
                        (name, value) -> assertThat(System.getProperty(name)).isEqualTo(value));
        assertThat(settings.baseUrl()).isEqualTo(server.baseUrl());
    }

    @Nested
    class Inside {

        @FromSandbox
        private SandboxAccount same;

        @Test
        void aNestedTestHasTheSandboxOfTheClassAroundIt(Sandbox sandbox) {
            assertThat(same).isSameAs(account);
            assertThat(sandbox.account(same.id())).containsSame(account);
        }
    }
}
