package org.iga4camel.cloudflare.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A sandbox of a nested class only, and of one whose class around it has another. */
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

    @Nested
    @CloudflareSandbox(
            members = 2,
            accountId = "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
            permissions = "Account Settings Read")
    class Around {

        @FromSandbox
        private SandboxAccount ofAround;

        @Test
        void aClassHasTheSandboxThatItDeclares() {
            assertThat(ofAround.members()).hasSize(2);
        }

        @Nested
        @CloudflareSandbox(members = 3)
        class WithOneOfItsOwn {

            @FromSandbox
            private SandboxAccount account;

            @RepeatedTest(2)
            void aNestedClassHasTheSandboxThatItDeclaresItself(HubSettings settings) {
                assertThat(account.members()).hasSize(3);
                assertThat(settings.accountId()).isEqualTo(account.id());
                assertThat(System.getProperty("cloudflare-iga.account-id")).isEqualTo(account.id());

                account.add("four@example.com");
            }
        }

        @Nested
        class WithNone {

            @FromSandbox
            private SandboxAccount account;

            @Test
            void aNestedClassWithoutOneHasTheSandboxAroundIt() {
                assertThat(account).isSameAs(ofAround);
                assertThat(account.members()).hasSize(2);
            }
        }
    }
}
