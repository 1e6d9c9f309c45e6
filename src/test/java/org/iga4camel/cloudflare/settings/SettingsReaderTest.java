package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iga4camel.cloudflare.settings.Given.ID;
import static org.iga4camel.cloudflare.settings.Given.OTHER_ID;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.iga4camel.cloudflare.settings.Credential.ApiToken;
import org.iga4camel.cloudflare.settings.Credential.GlobalKey;
import org.junit.jupiter.api.Test;

/** Where values come from, and what they become. */
class SettingsReaderTest {

    @Test
    void anIdAndATokenAreEnough() {
        Settings settings = Given.enough().read();

        assertThat(settings.accounts()).containsOnlyKeys("default");
        assertThat(settings.database())
                .isEqualTo(Path.of("data/cloudflare-iga.db").toAbsolutePath());
        assertThat(settings.rest()).isEqualTo(new Settings.Rest(RestKeys.NONE, Optional.empty(), 600, 60));
        assertThat(settings.rest().isServed()).isFalse();
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.managementPort()).isEmpty();
        assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
    }

    @Test
    void everyPropertyHasAVariableOfItsName() {
        Given given = Given.enough()
                .environment("CLOUDFLARE_IGA_FRESH_WITHIN", "7h")
                .environment("CLOUDFLARE_IGA_HOSTS", "IGA.example.org, 192.0.2.1,2001:db8::1");

        assertThat(given.readOnly().freshWithin()).hasHours(7);
        assertThat(given.read().hosts()).containsExactlyInAnyOrder("iga.example.org", "192.0.2.1", "2001:db8::1");
        assertThat(Option.HOLD_ROWS.environmentVariable()).isEqualTo("CLOUDFLARE_IGA_HOLD_ROWS");
    }

    @Test
    void whatIsNotSetHasItsDocumentedDefault() {
        AccountSettings account = Given.enough().readOnly();

        assertThat(account)
                .isEqualTo(new AccountSettings(
                        "default",
                        ID,
                        new ApiToken(Secret.of("common-token")),
                        URI.create("https://api.cloudflare.com/client/v4"),
                        "0 0/15 * * * ?",
                        new AccountSettings.Provisioning(
                                false,
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                1,
                                false,
                                Duration.ofSeconds(45),
                                Duration.ofSeconds(10)),
                        new AccountSettings.Allowance(1200, 20, 10),
                        new AccountSettings.Hold(10, 10),
                        false,
                        new AccountSettings.History(1000, 0, 30),
                        Duration.ofHours(1)));
    }

    @Test
    void theEnvironmentIsReadWhereNoPropertyIsSet() {
        Given given = Given.nothing()
                .environment("CLOUDFLARE_ACCOUNT_ID", ID)
                .environment("CLOUDFLARE_API_TOKEN", "from-environment");

        AccountSettings account = given.readOnly();

        assertThat(account.credential()).isEqualTo(new ApiToken(Secret.of("from-environment")));
    }

    @Test
    void aPropertyWinsOverTheEnvironment() {
        Given given = Given.enough().property("budget", "500").environment("CLOUDFLARE_IGA_BUDGET", "600");

        AccountSettings account = given.readOnly();

        assertThat(account.allowance().requests()).isEqualTo(500);
    }

    @Test
    void anAccountsOwnPropertyWinsOverTheCommonOne() {
        Given given = Given.enough().property("budget", "500").property("account.default.budget", "700");

        AccountSettings account = given.readOnly();

        assertThat(account.allowance().requests()).isEqualTo(700);
    }

    @Test
    void aBlankValueCountsAsUnset() {
        Given given = Given.enough()
                .property("account.default.budget", " ")
                .property("budget", "")
                .environment("CLOUDFLARE_IGA_BUDGET", "600")
                .property("management-port", "");

        Settings settings = given.read();

        assertThat(settings.accounts().get("default").allowance().requests()).isEqualTo(600);
        assertThat(settings.managementPort()).isEmpty();
    }

    @Test
    void theLineBreakAtTheEndOfASecretsFileIsNoPartOfTheSecret() {
        AccountSettings account = Given.enough().property("token", "abc\n").readOnly();

        assertThat(account.credential()).isEqualTo(new ApiToken(Secret.of("abc")));
    }

    @Test
    void accountsKeepTheOrderTheyAreListedIn() {
        Given given = Given.enough().property("accounts", "prod, dev").property("account.dev.account-id", OTHER_ID);

        Settings settings = given.read();

        assertThat(settings.accounts().keySet()).containsExactly("prod", "dev");
        assertThat(settings.accounts().get("prod").accountId()).isEqualTo(ID);
        assertThat(settings.accounts().get("dev").accountId()).isEqualTo(OTHER_ID);
    }

    @Test
    void aTokenWinsOverAGlobalKey() {
        Given given = Given.enough().property("email", "ann@example.org").property("global-key", "k");

        AccountSettings account = given.readOnly();

        assertThat(account.credential()).isInstanceOf(ApiToken.class);
    }

    @Test
    void aGlobalKeyIsUsedWhereThereIsNoToken() {
        Given given = Given.enough()
                .without("token")
                .environment("CLOUDFLARE_EMAIL", "ann@example.org")
                .environment("CLOUDFLARE_API_KEY", "k");

        AccountSettings account = given.readOnly();

        assertThat(account.credential()).isEqualTo(new GlobalKey("ann@example.org", Secret.of("k")));
    }

    @Test
    void anAccountsOwnGlobalKeyIsNotBeatenByTheTokenOfTheOthers() {
        Given given = Given.enough()
                .property("account.default.email", "ann@example.org")
                .property("account.default.global-key", "k");

        AccountSettings account = given.readOnly();

        assertThat(account.credential()).isEqualTo(new GlobalKey("ann@example.org", Secret.of("k")));
    }

    @Test
    void aBaseUrlLosesTheSlashAtItsEnd() {
        AccountSettings account =
                Given.enough().property("base-url", "https://example.org/v4/").readOnly();

        assertThat(account.baseUrl()).isEqualTo(URI.create("https://example.org/v4"));
    }

    @Test
    void aBaseUrlOnTheOwnMachineMayBeUnencrypted() {
        AccountSettings account =
                Given.enough().property("base-url", "http://[::1]:8080").readOnly();

        assertThat(account.baseUrl()).isEqualTo(URI.create("http://[::1]:8080"));
    }

    @Test
    void durationsAreReadWithTheirUnit() {
        Given given = Given.enough().property("connect-timeout", "500ms").property("response-timeout", "1m");

        Settings settings = given.read();

        assertThat(settings.patience())
                .isEqualTo(
                        new Settings.Patience(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofMillis(500)));
    }

    @Test
    void printedSettingsShowNoSecret() {
        Given given = Given.enough()
                .property("rest-key", "rest-secret-of-everybody")
                .property("rest-keys", "audit:read:rest-secret-of-all-of-audit");

        String printed = given.read().toString();

        assertThat(printed).contains("*****").doesNotContain("common-token", "rest-secret-of-everybody");
    }
}
