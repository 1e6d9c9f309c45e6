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

/** A consumer's position as the two columns that keep it. */
class PositionTest {

    @Provide
    Arbitrary<Position> positions() {
        return Combinators.combine(
                        Arbitraries.of(Position.SNAPSHOT, Position.AFTER),
                        Arbitraries.longs().between(0, 5))
                .as(Position::of);
    }

    @Property
    void aPositionSurvivesTheDatabase(@ForAll("positions") Position position) {
        assertThat(Position.of(position.text(), position.changeId())).isEqualTo(position);
    }

    @Test
    void thereAreNoOtherPositions() {
        assertThatThrownBy(() -> Position.of("before", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
