package org.iga4camel.cloudflare.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a\u001b[2Jb,a\\u001b[2Jb",
                "a\u009b31mb,a\\u009b31mb",
                "a\u0007b,a\\u0007b",
                "a\u007fb,a\\u007fb",
                "a\u202eb,a\\u202eb",
                "a\u2067b,a\\u2067b",
                "a\ud800b,a\\ud800b"
            })
    void aCharacterThatATerminalObeysIsShownByItsNumber(String text, String shown) {
        assertThat(PlainText.of(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\rb", "a\u0085b", "a\u2028b", "a \n b"})
    void aNewLineIsABlankSoThatNothingLooksLikeALineOfOurs(String text) {
        assertThat(PlainText.of(text)).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Zażółć gęślą", "אבג", "🙂 x", "quoted \"x\" \\ and $1"})
    void everythingElseStaysAsItIs(String text) {
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @Test
    void anExceptionOfOursNeverHoldsAny() {
        assertThat(new InvalidInputException("role '\u001b]0;x\u0007'")).hasMessage("role '\\u001b]0;x\\u0007'");
    }
}
