package org.iga4camel.cloudflare.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void aPrintedSecretShowsNothing() {
        assertThat(Secret.of("s3cret")).hasToString("*****");
    }

    @Test
    void aRevealedSecretIsTheTextItWasMadeOf() {
        assertThat(Secret.of("s3cret").reveal()).isEqualTo("s3cret");
    }

    @Test
    void secretsOfTheSameTextAreEqual() {
        assertThat(Secret.of("s3cret")).isEqualTo(Secret.of("s3cret")).hasSameHashCodeAs(Secret.of("s3cret"));
    }

    @Test
    void secretsOfDifferentTextsAreNot() {
        assertThat(Secret.of("s3cret")).isNotEqualTo(Secret.of("s3creT")).isNotEqualTo(null);
    }
}
