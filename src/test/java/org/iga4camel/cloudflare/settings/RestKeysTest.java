package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call the REST API. */
class RestKeysTest {

    private static final String AUDIT = "audit:read:key-of-the-auditors-2026";
    private static final String IGA = "iga:read+provision:key-of-the-iga-tool-2026";

    @TempDir
    Path directory;

    @Test
    void theSingleKeyIsNamedAfterItsOptionAndHasEveryRight() {
        Settings settings =
                Given.enough().property("rest-key", "key-of-everybody-for-once").read();

        assertThat(settings.rest().isServed()).isTrue();
        assertThat(settings.rest().keys().all()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("rest-key");
            assertThat(key.rights()).containsExactlyInAnyOrder(RestRight.values());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,
            ' '
            ' , '
            """)
    void keysStandBetweenCommasOrBlanks(String between) {
        Settings settings =
                Given.enough().property("rest-keys", AUDIT + between + IGA).read();

        assertThat(settings.rest().isServed()).isTrue();
        assertThat(settings.rest().keys().all())
                .containsExactly(
                        new RestKey("audit", Set.of(RestRight.READ), Secret.of("key-of-the-auditors-2026")),
                        new RestKey(
                                "iga",
                                Set.of(RestRight.READ, RestRight.PROVISION),
                                Secret.of("key-of-the-iga-tool-2026")));
    }

    @Test
    void aKeyMayHoldColons() {
        Settings settings = Given.enough()
                .property("rest-keys", "audit:read:with:colons:in:the:middle:of:it")
                .read();

        assertThat(settings.rest().keys().all().get(0).key()).isEqualTo(Secret.of("with:colons:in:the:middle:of:it"));
    }

    @Test
    void theEnvironmentServesAsWell() {
        Settings settings =
                Given.enough().environment("CLOUDFLARE_IGA_API_KEYS", AUDIT).read();

        assertThat(settings.rest().keys().all()).extracting(RestKey::name).containsExactly("audit");
    }

    @Test
    void aFileHasOneKeyALineAndRemarks() throws IOException {
        Path file = file("# who may ask\n\n  " + AUDIT + "\r\n" + IGA + "\n");

        RestKeys keys = RestKeyFile.read(file);

        assertThat(keys.all()).extracting(RestKey::name).containsExactly("audit", "iga");
    }

    @Test
    void aFileAloneLetsTheApiBeServedEvenWithoutAnyKeyYet() throws IOException {
        Path file = file("# nobody yet\n");

        Settings settings =
                Given.enough().property("rest-keys-file", file.toString()).read();

        assertThat(settings.rest().isServed()).isTrue();
        assertThat(settings.rest().keysFile()).hasValue(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3cret-s3cret-s3cret             | entry 1 has 1 of the three parts
            audit:s3cret-s3cret-s3cret       | entry 1 has 2 of the three parts
            S3cret:read:s3cret-s3cret-s3cret | entry 1 has a name other than up to 32 characters a-z, 0-9 and -
            audit:s3cret:s3cret-s3cret       | entry 1 has a right other than read and provision
            audit::s3cret-s3cret-s3cret      | entry 1 has a right other than read and provision
            audit:read+:s3cret-s3cret-s3cret | entry 1 has a right other than read and provision
            audit:read:s3cret-s3cret-s3cret-s3 | entry 1 has a key with 23 of at least 24 characters
            audit:read:sssssssssssssssssssssss3 | entry 1 has a key with 2 of at least 5 different characters
            audit:read:s3cret-s3cret-schlüssel-s3cret | entry 1 has a key with blanks or characters
            a:read:0123456789abcdef01234567,s3cret   | entry 2 has 1 of the three parts
            ,                                | there is none
            """)
    void aMalformedEntryIsToldWithoutShowingAnyPartOfIt(String keys, String wrong) {
        assertRefused(Given.enough().property("rest-keys", keys))
                .hasMessageStartingWith("cloudflare-iga.rest-keys (environment variable CLOUDFLARE_IGA_API_KEYS) must"
                        + " be entries of the form name:right+right:key, but ")
                .hasMessageContaining(wrong)
                .satisfies(x -> assertThat(x.getMessage()).doesNotContain("s3cret", "S3cret", "schl"));
    }

    @ParameterizedTest
    @CsvSource({
        "k, '1 of at least 24 characters'",
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk, '1 of at least 5 different characters'",
        "k3yk3yk3yk3yk3yk3yk3yk3yk3yk3y, '3 of at least 5 different characters'"
    })
    void aSingleKeyThatCanBeGuessedIsRefused(String key, String wrong) {
        assertRefused(Given.enough().property("rest-key", key))
                .hasMessage("cloudflare-iga.rest-key (environment variable CLOUDFLARE_IGA_API_KEY) must be a key that"
                        + " nobody guesses, such as 'openssl rand -hex 24' prints, but has " + wrong + ".");
    }

    @Test
    void aMalformedLineOfAFileIsToldByItsNumber() throws IOException {
        Path file = file("# remark\n" + AUDIT + "\niga:s3cret-s3cret-s3cret\n");

        assertRefused(Given.enough().property("rest-keys-file", file.toString()))
                .hasMessageStartingWith("cloudflare-iga.rest-keys-file (environment variable")
                .hasMessageContaining("line 3 of '" + file + "' has 2 of the three parts")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aFileThatCannotBeReadIsRefused() {
        Path file = directory.resolve("nowhere");

        assertRefused(Given.enough().property("rest-keys-file", file.toString()))
                .hasMessageContaining("'" + file + "' cannot be read");
    }

    @Test
    void aNameServesOneKeyOnlyWhereverTheyStand() throws IOException {
        Path file = file("audit:read:another-key-of-the-auditors-2026\n");

        assertRefused(Given.enough().property("rest-keys", AUDIT).property("rest-keys-file", file.toString()))
                .hasMessage("Two REST keys are named audit: give every key a name of its own.");
    }

    @Test
    void aKeyServesOneNameOnlyWhereverTheyStand() {
        assertRefused(Given.enough()
                        .property("rest-key", "key-of-the-auditors-2026")
                        .property("rest-keys", AUDIT))
                .hasMessage("The REST keys rest-key and audit are the same: give every name a key of its own.");
    }

    @Test
    void twoListenersOnOnePortAreRefusedWhereverTheKeyStands() throws IOException {
        Path file = file(AUDIT);

        assertRefused(Given.enough().property("rest-keys-file", file.toString()).property("management-port", "8080"))
                .hasMessageContaining("but both are 8080");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("keys"), content);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Given given) {
        return assertThatThrownBy(given::read)
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause();
    }
}
