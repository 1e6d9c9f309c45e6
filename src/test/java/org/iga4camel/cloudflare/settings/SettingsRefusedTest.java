package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iga4camel.cloudflare.settings.Given.ID;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets one clear sentence: which setting, what was wrong, what is allowed. */
class SettingsRefusedTest {

    @Test
    void aMissingIdNamesBothWaysToSetIt() {
        assertRefused(Given.nothing())
                .hasMessage("The id of account default is not set: set cloudflare-iga.account-id (environment variable"
                        + " CLOUDFLARE_ACCOUNT_ID) to the 32 hexadecimal characters of Cloudflare's account id.");
    }

    @Test
    void aMissingIdOfANamedAccountNamesItsOwnPropertyToo() {
        assertRefused(Given.nothing().property("accounts", "prod"))
                .hasMessageContaining(
                        "cloudflare-iga.account.prod.account-id or cloudflare-iga.account-id (environment");
    }

    @Test
    void aMissingCredentialNamesEveryWayToSetOne() {
        assertRefused(Given.enough().without("token"))
                .hasMessage("Account default has no credential: set cloudflare-iga.token (environment variable"
                        + " CLOUDFLARE_API_TOKEN) to an API token, or use a global key with both cloudflare-iga.email"
                        + " (environment variable CLOUDFLARE_EMAIL) and cloudflare-iga.global-key (environment variable"
                        + " CLOUDFLARE_API_KEY).");
    }

    @Test
    void anAddressWithoutAKeyIsHalfACredential() {
        assertRefused(Given.enough().without("token").property("email", "ann@example.org"))
                .hasMessageStartingWith("cloudflare-iga.email (environment variable CLOUDFLARE_EMAIL) is of use only"
                        + " together with global-key, which is not set: set cloudflare-iga.global-key");
    }

    @Test
    void aKeyWithoutAnAddressIsHalfACredential() {
        assertRefused(Given.enough().without("token").property("global-key", "k3y"))
                .hasMessageContaining("is of use only together with email, which is not set")
                .hasMessageNotContaining("k3y");
    }

    @Test
    void anUpperCaseIdIsToldSo() {
        assertRefused(Given.enough().property("account-id", "0123456789ABCDEF0123456789abcdef"))
                .hasMessage("cloudflare-iga.account-id (environment variable CLOUDFLARE_ACCOUNT_ID) must be exactly 32"
                        + " lower-case hexadecimal characters, but has upper-case letters.");
    }

    @Test
    void whatStandsInTheIdsPlaceIsNotShownSinceItMayBeAToken() {
        assertRefused(Given.enough().property("account-id", "misplaced-token"))
                .hasMessageContaining("has 15 characters")
                .hasMessageNotContaining("misplaced");
    }

    @Test
    void aTokenWithALineBreakIsRefusedUnseen() {
        assertRefused(Given.enough().property("token", "abc\ndef"))
                .hasMessage("cloudflare-iga.token (environment variable CLOUDFLARE_API_TOKEN) must be one line of"
                        + " printable ASCII characters without blanks, but character 4 is a line break.");
    }

    @Test
    void aTokenWithABlankIsRefusedUnseen() {
        assertRefused(Given.enough().property("token", "Bearer abc"))
                .hasMessageContaining("character 7 is a blank")
                .hasMessageNotContaining("Bearer");
    }

    @Test
    void aRestKeyOutsideAsciiIsRefusedUnseen() {
        assertRefused(Given.enough().property("rest-key", "schlüssel"))
                .hasMessageContaining("cloudflare-iga.rest-key (environment variable CLOUDFLARE_IGA_API_KEY)")
                .hasMessageContaining("character 5 is not printable ASCII")
                .hasMessageNotContaining("schl");
    }

    @Test
    void whatStandsInTheAddresssPlaceIsNotShownSinceItMayBeAKey() {
        assertRefused(Given.enough().without("token").property("email", "misplaced-key"))
                .hasMessage("cloudflare-iga.email (environment variable CLOUDFLARE_EMAIL) must be one e-mail address in"
                        + " printable ASCII, such as name@example.org, but is not of the form name@domain.");
    }

    @Test
    void aPasswordInTheBaseUrlIsRefusedUnseen() {
        assertRefused(Given.enough().property("base-url", "https://ann:pass@example.org"))
                .hasMessageContaining("has user info")
                .hasMessageNotContaining("pass@");
    }

    @Test
    void anAccountsOwnPropertyIsNamedWhereItIsTheWrongOne() {
        assertRefused(Given.enough().property("account.default.budget", "many"))
                .hasMessage("cloudflare-iga.account.default.budget must be a whole number from 1 to 1000000, but is"
                        + " 'many'.");
    }

    @Test
    void twoAliasesForOneAccountAreRefused() {
        assertRefused(Given.enough().property("accounts", "a,b"))
                .hasMessageContaining("must be another account for every alias, but a and b have the same");
    }

    @Test
    void sharesThatLeaveNothingToTheSyncAreRefused() {
        assertRefused(Given.enough()
                        .property("budget-people-percent", "95")
                        .property("budget-provisioning-percent", "5"))
                .hasMessage("cloudflare-iga.budget-people-percent (environment variable"
                        + " CLOUDFLARE_IGA_BUDGET_PEOPLE_PERCENT) and cloudflare-iga.budget-provisioning-percent"
                        + " (environment variable CLOUDFLARE_IGA_BUDGET_PROVISIONING_PERCENT) must add up to less than"
                        + " 100, but add up to 100, which leaves nothing to the sync.");
    }

    @Test
    void aBudgetOfWhichTheSharesLeaveTheSyncNoRequestIsRefused() {
        assertThatThrownBy(() -> Given.enough().property("budget", "1").read())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cloudflare-iga.budget")
                .hasMessageContaining("leave");
    }

    @Test
    void twoListenersOnOnePortAreRefused() {
        assertRefused(Given.enough()
                        .property("rest-key", "key-of-everybody-for-once")
                        .property("management-port", "8080"))
                .hasMessageContaining("cloudflare-iga.management-port (environment variable")
                .hasMessageContaining("but both are 8080");
    }

    @Test
    void aValueCannotForgeALineInALog() {
        assertRefused(Given.enough().property("host", "a\nERROR forged"))
                .hasMessageContaining("but is 'a?ERROR forged'");
    }

    @Test
    void theFirstOfSeveralProblemsIsTold() {
        assertRefused(Given.nothing()
                        .property("account-id", ID)
                        .property("port", "x")
                        .property("token", "a b"))
                .hasMessageStartingWith("cloudflare-iga.token");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            accounts             | Prod                            | 'Prod' is none
            accounts             | a,,b                            | '' is none
            accounts             | a,a                             | 'a' is there twice
            base-url             | api.cloudflare.com/client/v4    | must be an absolute https URL
            base-url             | ftp://example.org               | is 'ftp://example.org'
            base-url             | http://example.org              | in clear to 'example.org'
            base-url             | http://127.0.0.1.example.org    | in clear to '127.0.0.1.example.org'
            base-url             | https://example.org/?a=b        | has a query or a fragment
            base-url             | https://exa mple.org            | is no URL
            base-url             | https://example.org:70000       | must be an absolute https URL
            schedule             | */5 * * * *                     | has 5
            schedule             | 0 0 0 31 2 ?                    | never comes
            schedule             | 0 0/15 * * * MON                | is not understood
            provisioning         | yes                             | must be true or false, but is 'yes'
            initial-changes      | TRUE                            | must be true or false
            budget               | 0                               | from 1 to 1000000
            budget               | 1.200                           | but is '1.200'
            hold-rows            | -1                              | from 0
            hold-percent         | 101                             | from 0 to 100
            history-runs         | 0                               | from 1
            history-changes-days | 36501                           | from 0 to 36500
            consumer-silent-days | 0                               | from 1 to 36500
            connect-timeout      | 5                               | followed by ms, s, m, h or d
            connect-timeout      | 0s                              | from 1ms to 10m
            response-timeout     | 11m                             | from 1ms to 10m
            fresh-within         | PT1H                            | from 1s to 366d
            host                 | http://localhost                | a host name or an IP address
            port                 | 65536                           | from 0 to 65535
            management-port      | off                             | from 0 to 65535
            rest-requests-per-minute | 0                           | from 1 to 100000
            rest-refusals-per-minute | none                        | from 1 to 100000
            log-format           | xml                             | must be text or json, but is 'xml'
            database             | :memory:                        | the plain path of a file
            database             | cache.db?mode=ro                | the plain path of a file
            """)
    void aWrongValueIsRefusedWithWhatIsAllowed(String key, String value, String part) {
        assertRefused(Given.enough().property(key, value))
                .hasMessageStartingWith("cloudflare-iga." + key)
                .hasMessageContaining("must be ")
                .hasMessageContaining(part)
                .hasMessageEndingWith(".");
    }

    @Test
    void aDatabaseBelowAFileIsRefused(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertRefused(Given.enough()
                        .property("database", file.resolve("sub/cache.db").toString()))
                .hasMessageContaining("lies below " + file + ", which is not a directory");
    }

    @Test
    void aDatabaseThatIsADirectoryIsRefused(@TempDir Path directory) {
        assertRefused(Given.enough().property("database", directory.toString()))
                .hasMessageContaining("is not a regular file");
    }

    @Test
    void checkingADatabaseCreatesNothing(@TempDir Path directory) {
        Path database = directory.resolve("new/cache.db");

        Settings settings =
                Given.enough().property("database", database.toString()).read();

        assertThat(settings.database()).isEqualTo(database);
        assertThat(directory).isEmptyDirectory();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Given given) {
        return assertThatThrownBy(given::read)
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause();
    }
}
