package org.iga4camel.cloudflare.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.NeverPublishedException;
import org.iga4camel.cloudflare.model.NotThereException;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.view.AccountObject;
import org.iga4camel.cloudflare.view.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The objects of every kind that is shown are asked for in the same way. */
class ShownKindTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        fixture = SyncFixture.of(Toys.KINDS, directory, Map.of());
        fixture.account().populate(3, 0);
        Toys toys = Toys.of(fixture.sandbox());
        toys.team(1, "One").put("purpose", "On call").put("colour", "green");
        toys.team(2, "Two");
        toys.seat(1, 101, "Window");
        toys.seat(2, 101, "Window");
        toys.seat(2, 102, "Door");
        template = fixture.context().createProducerTemplate();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @SuppressWarnings("unchecked")
    private Rows<AccountObject> list(Map<String, Object> headers) {
        return (Rows<AccountObject>) ask("objects", headers);
    }

    private Object ask(String what, Map<String, Object> headers) {
        try {
            return template.requestBodyAndHeaders("direct:cloudflare-iga-" + what, null, headers);
        } catch (CamelExecutionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    @Test
    void theListShowsWhatIsDeclaredAndWhatElseWasTold() {
        fixture.sync();

        AccountObject one = list(Map.of("CloudflareIgaKind", "teams")).get(0);

        assertThat(one.id()).isEqualTo(Toys.id(1));
        assertThat(one.name()).isEqualTo("One");
        assertThat(one.fields()).isEqualTo(Map.of("name", "One", "purpose", "On call"));
        assertThat(one.otherFields()).isEqualTo(Map.of("colour", "green"));
        assertThat(one.parent()).isEmpty();
    }

    @Test
    void aListGoesOnBehindAPageOverTheBordersOfParents() {
        fixture.sync();

        Rows<AccountObject> first = list(Map.of("CloudflareIgaKind", "team-seats", "CloudflareIgaLimit", 2));
        Rows<AccountObject> rest = list(Map.of(
                "CloudflareIgaKind", "team-seats", "CloudflareIgaLimit", 2, "CloudflareIgaCursor", first.getNext()));

        assertThat(Stream.of(first, rest).flatMap(List::stream))
                .extracting(seat -> seat.parent() + "/" + seat.id())
                .containsExactly(
                        Toys.id(1) + "/" + Toys.id(101),
                        Toys.id(2) + "/" + Toys.id(101),
                        Toys.id(2) + "/" + Toys.id(102));
        assertThat(rest.getNext()).isNull();
    }

    @Test
    void whatIsUnderOneParentIsListedByItsId() {
        fixture.sync();

        assertThat(list(Map.of("CloudflareIgaKind", "team-seats", "CloudflareIgaUnder", Toys.id(2))))
                .extracting(AccountObject::name)
                .containsExactly("Window", "Door");
    }

    @Test
    void oneIsFoundByItsIdAndOneOfSeveralByItsParentToo() {
        fixture.sync();

        assertThat(ask("object", Map.of("CloudflareIgaKind", "teams", "CloudflareIgaObjectId", Toys.id(2))))
                .extracting("name")
                .isEqualTo("Two");
        Map<String, Object> seat = Map.of("CloudflareIgaKind", "team-seats", "CloudflareIgaObjectId", Toys.id(101));
        assertThatThrownBy(() -> ask("object", seat))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'under'");
        assertThat(ask(
                        "object",
                        Map.of(
                                "CloudflareIgaKind",
                                "team-seats",
                                "CloudflareIgaObjectId",
                                Toys.id(101),
                                "CloudflareIgaUnder",
                                Toys.id(1))))
                .extracting("parent")
                .isEqualTo(Toys.id(1));
    }

    @Test
    void whatIsNoKindIsRefusedWithThoseThatThereAre() {
        fixture.sync();

        assertThatThrownBy(() -> list(Map.of("CloudflareIgaKind", "team")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The field kind is 'team', which no kind of object is: use one of teams, team-seats, notes,"
                        + " permission-groups, resource-groups");
        assertThatThrownBy(() -> list(Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("The field kind is missing");
    }

    @Test
    void whatIsNotThereIsSaidToBeSo() {
        fixture.sync();

        assertThatThrownBy(() -> ask("object", Map.of("CloudflareIgaKind", "teams", "CloudflareIgaObjectId", "x")))
                .isInstanceOf(NotThereException.class);
    }

    @Test
    void beforeTheFirstPublicationThereIsNoEmptyList() {
        assertThatThrownBy(() -> list(Map.of("CloudflareIgaKind", "teams")))
                .isInstanceOf(NeverPublishedException.class);
    }
}
