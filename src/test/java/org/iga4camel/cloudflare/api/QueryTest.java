package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(ApiFixture.ONLY_ON_MAIN)
class QueryTest {

    @Test
    void aBadlyEncodedValueIsRefusedByName() {
        assertThatThrownBy(() -> Query.of("email=%zz", List.of("email")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'email'")
                .hasMessageContaining("%25");
    }

    @Test
    void aValueIsDecoded() {
        Query query = Query.of("role=Super+Administrator%20%2D%20All", List.of("role"));

        assertThat(query.text("role")).hasValue("Super Administrator - All");
    }

    @Test
    void noQueryHasNoValues() {
        assertThat(Query.of("", List.of("role")).text("role")).isEmpty();
    }
}
