package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the invitation to the membership, or to its end, in one row. */
class SyncInvitationTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private SandboxAccount account;
    private String invited;

    @BeforeEach
    void somebodyIsInvited() throws Exception {
        fixture = SyncFixture.on(directory);
        account = fixture.account();
        account.populate(30, 0);
        invited = account.invite("new.hire@example.com", account.roleId("DNS"));
        fixture.sync();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Map<String, Object> row() {
        return fixture.query("SELECT * FROM members WHERE member_id = '" + invited + "'")
                .get(0);
    }

    @Test
    void anInvitationIsAMemberWithoutAUserId() {
        assertThat(row()).containsEntry("status", "pending").containsEntry("user_id", null);
        assertThat(fixture.query("SELECT 1 FROM invitations WHERE member_id = '" + invited + "'"))
                .hasSize(1);
    }

    @Test
    void aNewInvitationIsAnInvitationAdded() {
        account.invite("another@example.com");

        fixture.sync();

        assertThat(fixture.changeKinds()).containsExactly("invitation.added");
    }

    @Test
    void anAcceptedInvitationKeepsItsRow() {
        Object firstSeen = row().get("first_seen_at");
        account.accept(invited);

        fixture.sync();

        assertThat(fixture.changeKinds()).containsExactly("invitation.accepted");
        assertThat(row()).containsEntry("status", "accepted").containsEntry("first_seen_at", firstSeen);
        assertThat(row().get("user_id")).isNotNull();
        assertThat(fixture.query("SELECT 1 FROM invitations WHERE member_id = '" + invited + "'"))
                .isEmpty();
    }

    @Test
    void aLapsedInvitationIsGone() {
        account.expire(invited);

        fixture.sync();

        assertThat(fixture.changeKinds()).containsExactly("role.revoked", "invitation.gone");
        assertThat(fixture.query("SELECT 1 FROM members WHERE member_id = '" + invited + "'"))
                .isEmpty();
    }

    @Test
    void aLapsedInvitationThatIsSentAgainIsAnotherOne() {
        account.expire(invited);
        String again = account.invite("new.hire@example.com", account.roleId("DNS"));

        fixture.sync();

        assertThat(fixture.changeKinds()).contains("invitation.gone", "invitation.added");
        assertThat(fixture.query("SELECT member_id FROM members WHERE email = 'new.hire@example.com'"))
                .containsExactly(Map.of("member_id", again));
    }

    @Test
    void aRejectedMemberIsShownAndHasNoRights() {
        account.reject(invited);

        fixture.sync();

        assertThat(row()).containsEntry("status", "rejected");
        assertThat(fixture.changeKinds()).containsExactly("invitation.gone", "role.revoked");
        assertThat(fixture.query("SELECT 1 FROM role_assignments WHERE member_id = '" + invited + "'"))
                .isEmpty();
    }

    @Test
    void aMemberThatRejectsWhileTheListsAreReadHasNoRights() {
        fixture.sandbox().faults().on(Lists.members()).then(Lists.thenRunning(() -> account.reject(invited)));

        fixture.sync();

        assertThat(row()).containsEntry("status", "rejected");
        assertThat(fixture.query("SELECT 1 FROM role_assignments WHERE member_id = '" + invited + "'"))
                .isEmpty();
    }

    @Test
    void aRejectedMemberThatIsForgottenIsGone() {
        account.reject(invited);
        fixture.sync();
        account.remove(invited);

        fixture.sync();

        assertThat(fixture.query("SELECT 1 FROM members WHERE member_id = '" + invited + "'"))
                .isEmpty();
    }

    @Test
    void aPendingMemberMayHaveAUserId() {
        account.setUserId(invited, "a1b2c3d4e5f60718293a4b5c6d7e8f90");

        fixture.sync();

        assertThat(row())
                .containsEntry("status", "pending")
                .containsEntry("user_id", "a1b2c3d4e5f60718293a4b5c6d7e8f90");
        assertThat(fixture.query("SELECT 1 FROM invitations WHERE member_id = '" + invited + "'"))
                .hasSize(1);
    }

    @Test
    void anAcceptedMemberMayHaveNoUserId() {
        account.accept(invited);
        account.setUserId(invited, null);

        fixture.sync();

        assertThat(row()).containsEntry("status", "accepted").containsEntry("user_id", null);
    }

    @Test
    void aUserIdOfZerosIsNobodys() {
        account.setUserId(invited, "0".repeat(32));

        fixture.sync();

        assertThat(row()).containsEntry("user_id", null);
    }
}
