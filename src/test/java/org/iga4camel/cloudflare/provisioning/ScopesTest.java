package org.iga4camel.cloudflare.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.iga4camel.cloudflare.cache.PublishedResourceGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where rights can be given, and how a policy names the place. */
class ScopesTest {

    private static final String WHOLE = "com.cloudflare.api.account.0123456789abcdef0123456789abcdef";
    private static final String ONE = "com.cloudflare.api.account.zone.1a";
    private static final String TWO = "com.cloudflare.api.account.zone.2b";
    private static final String ID = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String ZEROS = "00000000000000000000000000000000";

    private final Scopes scopes = new Scopes(
            WHOLE,
            List.of(
                    new PublishedResourceGroup(ZEROS, WHOLE, List.of(WHOLE)),
                    new PublishedResourceGroup("cccccccccccccccccccccccccccccccc", WHOLE, List.of(WHOLE)),
                    new PublishedResourceGroup(ID, "both", List.of(ONE, TWO)),
                    new PublishedResourceGroup("dddddddddddddddddddddddddddddddd", "one.example", List.of(ONE)),
                    new PublishedResourceGroup("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", "empty", List.of())));

    @Test
    void noScopeIsTheWholeAccount() {
        assertThat(scopes.scope(null)).isEqualTo(scopes.scope(WHOLE));
        assertThat(scopes.scope(null).scopeKeys()).containsExactly(WHOLE);
    }

    @Test
    void aResourceGroupIsAllItsObjectsInEitherCaseOfItsId() {
        assertThat(scopes.scope(ID).scopeKeys()).containsExactly(ONE, TWO);
        assertThat(scopes.scope("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).isEqualTo(scopes.scope(ID));
    }

    @Test
    void anObjectIsNamedByItsKeyKnownOrNot() {
        assertThat(scopes.scope(ONE).name()).isEqualTo("one.example");
        assertThat(scopes.scope("com.cloudflare.api.account.zone.ff").scopeKeys())
                .containsExactly("com.cloudflare.api.account.zone.ff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one.example",
                "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
                "com.cloudflare.api.account.ffffffffffffffffffffffffffffffff",
                "com.cloudflare.api.account.zone.",
                "com.cloudflare.api.account.zone.1a\",\"x\":\"",
                "com.cloudflare.api.account.*",
                "*"
            })
    void anythingElseIsRefusedWithWhatIsAllowed(String asked) {
        assertThatThrownBy(() -> scopes.scope(asked))
                .isInstanceOf(UnknownScopeException.class)
                .hasMessageContaining(asked)
                .hasMessageContaining("com.cloudflare.api.account.zone.<zone id>");
    }

    @Test
    void aPolicyNamesTheGroupOfExactlyTheseObjectsElseTheObjects() {
        assertThat(scopes.place(List.of(TWO, ONE)).id()).isEqualTo(ID);
        assertThat(scopes.place(List.of(TWO)).id()).isNull();
        assertThat(scopes.place(List.of(TWO)).keys()).containsExactly(TWO);
    }

    @Test
    void anIdOfZerosIsNeverTheOne() {
        assertThat(scopes.place(List.of(WHOLE)).id()).isEqualTo("cccccccccccccccccccccccccccccccc");
        assertThat(Scopes.isUsable(ZEROS)).isFalse();
        assertThat(Scopes.isUsable(null)).isFalse();
    }

    @Test
    void theKindOfAnObjectIsItsKeyWithoutItsId() {
        assertThat(Scopes.kind(ONE)).isEqualTo("com.cloudflare.api.account.zone");
        assertThat(Scopes.kind(WHOLE)).isEqualTo("com.cloudflare.api.account");
    }
}
