package org.iga4camel.cloudflare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FirstCauseTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new UnknownHostException("api.example"), "no host of the name 'api.example'"),
                arguments(
                        new UnknownHostException("api.example: Temporary failure in name resolution"),
                        "no host of the name 'api.example'"),
                arguments(
                        new ConnectException("Connect to http://api.example:1 [/10.0.0.1] failed: Connection refused"),
                        "the connection was refused (Connect to http://api.example:1"),
                arguments(new NoRouteToHostException("No route to host"), "no way leads there"),
                arguments(new ConnectException("Network is unreachable"), "no way leads there"),
                arguments(new SocketTimeoutException("Read timed out"), "no answer in time"),
                arguments(new SocketException("Connection reset"), "the connection was cut"),
                arguments(
                        new SSLHandshakeException("PKIX path building failed: unable to find valid certification path"),
                        "certificate is not trusted"),
                arguments(
                        caused(new SSLHandshakeException("PKIX"), new CertPathBuilderException("none")),
                        "certificate is not trusted"),
                arguments(
                        caused(new SSLHandshakeException("PKIX"), new CertificateExpiredException("NotAfter: then")),
                        "has expired, or the clock"),
                arguments(new SSLPeerUnverifiedException("Certificate for <a> doesn't match"), "for another host"),
                arguments(new SSLException("Unsupported or unrecognized SSL message"), "does not speak TLS"),
                arguments(
                        new FileSystemException("/data/x.db", null, "No space left on device"),
                        "the disk is full: /data/x.db"),
                arguments(new IOException("No space left on device"), "the disk is full"),
                arguments(new FileSystemException("/data/x", null, "Read-only file system"), "read-only: /data/x"),
                arguments(new AccessDeniedException("/data/x"), "may not do that: /data/x"),
                arguments(new SocketException("Too many open files"), "too many files open"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theFirstCauseIsToldInWordsWhateverIsAroundIt(Throwable cause, String told) {
        Throwable failure = new IllegalStateException("Run 1 failed", new IOException("wrapped", cause));

        String words = FirstCause.inWords(failure);

        assertThat(words).contains(told).doesNotContain("wrapped", "Run 1");
        assertThat(FirstCause.isKnown(failure)).isTrue();
    }

    @Test
    void camelsWrappingIsNotShown() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody("{}");

        List<String> words = Stream.of(
                        new CamelExchangeException(
                                "Multicast processing failed for number 3.",
                                exchange,
                                new IllegalStateException("why")),
                        new CamelExchangeException("Sequential processing failed for number 3.", exchange))
                .map(FirstCause::inWords)
                .toList();

        assertThat(words).allSatisfy(each -> assertThat(each).isNotBlank().doesNotContain("Exchange["));
        assertThat(words.get(0)).contains("why").doesNotContain("number 3");
    }

    @Test
    void whatHasNoWordsOfItsOwnIsToldByItsMessageOrItsName() {
        assertThat(FirstCause.inWords(new IOException("the answer is not whole after 700 ms")))
                .isEqualTo("the answer is not whole after 700 ms");
        assertThat(FirstCause.inWords(new IllegalStateException())).isEqualTo("IllegalStateException");
        assertThat(FirstCause.isKnown(new IllegalStateException())).isFalse();
    }

    private static Throwable caused(Throwable failure, Throwable cause) {
        return failure.initCause(cause);
    }
}
