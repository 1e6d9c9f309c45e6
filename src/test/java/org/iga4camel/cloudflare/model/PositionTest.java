package org.iga4camel.cloudflare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A consumer's position only goes forward. */
class PositionTest {

    @Provide
    Arbitrary<Position> positions() {
        return Combinators.combine(
                        Arbitraries.of(Position.SNAPSHOT, Position.AFTER),
                        Arbitraries.longs().between(0, 5))
                .as(Position::of);
    }

    @Property
    void whoGoesSomewhereElseDoesNotComeBack(@ForAll("positions") Position here, @ForAll("positions") Position there) {
        if (here.mayMoveTo(there) && there.mayMoveTo(here)) {
            assertThat(there).isEqualTo(here);
        }
    }

    @Property
    void twoStepsForwardAreOneStepForward(
            @ForAll("positions") Position one, @ForAll("positions") Position two, @ForAll("positions") Position three) {
        if (one.mayMoveTo(two) && two.mayMoveTo(three)) {
            assertThat(one.mayMoveTo(three)).isTrue();
        }
    }

    @Property
    void nobodyStepsBackBehindAChangeThatWasPassed(
            @ForAll("positions") Position here, @ForAll("positions") Position there) {
        if (there.changeId() < here.changeId()) {
            assertThat(here.mayMoveTo(there)).isFalse();
        }
    }

    @Property
    void aPositionSurvivesTheDatabase(@ForAll("positions") Position position) {
        assertThat(Position.of(position.text(), position.changeId())).isEqualTo(position);
    }

    @Test
    void fromChangesNoWayLeadsBackToASnapshot() {
        assertThat(new Position.After(1).mayMoveTo(new Position.InSnapshot(2))).isFalse();
        assertThat(new Position.InSnapshot(1).mayMoveTo(new Position.After(1))).isTrue();
    }

    @Test
    void thereAreNoOtherPositions() {
        assertThatThrownBy(() -> Position.of("before", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
