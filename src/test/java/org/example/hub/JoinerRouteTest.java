package org.example.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Produce;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.provisioning.OperationResult;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.junit.CloudflareSandbox;
import org.iga4camel.cloudflare.sandbox.junit.FromSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CloudflareSandbox(members = 30)
@CamelMainTest(properties = {"cloudflare-iga.mount=sync,provisioning", "cloudflare-iga.provisioning=true"})
class JoinerRouteTest {

    @FromSandbox
    Sandbox cloudflare;

    @FromSandbox
    SandboxAccount account;

    @BeanInject
    CamelContext hub;

    @Produce("direct:joiner")
    ProducerTemplate joiner;

    @EndpointInject("mock:invite")
    MockEndpoint invite;

    @Configure
    void routes(MainConfigurationProperties configuration) {
        configuration.addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:joiner")
                        .setHeader("CloudflareIgaEmail", body())
                        .setHeader("CloudflareIgaRole", constant("DNS"))
                        .to("direct:cloudflare-iga-invite");
            }
        });
    }

    @BeforeEach
    void awaitFirstSync() {
        await().until(() -> HealthCheckHelper.invokeReadiness(hub).stream()
                .allMatch(check -> check.getState() == HealthCheck.State.UP));
    }

    @Test
    void aJoinerIsInvited() {
        OperationResult result = joiner.requestBody((Object) "robin@example.com", OperationResult.class);

        assertThat(result.status()).isEqualTo("applied");
        assertThat(account.memberByEmail("robin@example.com")).isPresent();
    }

    @Test
    void anInvitationWhoseAnswerIsLostIsNotSentTwice() {
        cloudflare.faults().on(RequestMatch.requestMatching("POST", "/members")).then(Fault.resetAfterApplying());

        OperationResult result = joiner.requestBody((Object) "robin@example.com", OperationResult.class);

        assertThat(result.status()).isEqualTo("applied");
        assertThat(cloudflare.requests().writes()).hasSize(1);
    }

    @Test
    void anInvitationThatCloudflareRefusesFailsTheRoute() {
        cloudflare.faults().on(RequestMatch.requestMatching("POST", "/members")).then(Fault.status(403, 10000));

        assertThatThrownBy(() -> joiner.requestBody("robin@example.com"))
                .hasCauseInstanceOf(PermissionMissingException.class);
    }

    @Test
    void aJoinerGoesToTheRouteThatInvites() throws Exception {
        AdviceWith.adviceWith(
                hub, "cloudflare-iga-invite", route -> route.weaveAddFirst().to(invite));
        invite.expectedHeaderReceived("CloudflareIgaRole", "DNS");

        joiner.sendBody("robin@example.com");

        invite.assertIsSatisfied();
    }
}
