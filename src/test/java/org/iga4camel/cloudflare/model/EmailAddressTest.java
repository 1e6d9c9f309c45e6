package org.iga4camel.cloudflare.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spellings of one address are one, and other addresses are others. */
class EmailAddressTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ada@example.com,ADA@Example.COM",
                "ada@example.com, ada@example.com ",
                "ada@example.com,\tada@example.com\u00a0",
                "ada@example.com,\ufeffada@example.com\u200b",
                "müller@example.com,MÜLLER@EXAMPLE.COM",
                "müller@example.com,mu\u0308ller@example.com",
                "MU\u0308LLER@example.com,müller@example.com",
                "straße@example.com,STRASSE@EXAMPLE.COM",
                "σοφος@example.com,ΣΟΦΟΣ@EXAMPLE.COM",
                "иван@пример.рф,ИВАН@ПРИМЕР.РФ",
            })
    void isTheSame(String one, String other) {
        assertThat(EmailAddress.same(one, other)).isTrue();
        assertThat(EmailAddress.same(other, one)).isTrue();
        assertThat(EmailAddress.folded(EmailAddress.folded(one))).isEqualTo(EmailAddress.folded(other));
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada+1@example.com",
        "ada@example.com, a.da@example.com",
        "müller@example.com, muller@example.com",
        "a b@example.com, ab@example.com",
    })
    void isAnother(String one, String other) {
        assertThat(EmailAddress.same(one, other)).isFalse();
    }

    @Test
    void nobodyHasNoAddressInCommon() {
        assertThat(EmailAddress.same(null, null)).isFalse();
        assertThat(EmailAddress.same("ada@example.com", null)).isFalse();
    }
}
