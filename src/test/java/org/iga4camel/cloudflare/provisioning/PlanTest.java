package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.iga4camel.cloudflare.model.Right;
import org.junit.jupiter.api.Test;

/** When a plan is carried out, and what stands of it in the journal. */
class PlanTest {

    private static final Write PUT = new Write("change", Write.PUT, "/members/a", "{\"roles\":[]}");
    private static final Write POST = new Write("invite", Write.POST, "/members", "{}");
    private static final Write DELETE = new Write("remove", Write.DELETE, "/members/a", null);

    private static Right right(String role) {
        return new Right(role, "Role " + role, Right.ROLE, Right.ALLOW, "whole", null);
    }

    private static Rights rights(String... roles) {
        return Rights.of(Arrays.stream(roles).map(PlanTest::right).toList());
    }

    private static SeenMember member(String status, String... roles) {
        return new SeenMember("a", "ada@example.com", null, status, true, rights(roles), List.of(), "{}");
    }

    private static Plan plan(Write write, Rights before, Rights after) {
        return new Plan(before, after, true, List.of(write), null);
    }

    @Test
    void aChangeIsReachedByWhatWasToComeAndToGoWhateverElseHappens() {
        Plan plan = plan(PUT, rights("kept", "lost"), rights("kept", "gained"));

        assertThat(plan.isReached(PUT, member("accepted", "kept", "gained"))).isTrue();
        assertThat(plan.isReached(PUT, member("accepted", "gained", "by others")))
                .isTrue();
        assertThat(plan.isReached(PUT, member("accepted", "kept", "lost", "gained")))
                .isFalse();
        assertThat(plan.isReached(PUT, member("accepted", "kept"))).isFalse();
        assertThat(plan.isReached(PUT, null)).isFalse();
    }

    @Test
    void whatWasToStayAndDidNotIsMissing() {
        Plan plan = plan(PUT, rights("kept"), rights("kept", "gained"));

        assertThat(plan.missingFrom(member("accepted", "gained"))).isEqualTo(rights("kept"));
        assertThat(plan.missingFrom(null)).isEqualTo(Rights.NONE);
    }

    @Test
    void aRemovalIsReachedWhenNobodyIsThere() {
        Plan plan = plan(DELETE, rights("kept"), Rights.NONE);

        assertThat(plan.isReached(DELETE, null)).isTrue();
        assertThat(plan.isReached(DELETE, member("accepted"))).isFalse();
    }

    @Test
    void anInvitationIsReachedByWhoHasAllOfItAndDidNotDecline() {
        Plan plan = plan(POST, Rights.NONE, rights("asked"));

        assertThat(plan.isReached(POST, member("pending", "asked", "more"))).isTrue();
        assertThat(plan.isReached(POST, member("pending"))).isFalse();
        assertThat(plan.isReached(POST, member("rejected", "asked"))).isFalse();
    }

    @Test
    void whoDeclinedHasNoneOfTheRightsThatWereOffered() {
        assertThat(member("rejected", "asked").rights()).isEqualTo(Rights.NONE);
        assertThat(member("rejected", "asked").offered()).isEqualTo(rights("asked"));
    }

    @Test
    void aPlanComesBackFromTheJournalAsItWas() {
        Plan plan = new Plan(rights("b", "a"), rights("a"), true, List.of(PUT, DELETE), null);

        Plan read = PlanJson.read(PlanJson.write(plan));

        assertThat(read).isEqualTo(plan);
        assertThat(PlanJson.write(read)).isEqualTo(PlanJson.write(plan));
    }

    @Test
    void rightsAreSetsWhateverTheirOrderAndNames() {
        Right renamed = new Right("a", "Another name", Right.ROLE, Right.ALLOW, "whole", "Whole account");

        assertThat(Rights.of(List.of(renamed, right("b")))).isEqualTo(rights("b", "a"));
        assertThat(Rights.of(List.of(right("a"), renamed)).all()).hasSize(1);
    }
}
