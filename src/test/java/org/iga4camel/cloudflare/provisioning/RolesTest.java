package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.iga4camel.cloudflare.cache.PublishedPermissionGroup;
import org.iga4camel.cloudflare.cache.PublishedRole;
import org.junit.jupiter.api.Test;

/** Which role is meant, and which permission group gives it where. */
class RolesTest {

    private static final String ACCOUNT = "com.cloudflare.api.account";
    private static final String ZONE = "com.cloudflare.api.account.zone";

    private static final PublishedRole DNS = new PublishedRole("aa01", "DNS", "role");
    private static final PublishedRole BILLING = new PublishedRole("aa02", "Billing", "role");
    private static final PublishedRole ROBOT = new PublishedRole("bb03", "Domain Robot", "permission_group");
    private static final PublishedRole NAMELESS = new PublishedRole("aa04", null, "role");

    private final Roles catalogue = new Roles(
            List.of(DNS, BILLING, ROBOT, NAMELESS, new PublishedRole("aa05", "Billing", "role")),
            List.of(
                    new PublishedPermissionGroup("bb01", "DNS", ACCOUNT),
                    new PublishedPermissionGroup("bb02", "DNS", ZONE),
                    new PublishedPermissionGroup("bb03", "Domain Robot", ZONE),
                    new PublishedPermissionGroup("bb04", "Firewall", null),
                    new PublishedPermissionGroup("bb05", "Shield", ZONE),
                    new PublishedPermissionGroup("bb06", "Shield", ZONE)));

    @Test
    void aRoleIsNamedByItsIdInEitherCaseOrByItsExactName() {
        assertThat(catalogue.role("AA01")).isEqualTo(DNS);
        assertThat(catalogue.role("DNS")).isEqualTo(DNS);
        assertThat(catalogue.role("aa04")).isEqualTo(NAMELESS);
        assertThatThrownBy(() -> catalogue.role("dns")).isInstanceOf(UnknownRoleException.class);
    }

    @Test
    void whatMayHaveBeenMeantIsTold() {
        assertThatThrownBy(() -> catalogue.role("dns")).hasMessageContaining("'DNS' (aa01)");
        assertThatThrownBy(() -> catalogue.role("Robot")).hasMessageContaining("'Domain Robot' (bb03)");
        assertThatThrownBy(() -> catalogue.role("nothing like it"))
                .hasMessageContaining("There is no role 'nothing like it' in this account;");
    }

    @Test
    void aNameOfTwoRolesTellsBothIds() {
        assertThatThrownBy(() -> catalogue.role("Billing"))
                .isInstanceOf(UnknownRoleException.class)
                .hasMessageContaining("2 roles")
                .hasMessageContaining("aa02")
                .hasMessageContaining("aa05");
    }

    @Test
    void theGroupOfTheRolesNameThatFitsTheScopeGivesIt() {
        assertThat(catalogue.permissionGroup(DNS, ACCOUNT)).isEqualTo("bb01");
        assertThat(catalogue.permissionGroup(DNS, ZONE)).isEqualTo("bb02");
    }

    @Test
    void aGroupWhoseScopesAreNotToldGivesItWhereItIsTheOnlyOne() {
        assertThat(catalogue.permissionGroup(new PublishedRole("aa09", "Firewall", "role"), ZONE))
                .isEqualTo("bb04");
    }

    @Test
    void aPermissionGroupGivesItself() {
        assertThat(catalogue.permissionGroup(ROBOT, ACCOUNT)).isEqualTo("bb03");
    }

    @Test
    void whereItIsNotKnownWhichGroupGivesARoleNothingIsWritten() {
        for (String name : List.of("Unheard Of", "Shield")) {
            assertThatThrownBy(() -> catalogue.permissionGroup(new PublishedRole("aa09", name, "role"), ZONE))
                    .isInstanceOf(UnsafeWriteException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void aNameOfTwoRolesRecognisesNeither() {
        assertThat(catalogue.names().roleNamed("Billing")).isEmpty();
        assertThat(catalogue.names().roleNamed("DNS")).contains("aa01");
    }
}
