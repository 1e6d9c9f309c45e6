package org.example.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.example.client.api.AccountsApi;
import org.example.client.model.Invitation;
import org.example.client.model.Member;
import org.example.client.model.MemberPage;
import org.example.client.model.Operation;
import org.example.client.model.RoleAssignment;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.junit.CloudflareSandbox;
import org.iga4camel.cloudflare.sandbox.junit.FromSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CloudflareSandbox(members = 3)
class GeneratedClientTest {

    private static final String ACCOUNT = "default";
    private static final String KEY = "a-key-of-the-generated-client";

    @FromSandbox
    SandboxAccount account;

    private Main hub;
    private AccountsApi api;

    @BeforeEach
    void begin() throws Exception {
        hub = new Main();
        hub.addOverrideProperty("cloudflare-iga.mount", "sync,provisioning,api");
        hub.addOverrideProperty("cloudflare-iga.provisioning", "true");
        hub.addOverrideProperty("cloudflare-iga.rest-key", KEY);
        hub.addOverrideProperty("camel.server.enabled", "true");
        hub.addOverrideProperty("camel.server.port", "0");
        hub.start();
        int port = hub.getCamelContext()
                .hasService(VertxPlatformHttpServer.class)
                .getPort();
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + port);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + KEY));
        api = new AccountsApi(client);
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(ApiException.class)
                .until(() -> members().getNext() == null);
    }

    @AfterEach
    void stop() {
        hub.stop();
    }

    private MemberPage members() throws ApiException {
        return api.members(AccountsApi.APIMembersRequest.newBuilder().account(ACCOUNT).build());
    }

    @Test
    void aGrantIsCarriedOutAndSeen() throws Exception {
        Member somebody = members().getItems().get(0);

        Operation done = api.grant(AccountsApi.APIGrantRequest.newBuilder()
                .account(ACCOUNT)
                .memberId(somebody.getMemberId())
                .roleId("DNS")
                .reason("on call")
                .idempotencyKey("one-request")
                .build());

        List<RoleAssignment> rights = api.member(AccountsApi.APIMemberRequest.newBuilder()
                        .account(ACCOUNT)
                        .memberId(somebody.getMemberId())
                        .build())
                .getRoleAssignments();
        assertThat(done.getStatus()).isEqualTo(Operation.StatusEnum.APPLIED);
        assertThat(done.getFinishedAt()).isNotNull();
        assertThat(done.getPlan().getGives()).hasSize(1);
        assertThat(rights).extracting(RoleAssignment::getRoleName).contains("DNS");
    }

    @Test
    void aListThatHasNoNextPageAndFieldsThatAreNotKnownAreRead() throws Exception {
        assertThat(members().getItems()).isNotEmpty().allMatch(member -> member.getFirstSeenAt() != null);
        assertThat(api.roles(AccountsApi.APIRolesRequest.newBuilder()
                                .account(ACCOUNT)
                                .limit(1000)
                                .build())
                        .getNext())
                .isNull();
        assertThat(api.syncs(AccountsApi.APISyncsRequest.newBuilder()
                                .account(ACCOUNT)
                                .build())
                        .getItems())
                .isNotEmpty();
    }

    @Test
    void aRefusalIsToldWithItsStatus() {
        AccountsApi.APIInviteRequest malformed = AccountsApi.APIInviteRequest.newBuilder()
                .account(ACCOUNT)
                .invitation(new Invitation().email("nobody").addRolesItem("DNS"))
                .build();

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> api.invite(malformed));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getResponseBody()).contains("urn:problem-type:cloudflare-iga:invalid-input");
    }
}
