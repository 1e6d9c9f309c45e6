package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example:3128",
        "HTTP://proxy.example:3128/, proxy.example:3128",
        "proxy.example:3128, proxy.example:3128",
        "http://proxy.example, proxy.example:80",
        "10.0.0.1:8080, 10.0.0.1:8080",
        "http://[fd00::1]:3128, [fd00::1]:3128",
        "http://ada:pass@proxy.example:3128, proxy.example:3128"
    })
    void anAddressIsUnderstoodAsOtherProgramsWriteIt(String text, String shown) {
        assertThat(ProxyAddress.parse("HTTPS_PROXY", text)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "http://ada:secret@proxy.example:1, ada, secret",
        "ada:s%40c%3Ar+t@proxy.example:1, ada, s@c:r+t",
        "http://ada:a/b#c@d@proxy.example:1, ada, a/b#c@d",
        "http://ada@proxy.example:1, ada, ''"
    })
    void nameAndPasswordAreTakenOutOfItAndNeverShown(String text, String name, String password) {
        ProxyAddress.Login login =
                ProxyAddress.parse("HTTPS_PROXY", text).login().orElseThrow();

        assertThat(login.name()).isEqualTo(name);
        assertThat(login.password().reveal()).isEqualTo(password);
        assertThat(login.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://secret.example:1080",
                "https://secret.example:443",
                "http://",
                "http://secret.example:port",
                "http://secret.example:0",
                "http://secret.example:65536",
                "ada:secret",
                "http://ada:secret@",
                "http://ada:secret%zz@proxy.example:1",
                "secret.example:1/path",
                "secret example"
            })
    void whatIsNoneIsOneSentenceThatDoesNotRepeatIt(String text) {
        assertThatThrownBy(() -> ProxyAddress.parse("HTTPS_PROXY", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("HTTPS_PROXY ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "api.cloudflare.com, true",
        "'example.org, API.Cloudflare.COM', true",
        "cloudflare.com, true",
        ".cloudflare.com, true",
        "*.cloudflare.com, true",
        "*, true",
        "api.cloudflare.com:443, true",
        "example.org cloudflare.com, true",
        "api.cloudflare.com:8443, false",
        "flare.com, false",
        "example.org, false",
        "'', false"
    })
    void aHostInNoProxyIsReachedWithout(String list, boolean direct) {
        assertThat(new NoProxy(list).names(URI.create("https://api.cloudflare.com/client/v4")))
                .isEqualTo(direct);
    }

    @Test
    void anAddressInNoProxyIsReachedWithout() {
        assertThat(new NoProxy("[fd00::1]:8443").names(URI.create("https://[fd00::1]:8443/")))
                .isTrue();
        assertThat(new NoProxy("fd00::1").names(URI.create("https://[fd00::1]:8443/")))
                .isTrue();
    }
}
