package org.iga4camel.cloudflare.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One instance for all tests, with Camel's own test support: the hub goes on, so the account does. */
@CloudflareSandbox
@TestInstance(Lifecycle.PER_CLASS)
class SharedInstanceTest extends CamelTestSupport {

    @FromSandbox
    private SandboxAccount account;

    private int before;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:url").setBody(simple("{{cloudflare-iga.base-url}}"));
            }
        };
    }

    @RepeatedTest(2)
    void theAccountGoesOnAndFaultsDoNot(Sandbox sandbox) {
        assertThat(account.members()).hasSize(before);
        assertThat(sandbox.requestCount()).isZero();
        assertThat(template.requestBody("direct:url", null, String.class))
                .isEqualTo(CamelSettings.of(context)
                        .account(account.id())
                        .baseUrl()
                        .toString());

        account.add("member" + before + "@example.com");
        before++;
        sandbox.faults().on(RequestMatch.anyRequest()).forever().then(Fault.status(503));
    }
}
