package org.iga4camel.cloudflare.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;

/** A sandbox of a nested class only. */
class NestedSandboxTest {

    @Nested
    @CloudflareSandbox(members = 2)
    class Inside {

        @FromSandbox
        private SandboxAccount account;

        @RepeatedTest(2)
        void eachTestBeginsAnewThere() {
            assertThat(account.members()).hasSize(2);

            account.add("three@example.com");
        }
    }
}
