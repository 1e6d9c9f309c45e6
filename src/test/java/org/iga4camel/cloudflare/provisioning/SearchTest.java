package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.junit.jupiter.api.Test;

/** One member is looked for under the ids it may have, then through the lists. */
class SearchTest {

    private static ObjectNode member(String id, String email) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("email", email);
    }

    private static Envelope one(JsonNode member) {
        return new Envelope(member, JsonNodeFactory.instance.objectNode(), Instant.EPOCH, null);
    }

    private static Envelope list(int total, JsonNode... members) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        rows.addAll(List.of(members));
        return new Envelope(rows, JsonNodeFactory.instance.objectNode().put("total_count", total), Instant.EPOCH, null);
    }

    /** Bob on the first page of two, and nobody on the second, as often as it is asked for. */
    private static void neverWhole(Search search) {
        for (int reading = 1; reading <= 3; reading++) {
            search.answered(list(2, member("c", "bob@example.com")));
            search.answered(list(2));
        }
    }

    @Test
    void anIdThatIsThereIsFound() {
        Search search = Search.byId("a");
        assertThat(search.nextId()).contains("a");

        search.answered(one(member("a", "ada@example.com")));

        assertThat(search.isOpen()).isFalse();
        assertThat(search.found()).isPresent();
    }

    @Test
    void anIdThatIsNotThereProvesAbsence() {
        Search search = Search.byId("a");

        search.notThere();

        assertThat(search.isOpen()).isFalse();
        assertThat(search.provesAbsence()).isTrue();
    }

    @Test
    void anAnswerAboutSomebodyElseIsNotBelieved() {
        Search search = Search.byId("a");

        assertThatThrownBy(() -> search.answered(one(member("b", "ada@example.com"))))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("member a");
    }

    @Test
    void whoHasTheIdUnderAnotherAddressIsNotTheOne() {
        Search search = Search.byEmail(List.of("a"), "ada@example.com");

        search.answered(one(member("a", "married@example.com")));

        assertThat(search.isOpen()).isTrue();
        assertThat(search.nextId()).isEmpty();
    }

    @Test
    void theAddressIsComparedInEitherCaseAndInBothPlaces() {
        ObjectNode inUser = JsonNodeFactory.instance.objectNode().put("id", "b");
        inUser.putObject("user").put("email", "ADA@example.com");
        Search search = Search.byEmail(List.of(), "ada@Example.com");

        search.answered(list(2, member("a", "bob@example.com"), inUser));

        assertThat(search.found()).contains(inUser);
    }

    @Test
    void aListThatIsNotWholeProvesNothing() {
        Search search = Search.byEmail(List.of(), "ada@example.com");

        neverWhole(search);

        assertThat(search.isOpen()).isFalse();
        assertThat(search.provesAbsence()).isFalse();
    }

    @Test
    void theFormerInvitationIsNotTheNewOne() {
        Search search = Search.invited("ada@example.com", "old");

        search.answered(list(1, member("old", "ada@example.com")));

        assertThat(search.found()).isEmpty();
        assertThat(search.list()).isEmpty();
    }

    @Test
    void whoExistsIsLookedForAmongTheDeclinedToo() {
        Search search = Search.existing("ada@example.com", null);
        assertThat(search.list()).isEqualTo("pending");
        search.answered(list(0));
        search.answered(list(0));
        assertThat(search.list()).isEqualTo("rejected");

        search.answered(list(1, member("a", "ada@example.com")));

        assertThat(search.found()).isPresent();
    }

    @Test
    void whoDeclinedIsMeantOnlyWhenNobodyElseHasTheAddress() {
        ObjectNode declined = member("a", "ada@example.com").put("status", "rejected");
        ObjectNode member = member("b", "ada@example.com").put("status", "accepted");
        Search search = Search.byEmail(List.of("a"), "ada@example.com");
        search.answered(one(declined));
        Search alone = Search.byEmail(List.of("a"), "ada@example.com");
        alone.answered(one(declined));

        search.answered(list(1, member));
        alone.answered(list(0));

        assertThat(search.found()).contains(member);
        assertThat(alone.found()).contains(declined);
    }

    @Test
    void whoDeclinedIsNotMeantWhereAListIsNotWhole() {
        Search search = Search.byEmail(List.of("a"), "ada@example.com");
        search.answered(one(member("a", "ada@example.com").put("status", "rejected")));

        neverWhole(search);

        assertThat(search.isOpen()).isFalse();
        assertThat(search.found()).isEmpty();
        assertThat(search.provesAbsence()).isFalse();
    }

    @Test
    void severalMembersOfOneAddressAreAllLookedAt() {
        Search search = Search.byEmail(List.of("a", "b"), "ada@example.com");

        search.answered(one(member("a", "ada@example.com")));
        search.answered(one(member("b", "ada@example.com")));

        assertThat(search.isOpen()).isFalse();
        assertThat(search.foundSeveral()).isTrue();
    }

    @Test
    void amongTheKnownNoListIsSearched() {
        assertThat(Search.amongKnown(List.of(), "ada@example.com").isOpen()).isFalse();
    }
}
