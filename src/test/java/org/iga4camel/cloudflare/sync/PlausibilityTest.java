package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.iga4camel.cloudflare.cache.Losses;
import org.junit.jupiter.api.Test;

/** How much may go without anybody having a look. */
class PlausibilityTest {

    private static final Losses MEMBERS = new Losses("member", 1000, 1000, 0);
    private static final Losses ROLES = new Losses("role", 60, 60, 0);
    private static final Losses RIGHTS = new Losses("role assignment", 2000, 2000, 0);

    private final Plausibility plausibility = new Plausibility(10, 10);

    private Optional<String> objection(Losses... losses) {
        return plausibility.objection(List.of(losses), Set.of());
    }

    @Test
    void nothingLostIsPlausible() {
        assertThat(objection(MEMBERS, ROLES, RIGHTS)).isEmpty();
    }

    @Test
    void tenPercentArePlausible() {
        assertThat(objection(new Losses("member", 1000, 900, 100), ROLES, RIGHTS))
                .isEmpty();
    }

    @Test
    void moreThanTenPercentAreHeld() {
        assertThat(objection(new Losses("member", 1000, 899, 101), ROLES, RIGHTS))
                .hasValueSatisfying(why -> assertThat(why).contains("101 of 1000"));
    }

    @Test
    void tenRowsArePlausibleWhateverTheirShare() {
        assertThat(objection(new Losses("member", 12, 2, 10), ROLES, RIGHTS)).isEmpty();
    }

    @Test
    void elevenRowsOfAFewAreHeld() {
        assertThat(objection(new Losses("member", 12, 1, 11), ROLES, RIGHTS)).isPresent();
    }

    @Test
    void rolesAndRoleAssignmentsAreJudgedForThemselves() {
        assertThat(objection(MEMBERS, new Losses("role", 60, 40, 20), RIGHTS)).isPresent();
        assertThat(objection(MEMBERS, ROLES, new Losses("role assignment", 2000, 1000, 1000)))
                .isPresent();
    }

    @Test
    void newRowsDoNotMakeUpForLostOnes() {
        assertThat(objection(new Losses("member", 100, 100, 50), ROLES, RIGHTS)).isPresent();
    }

    @Test
    void aKindThatBecomesEmptyIsHeldHoweverSmall() {
        assertThat(objection(MEMBERS, ROLES, new Losses("role assignment", 1, 0, 1)))
                .isPresent();
    }

    @Test
    void aKindThatOnlyAnOperationPublishedMeanwhileDoesNotBecomeEmpty() {
        assertThat(objection(MEMBERS, ROLES, new Losses("role assignment", 1, 0, 0)))
                .isEmpty();
    }

    @Test
    void anAccountWithoutMembersIsHeldEvenTheFirstTime() {
        assertThat(objection(new Losses("member", 0, 0, 0), ROLES, RIGHTS)).isPresent();
    }

    @Test
    void aRoleListThatIsSuddenlyEmptyIsHeldThoughHeldRolesAreKnown() {
        assertThat(plausibility.objection(List.of(MEMBERS, new Losses("role", 60, 59, 1), RIGHTS), Set.of("role")))
                .isPresent();
    }

    @Test
    void theThresholdsAreSettings() {
        Plausibility strict = new Plausibility(0, 0);

        assertThat(strict.objection(List.of(new Losses("member", 1000, 999, 1)), Set.of()))
                .isPresent();
    }
}
