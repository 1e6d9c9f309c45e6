package org.iga4camel.cloudflare.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.iga4camel.cloudflare.sandbox.SandboxMember;
import org.iga4camel.cloudflare.sandbox.SandboxSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists are read whole, or not at all. */
class SyncPagingTest {

    @TempDir
    Path directory;

    private SyncFixture fixture;

    @BeforeEach
    void anAccountOfFourPages() throws Exception {
        fixture = SyncFixture.on(directory);
        fixture.account().populate(151, 60);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void assertExact(SyncResult result) {
        assertThat(result.status()).isEqualTo("published");
        assertThat(fixture.wrongRights()).isEmpty();
        assertThat(result.members()).isEqualTo(fixture.account().members().size());
    }

    private void assertIncompleteAndUnchanged(Fault lie, int page) {
        fixture.sync();
        String before = fixture.state();
        fixture.sandbox()
                .faults()
                .on(page == 0 ? Lists.members() : Lists.members().page(page))
                .forever()
                .then(lie);

        assertThatThrownBy(fixture::sync)
                .isInstanceOf(SyncIncompleteException.class)
                .hasMessageContaining("the members of account default")
                .hasMessageContaining("3 readings");
        assertThat(fixture.state()).isEqualTo(before);
        assertThat(fixture.one("SELECT status FROM sync_runs ORDER BY id DESC LIMIT 1"))
                .isEqualTo("incomplete");
    }

    @Test
    void anEmptyPageInTheMiddleIsReadAgain() {
        fixture.sandbox().faults().on(Lists.members().page(2)).then(ListFaults.emptyPage());

        SyncResult result = fixture.sync();

        assertExact(result);
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("page 2"));
    }

    @Test
    void anEmptyFirstPageIsReadAgain() {
        fixture.sandbox().faults().on(Lists.members().page(1)).then(ListFaults.emptyPage());

        assertExact(fixture.sync());
    }

    @Test
    void aPageThatStaysEmptyKeepsTheLastState() {
        assertIncompleteAndUnchanged(ListFaults.emptyPage(), 3);
    }

    @Test
    void aShortPageIsReadAgain() {
        fixture.sandbox().faults().on(Lists.members().page(2)).then(ListFaults.shortPage(7));

        assertExact(fixture.sync());
    }

    @Test
    void aPageThatStaysShortKeepsTheLastState() {
        assertIncompleteAndUnchanged(ListFaults.shortPage(1), 2);
    }

    @Test
    void aTotalLargerThanTheRowsIsIncompleteAndKeepsTheLastState() {
        assertIncompleteAndUnchanged(ListFaults.totalCount(total -> total + 5), 0);
    }

    @Test
    void aTotalSmallerThanTheRowsIsIncompleteAndKeepsTheLastState() {
        assertIncompleteAndUnchanged(ListFaults.totalCount(total -> total - 60), 0);
    }

    @Test
    void aTotalThatGrowsWithEveryAnswerEndsIncomplete() {
        assertIncompleteAndUnchanged(ListFaults.growingTotalCount(1), 0);
    }

    @Test
    void aServerThatAlwaysGivesPageOneEndsIncomplete() {
        assertIncompleteAndUnchanged(ListFaults.pageIgnored(), 0);
    }

    @Test
    void aServerThatGivesPageOneForEverWithoutSayingSoEndsIncomplete() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.noResultInfo());
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.pageIgnored());

        assertThat(fixture.failingSync()).isInstanceOf(SyncIncompleteException.class);
        assertThat(fixture.sandbox().requests().count("GET", "/members")).isLessThan(20);
    }

    @Test
    void aListWithoutATotalIsReadToTheEndTwice() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.noTotalCount());

        assertExact(fixture.sync());
        assertThat(fixture.sandbox().requests().list().stream()
                        .filter(request -> request.path().endsWith("/members"))
                        .filter(request ->
                                request.query().getOrDefault("page", List.of()).contains("4"))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aListWithoutResultInfoIsReadToTheEndTwice() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.noResultInfo());

        assertExact(fixture.sync());
    }

    @Test
    void aListWithoutATotalThatLosesAPageInOneReadingIsReadUntilTwoAgree() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.noTotalCount());
        fixture.sandbox().faults().on(Lists.members().page(4)).then(ListFaults.emptyPage());

        assertExact(fixture.sync());
    }

    @Test
    void rowsThatComeTwiceAreProvenByASecondReading() {
        fixture.sandbox().faults().on(Lists.members().page(3)).then(ListFaults.repeatedRows(3));

        assertExact(fixture.sync());
        assertThat(fixture.one("SELECT count(*) - count(DISTINCT member_id) FROM members"))
                .isEqualTo(0);
    }

    @Test
    void aMemberSkippedByShiftingPagesIsNotReportedAsGone() {
        fixture.sync();
        List<SandboxMember> members = fixture.account().members();
        String skipped = members.get(50).id();
        fixture.sandbox().faults().on(Lists.members().page(1)).then(Lists.thenRunning(() -> {
            fixture.account().remove(members.get(3).id());
            fixture.account().add("newcomer@example.com", fixture.account().roleId("DNS"));
        }));

        SyncResult result = fixture.sync();

        assertThat(result.status()).isEqualTo("published");
        assertThat(fixture.changeKinds()).doesNotContain("member.removed", "invitation.gone");
        assertThat(fixture.query("SELECT 1 FROM members WHERE member_id = '" + skipped + "'"))
                .hasSize(1);
        assertThat(fixture.sync().status()).isEqualTo("published");
        assertExact(fixture.sync());
    }

    @Test
    void aMemberRemovedWhilePagesAreReadEndsInAnExactState() {
        fixture.sync();
        List<SandboxMember> members = fixture.account().members();
        fixture.sandbox()
                .faults()
                .on(Lists.members().page(1))
                .then(Lists.thenRunning(
                        () -> fixture.account().remove(members.get(3).id())));

        assertExact(fixture.sync());
        assertThat(fixture.changeKinds()).containsOnlyOnce("member.removed");
    }

    @Test
    void aServerThatCapsThePageSizeLosesNobody() {
        fixture.sandbox()
                .faults()
                .on(Lists.members())
                .forever()
                .then(call -> call.proceed(call.request().withQuery("per_page", "20")));

        assertExact(fixture.sync());
    }

    @Test
    void aServerThatGivesLongerPagesThanItSaysLosesNobody() {
        fixture.sandbox()
                .faults()
                .on(Lists.members())
                .forever()
                .then(Fault.editing(body -> ((ObjectNode) body.path("result_info")).put("per_page", 20)));

        assertExact(fixture.sync());
    }

    @Test
    void neverAreMoreThan50RowsAskedFor() {
        fixture.sandbox().options().on(SandboxSwitch.REFUSE_PER_PAGE_OUT_OF_BOUNDS, SandboxSwitch.TOTAL_PAGES);

        assertExact(fixture.sync());
    }

    @Test
    void rolesBeyondTheFirstPagesAreRead() {
        for (int i = 0; i < 70; i++) {
            fixture.account().addRole("Role number " + i);
        }
        String last = fixture.account().roleId("Role number 69");
        String member = fixture.account().add("last@example.com", last);

        assertExact(fixture.sync());
        assertThat(fixture.query("SELECT 1 FROM roles WHERE role_id = '" + last + "'"))
                .hasSize(1);
        assertThat(fixture.query("SELECT 1 FROM role_assignments WHERE member_id = '" + member + "'"))
                .hasSize(1);
    }

    @Test
    void anEmptyListMayBeNull() {
        fixture.sandbox().faults().on(Lists.rejectedMembers()).forever().then(Fault.nullResult());

        assertExact(fixture.sync());
    }

    @Test
    void permissionGroupsMayComeWithoutResultInfo() {
        fixture.sandbox().options().on(SandboxSwitch.PERMISSION_GROUPS_WITHOUT_RESULT_INFO);

        assertExact(fixture.sync());
    }

    @Test
    void resourceGroupsMayComeAllAtOnceWhateverPageIsAsked() {
        fixture.sandbox().faults().on(Lists.resourceGroups()).forever().then(ListFaults.noResultInfo());
        fixture.sandbox().faults().on(Lists.resourceGroups()).forever().then(ListFaults.pageIgnored());

        assertExact(fixture.sync());
    }

    @Test
    void aTotalThatCountsEveryStatusDoesNotConfuseAFilteredList() {
        String declined = fixture.account().invite("declined@example.com");
        fixture.account().reject(declined);
        fixture.sandbox().options().on(SandboxSwitch.UNFILTERED_TOTAL);

        SyncResult result = fixture.sync();

        assertThat(result.status()).isEqualTo("published");
        assertThat(fixture.one("SELECT status FROM members WHERE member_id = '" + declined + "'"))
                .isEqualTo("rejected");
    }

    @Test
    void aPageThatIsAskedAgainAfterAFaultCountsOnce() {
        fixture.sandbox().faults().on(Lists.members().page(2)).times(2).then(Fault.after(Fault.status(503)));

        assertExact(fixture.sync());
    }

    @Test
    void membersThatLeakFromAnotherAccountAreRefused() {
        var other = fixture.sandbox().addAccount("ffffffffffffffffffffffffffffffff", "Other");
        other.populate(5, 0);
        assertIncompleteAndUnchanged(ListFaults.leaking(other, 5), 1);
    }

    @Test
    void aListThatWasReadableAPageBeforeIsNotBelievedToBeForbidden() {
        fixture.sandbox().faults().on(Lists.members().page(3)).times(2).then(Fault.status(403, 10000));

        SyncResult result = fixture.sync();

        assertExact(result);
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void aTotalThatCountsTheRowsOfItsPageHidesNobodyOnAFirstSync() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.totalOfThePage());

        assertThat(fixture.failingSync())
                .isInstanceOf(SyncIncompleteException.class)
                .hasMessageContaining("page 2 has rows");
        assertThat(fixture.query("SELECT 1 FROM members")).isEmpty();
    }

    @Test
    void aListWhoseLastPageIsFullIsWholeWithOneRequestMore() {
        fixture.account().populate(49, 0);
        long members = fixture.account().members().size();
        assertThat(members % 50).isZero();

        assertExact(fixture.sync());
        assertThat(fixture.sandbox().requests().list().stream()
                        .filter(request -> request.path().endsWith("/members"))
                        .filter(request -> !request.query().containsKey("status")))
                .hasSize((int) members / 50 + 1);
    }

    @Test
    void pagesBehindTheEndThatRepeatTheLastOneEndAListWithoutATotal() {
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.noTotalCount());
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.lastPageRepeated());

        assertExact(fixture.sync());
        assertThat(fixture.sandbox().requests().count("GET", "/members")).isLessThan(20);
    }

    @Test
    void pagesBehindTheEndThatRepeatAFullLastOneEndAListWithATotal() {
        fixture.account().populate(49, 0);
        fixture.sandbox().faults().on(Lists.members()).forever().then(ListFaults.lastPageRepeated());

        assertExact(fixture.sync());
    }

    @Test
    void permissionGroupsMayComeAllAtOnceWhateverPageIsAsked() {
        fixture.sandbox().faults().on(Lists.permissionGroups()).forever().then(ListFaults.wholeListForEveryPage());

        SyncResult result = fixture.sync();

        assertExact(result);
        assertThat(result.warnings()).isEmpty();
    }
}
