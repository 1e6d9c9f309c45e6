package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.view.Member;
import org.iga4camel.cloudflare.view.RoleAssignment;
import org.iga4camel.cloudflare.view.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists come whole, up to a limit, or row by row. */
class EndpointListsTest {

    private static final int MEMBERS = 1203;

    private static ComponentFixture fixture;

    @BeforeAll
    static void begin(@TempDir Path directory) throws Exception {
        fixture = ComponentFixture.on(directory);
        fixture.account().populate(MEMBERS - 3, 0);
        fixture.account().invite("late@example.com", fixture.account().roleId("DNS"));
        fixture.hub().sync();
    }

    @AfterAll
    static void end() {
        fixture.close();
    }

    private static List<String> ids(Iterable<?> members) {
        List<String> ids = new ArrayList<>();
        members.forEach(member -> ids.add(((Member) member).memberId()));
        return ids;
    }

    private static Object filtered(String header, String value) {
        return fixture.ask("cloudflare-iga:members", Map.of(header, value));
    }

    @Test
    void withoutALimitAListIsWhole() {
        Rows<?> members = (Rows<?>) fixture.ask("cloudflare-iga:members", Map.of());

        assertThat(members).hasSize(MEMBERS);
        assertThat(members.getNext()).isNull();
    }

    @Test
    void withALimitAListGoesOnBehindItsCursor() {
        List<String> all = new ArrayList<>();
        Map<String, Object> headers = Map.of();
        String next;
        do {
            Rows<?> members = (Rows<?>) fixture.ask("cloudflare-iga:members?limit=500", headers);
            all.addAll(ids(members));
            next = members.getNext();
            headers = next == null ? Map.of() : Map.of(CloudflareIgaConstants.CURSOR, next);
        } while (next != null);

        assertThat(all).isEqualTo(ids((Rows<?>) fixture.ask("cloudflare-iga:members", Map.of())));
    }

    @Test
    void filtersLeaveOthersOut() {
        assertThat((List<?>) filtered(CloudflareIgaConstants.STATUS, "pending"))
                .allSatisfy(member -> assertThat(((Member) member).status()).isEqualTo("pending"))
                .extracting(member -> ((Member) member).email())
                .contains("late@example.com");
        assertThat((List<?>) filtered(CloudflareIgaConstants.EMAIL, "Ada@Example.com"))
                .extracting(member -> ((Member) member).memberId())
                .containsExactly(fixture.ada());
        assertThat(ids((List<?>) filtered(CloudflareIgaConstants.ROLE, "Analytics")))
                .contains(fixture.ada());
        assertThat((List<?>) fixture.ask("cloudflare-iga:roleAssignments?role=DNS", Map.of()))
                .isNotEmpty()
                .allSatisfy(
                        right -> assertThat(((RoleAssignment) right).roleName()).isEqualTo("DNS"));
    }

    @Test
    void aStreamHasTheSameRowsAsTheList() {
        Iterator<?> stream = (Iterator<?>) fixture.ask("cloudflare-iga:members?streaming=true", Map.of());

        assertThat(ids(drain(stream))).isEqualTo(ids((Rows<?>) fixture.ask("cloudflare-iga:members", Map.of())));
    }

    private static List<Object> drain(Iterator<?> stream) {
        List<Object> rows = new ArrayList<>();
        stream.forEachRemaining(rows::add);
        return rows;
    }

    @Test
    void aHubSplitsAStream() throws Exception {
        fixture.hub().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:review")
                        .to("cloudflare-iga:roleAssignments?streaming=true")
                        .split(body())
                        .streaming()
                        .to("mock:review");
            }
        });
        MockEndpoint review = fixture.hub().context().getEndpoint("mock:review", MockEndpoint.class);

        Exchange exchange = fixture.send("direct:review", null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(review.getExchanges())
                .hasSize(((List<?>) fixture.ask("cloudflare-iga:roleAssignments", Map.of())).size())
                .allSatisfy(each -> assertThat(each.getMessage().getBody()).isInstanceOf(RoleAssignment.class));
    }

    @Test
    void aListThatCannotBeAboutTheMemberThatIsNamedIsRefusedRatherThanWhole() {
        Map<String, Object> byEmail = Map.of(CloudflareIgaConstants.EMAIL, "ada@example.com");
        Map<String, Object> byId = Map.of(CloudflareIgaConstants.MEMBER_ID, fixture.ada());

        assertThat(fixture.failing("cloudflare-iga:operations", byEmail))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "The field email does not go with this list: the field memberId says which member it is about");
        assertThat(fixture.failing("cloudflare-iga:members", byId))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The field memberId does not go with a list of members: ask for the member itself, or by"
                        + " email");
        assertThat((List<?>) fixture.ask("cloudflare-iga:roleAssignments", byId))
                .isEqualTo(fixture.ask("cloudflare-iga:roleAssignments", byEmail))
                .extracting(right -> ((RoleAssignment) right).email())
                .containsOnly("ada@example.com");
    }

    @Test
    void malformedQuestionsAreRefused() {
        assertThat(fixture.failing("cloudflare-iga:members?limit=1001", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The field limit is '1001' and must be a whole number from 1 to 1000");
        assertThat(fixture.failing("cloudflare-iga:members?limit=10&streaming=true", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not go with streaming");
        assertThat(fixture.failing("cloudflare-iga:members", Map.of(CloudflareIgaConstants.CURSOR, "nonsense")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("The cursor does not belong to this question");
        assertThat(fixture.failing("cloudflare-iga:members", Map.of(CloudflareIgaConstants.EMAIL, "not one")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("e-mail address");
    }
}
