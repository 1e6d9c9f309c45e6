package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.Test;

/** What looks like a setting and is none is refused, since it would silently do nothing. */
class SettingsUnknownTest {

    @Test
    void everyOptionIsKnown() {
        Given given = Given.nothing();
        for (Option option : Option.values()) {
            given.property(option.key(), "x");
            given.environment(option.environmentVariable(), "x");
            if (option.isPerAccount()) {
                given.property("account.prod." + option.key(), "x");
            }
        }

        assertThatCode(() -> given.rejectUnknown("prod")).doesNotThrowAnyException();
    }

    @Test
    void aMisspeltPropertyIsAnsweredWithTheNearestOne() {
        assertRefused(Given.nothing().property("acount-id", "x"), "default")
                .hasMessage("There is no setting 'cloudflare-iga.acount-id': did you mean cloudflare-iga.account-id?");
    }

    @Test
    void aPropertyThatResemblesNoneIsAnsweredWithoutAGuess() {
        assertRefused(Given.nothing().property("completely.different-thing", "x"), "default")
                .hasMessageEndingWith("remove it, or take its name from the table of options.");
    }

    @Test
    void aMisspeltPropertyOfAnAccountIsAnsweredWithTheNearestOne() {
        assertRefused(Given.nothing().property("account.prod.tokn", "x"), "prod")
                .hasMessageEndingWith("did you mean cloudflare-iga.account.prod.token?");
    }

    @Test
    void anAccountThatIsNotListedIsUnknown() {
        assertRefused(Given.nothing().property("account.prd.token", "x"), "prod", "dev")
                .hasMessage("The setting 'cloudflare-iga.account.prd.token' names an account that is not in"
                        + " cloudflare-iga.accounts, which has prod, dev: correct the alias, or add it there; did you"
                        + " mean prod?");
    }

    @Test
    void aListIsRefusedWhereOneTextIsExpected() {
        assertRefused(
                        Given.nothing()
                                .property("account.prod.token", "x")
                                .property("accounts[0]", "prod")
                                .property("accounts[1]", "dev"),
                        "default")
                .hasMessage("The setting 'cloudflare-iga.accounts' is written as a list: write it as one text, with the"
                        + " separators that the table of options names.");
    }

    @Test
    void anOptionForAllAccountsCannotBeSetForOne() {
        assertRefused(Given.nothing().property("account.prod.port", "1"), "prod")
                .hasMessage("The setting cloudflare-iga.account.prod.port cannot differ between accounts: set"
                        + " cloudflare-iga.port instead.");
    }

    @Test
    void aMisspeltVariableIsAnsweredWithTheNearestOne() {
        assertRefused(Given.nothing().environment("CLOUDFLARE_IGA_DATABSE", "x"), "default")
                .hasMessage("There is no environment variable 'CLOUDFLARE_IGA_DATABSE': did you mean"
                        + " CLOUDFLARE_IGA_DATABASE?");
    }

    @Test
    void aVariableNamedAfterAPropertyIsAnsweredWithTheRealName() {
        assertRefused(Given.nothing().environment("CLOUDFLARE_IGA_TOKEN", "x"), "default")
                .hasMessage("There is no environment variable CLOUDFLARE_IGA_TOKEN among the settings: set"
                        + " cloudflare-iga.token (environment variable CLOUDFLARE_API_TOKEN) instead.");
    }

    @Test
    void variablesOfOtherToolsAreNotOurs() {
        Given given = Given.nothing().environment("CLOUDFLARE_ZONE_ID", "x");

        assertThatCode(() -> given.rejectUnknown("default")).doesNotThrowAnyException();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Given given, String... aliases) {
        return assertThatThrownBy(() -> given.rejectUnknown(aliases)).isInstanceOf(ConfigurationException.class);
    }
}
