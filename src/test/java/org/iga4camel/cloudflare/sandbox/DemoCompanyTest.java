package org.iga4camel.cloudflare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The company that demonstrations run on. */
class DemoCompanyTest {

    private final Sandbox sandbox = new Sandbox(1);
    private final DemoCompany company = DemoCompany.open(sandbox);
    private final SandboxAccount account = company.account();

    @Test
    void theCompanyHasWhatAnAuditorAsksAbout() {
        List<SandboxMember> members = account.members();

        Set<SandboxGrant> grants = account.grants();

        assertThat(members).hasSizeBetween(40, 60);
        assertThat(members)
                .filteredOn(member -> member.status().equals("pending"))
                .hasSizeGreaterThan(3);
        assertThat(members)
                .filteredOn(member -> member.status().equals("accepted") && !member.twoFactor())
                .isNotEmpty();
        assertThat(grants).filteredOn(grant -> grant.access().equals("deny")).hasSize(1);
        assertThat(grants)
                .filteredOn(grant -> grant.roleId().equals(SandboxHttp.SUPER))
                .hasSize(2);
        assertThat(grants.stream()
                        .map(SandboxGrant::scopeKey)
                        .filter(key -> key.contains(".zone."))
                        .collect(Collectors.toSet()))
                .hasSize(3);
    }

    @Test
    void itsTokenReadsEverything() {
        SandboxResponse answer = sandbox.answer(SandboxRequest.of("GET", "/accounts/" + account.id() + "/members")
                .withToken(company.token()));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void everyDayChangesSomethingAndSaysSo() {
        Set<SandboxGrant> grants = account.grants();
        List<SandboxMember> members = account.members();

        for (int day = 1; day <= 30; day++) {
            assertThat(DemoCompany.day(sandbox, day)).isNotEmpty().allMatch(sentence -> sentence.endsWith("."));
        }

        assertThat(account.grants()).isNotEqualTo(grants);
        assertThat(account.members()).isNotEqualTo(members).hasSizeGreaterThan(30);
    }

    @Test
    void daysAreTheSameInEveryCompanyOfTheSameSeed() {
        Sandbox other = new Sandbox(1);
        DemoCompany.open(other);
        List<List<String>> days = new ArrayList<>();
        List<List<String>> otherDays = new ArrayList<>();

        for (int day = 1; day <= 6; day++) {
            days.add(DemoCompany.day(sandbox, day));
            otherDays.add(DemoCompany.day(other, day));
        }

        assertThat(days).isEqualTo(otherDays);
        assertThat(days.toString())
                .contains("hired", "accepted", "granted", "lost", "left", "lapsed", "switched two-factor");
    }
}
