package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.iga4camel.cloudflare.gateway.CloudflareUnavailableException;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is gone before Cloudflare has said so of this very member. */
class SyncAbsenceTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;
    private String missing;

    @BeforeEach
    void somebodyIsMissingFromTheList() throws Exception {
        fixture = SyncFixture.on(directory);
        fixture.account().populate(60, 0);
        missing = fixture.account().members().get(7).id();
        fixture.sync();
        fixture.sandbox().faults().on(Lists.members()).forever().then(Lists.without(missing));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void assertNothingPublishedAfter(Fault answerToTheLook, Class<? extends Throwable> failure) {
        String before = fixture.state();
        fixture.sandbox().faults().on(Lists.look()).forever().then(answerToTheLook);

        Throwable thrown = fixture.failingSync();

        assertThat(thrown).isInstanceOf(failure);
        assertThat(fixture.state()).isEqualTo(before);
        assertThat(fixture.changeKinds()).isEmpty();
    }

    @Test
    void aMemberThatOnlyTheListMissesStays() {
        fixture.sync();

        assertThat(fixture.wrongRights()).isEmpty();
        assertThat(fixture.changeKinds()).isEmpty();
    }

    @Test
    void whatTheLookTellsIsPublished() {
        fixture.account().setTwoFactor(missing, false);
        fixture.account().setNames(missing, "Newly", "Named");

        fixture.sync();

        assertThat(fixture.one("SELECT first_name FROM members WHERE member_id = '" + missing + "'"))
                .isEqualTo("Newly");
    }

    @Test
    void aMemberIsGoneWhenCloudflareSaysSo() {
        fixture.account().accept(missing);
        fixture.sync();
        fixture.sandbox().faults().clear();
        fixture.account().remove(missing);

        fixture.sync();

        assertThat(fixture.changeKinds()).contains("member.removed", "role.revoked");
        assertThat(fixture.query("SELECT 1 FROM members WHERE member_id = '" + missing + "'"))
                .isEmpty();
        assertThat(fixture.wrongRights()).isEmpty();
    }

    @Test
    void anotherKindOfNotFoundProvesNothing() {
        assertNothingPublishedAfter(Fault.status(404, 7003), NotFoundException.class);
    }

    @Test
    void aBare404OfSomethingOnTheWayProvesNothing() {
        assertNothingPublishedAfter(Fault.html(404), CloudflareUnavailableException.class);
    }

    @Test
    void aLookThatFailsProvesNothing() {
        assertNothingPublishedAfter(Fault.status(502), CloudflareUnavailableException.class);
    }

    @Test
    void aLookThatShowsNobodyProvesNothing() {
        assertNothingPublishedAfter(Fault.nullResult(), SyncIncompleteException.class);
    }

    @Test
    void aLookThatShowsSomebodyElseProvesNothing() {
        String somebodyElse = fixture.account().members().get(1).id();
        assertNothingPublishedAfter(
                Fault.editing(body ->
                        ((com.fasterxml.jackson.databind.node.ObjectNode) body.path("result")).put("id", somebodyElse)),
                SyncIncompleteException.class);
    }
}
