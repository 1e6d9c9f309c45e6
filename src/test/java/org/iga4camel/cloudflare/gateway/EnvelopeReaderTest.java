package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP answer means. */
class EnvelopeReaderTest {

    private static final Instant ASKED = Instant.parse("2026-09-01T10:00:00Z");

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(
                status, EnvelopeReader.parse(body.getBytes(StandardCharsets.UTF_8)), "8a1f-FRA", Duration.ofSeconds(7));
    }

    private static String error(int code) {
        return "{\"success\":false,\"errors\":[{\"code\":" + code
                + ",\"message\":\"in Cloudflare's words\"}],\"messages\":[],\"result\":[]}";
    }

    private static Envelope read(int status, String body) {
        return EnvelopeReader.read("read members", "0123", answer(status, body), ASKED, text -> text);
    }

    private static CloudflareException failure(int status, String body) {
        return catchThrowableOfType(CloudflareException.class, () -> read(status, body));
    }

    @Test
    void aSuccessIsBelievedWithWhatItTellsAboutPaging() {
        Envelope envelope = read(
                200,
                "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":[{\"id\":\"a\"}],\"result_info\":"
                        + "{\"page\":2,\"per_page\":50,\"count\":1,\"total_count\":51}}");

        assertThat(envelope.result()).hasSize(1);
        assertThat(envelope.totalCount()).hasValue(51);
        assertThat(envelope.page()).hasValue(2);
        assertThat(envelope.perPage()).hasValue(50);
        assertThat(envelope.requestedAt()).isEqualTo(ASKED);
    }

    @Test
    void missingPagingIsNotGuessed() {
        Envelope envelope = read(200, "{\"success\":true,\"result\":null}");

        assertThat(envelope.result().isNull()).isTrue();
        assertThat(envelope.totalCount()).isEmpty();
        assertThat(envelope.page()).isEmpty();
    }

    @Test
    void numbersMayComeAsText() {
        Envelope envelope = read(200, "{\"success\":true,\"result\":[],\"result_info\":{\"total_count\":\"51\"}}");

        assertThat(envelope.totalCount()).hasValue(51);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"many\"", "null", "1e30", "[]"})
    void aTotalThatIsNoWholeNumberIsNone(String total) {
        Envelope envelope =
                read(200, "{\"success\":true,\"result\":[],\"result_info\":{\"total_count\":" + total + "}}");

        assertThat(envelope.totalCount()).isEmpty();
    }

    @Test
    void messagesAreNeverTakenForErrors() {
        Envelope envelope = read(
                200,
                "{\"success\":true,\"errors\":[],\"messages\":[{\"code\":10000,\"message\":"
                        + "\"This API Token is valid and active\",\"type\":null}],\"result\":{\"status\":\"active\"}}");

        assertThat(envelope.result().path("status").asText()).isEqualTo("active");
    }

    @Test
    void messagesOfAFailureAreNotScannedEither() {
        CloudflareException failure = failure(
                400,
                "{\"success\":false,\"errors\":[{\"code\":1001,\"message\":\"Invalid request\"}],"
                        + "\"messages\":[{\"code\":971,\"message\":\"no\"}],\"result\":null}");

        assertThat(failure).isInstanceOf(RequestRejectedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400,6003,CredentialsRefusedException",
        "401,1000,CredentialsRefusedException",
        "403,1000,CredentialsRefusedException",
        "400,1000,CredentialsRefusedException",
        "401,10000,CredentialsRefusedException",
        "403,10000,PermissionMissingException",
        "403,9109,PermissionMissingException",
        "400,9106,CredentialsRefusedException",
        "403,10001,CredentialsRefusedException",
        "401,9300,CredentialsRefusedException",
        "403,9300,CredentialsRefusedException",
        "400,7003,NotFoundException",
        "404,7003,NotFoundException",
        "405,7001,RequestRejectedException",
        "405,10405,RequestRejectedException",
        "400,1001,RequestRejectedException",
        "403,1002,PermissionMissingException",
        "404,1003,NotFoundException",
        "400,1003,NotFoundException",
        "400,1004,RequestRejectedException",
        "400,1006,RequestRejectedException",
        "400,1008,RequestRejectedException",
        "400,400,RequestRejectedException",
        "429,971,ThrottledException",
        "429,10429,ThrottledException",
        "500,971,ThrottledException",
        "200,10429,ThrottledException",
        "400,10429,ThrottledException",
        "408,408,CloudflareUnavailableException",
        "409,409,CloudflareUnavailableException",
        "500,500,CloudflareUnavailableException",
        "502,502,CloudflareUnavailableException",
        "520,520,CloudflareUnavailableException",
        "200,10000,CloudflareUnavailableException",
        "302,0,CloudflareUnavailableException"
    })
    void everyKnownErrorIsOneTypedFailure(int status, int code, String type) {
        CloudflareException failure = failure(status, error(code));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.refusal()).isEqualTo(new Refusal(status, code, "in Cloudflare's words", "8a1f-FRA"));
        assertThat(failure.getMessage())
                .startsWith("Cannot read members: ")
                .contains("in Cloudflare's words")
                .contains("8a1f-FRA");
    }

    @Test
    void aThrottledAnswerSaysHowLongToWait() {
        ThrottledException failure = catchThrowableOfType(ThrottledException.class, () -> read(429, error(971)));

        assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void a429IsThrottledWhateverItsBody() {
        assertThat(failure(429, "<html>slow down</html>")).isInstanceOf(ThrottledException.class);
        assertThat(failure(429, "")).isInstanceOf(ThrottledException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!DOCTYPE html><html></html>",
                "{\"success\":true,\"result\":[",
                "{\"success\":true,\"result\":[]} trailing",
                "[]",
                "null",
                "\"success\"",
                "{}",
                "{\"success\":false}",
                "{\"success\":null,\"result\":[]}",
                "{\"result\":[]}"
            })
    void anythingButAWholeSuccessUnder200IsNoUsableAnswer(String body) {
        assertThat(failure(200, body)).isInstanceOf(CloudflareUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 400, 500, 503, 520, 302})
    void aPageOfHtmlIsNeverTakenForCloudflaresWord(int status) {
        CloudflareException failure = failure(status, "<html><h1>Not Found</h1></html>");

        assertThat(failure)
                .isNotInstanceOf(NotFoundException.class)
                .isNotInstanceOf(PermissionMissingException.class)
                .isNotInstanceOf(RequestRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000fffe0000007b", "00007b00", "007b0000", "0000007b7fffffff"})
    void aBodyInNoEncodingOfJsonIsNoUsableAnswer(String bytes) {
        JsonNode body = EnvelopeReader.parse(HexFormat.of().parseHex(bytes));

        assertThat(body.isMissingNode()).isTrue();
    }

    @Test
    void errorsThatHoldStrangeThingsHideNothing() {
        assertThat(failure(400, "{\"success\":false,\"errors\":[\"text\"],\"messages\":[{}],\"result\":[]}"))
                .isInstanceOf(RequestRejectedException.class);
        assertThat(failure(400, "{\"success\":false,\"errors\":{\"code\":1001},\"result\":null}"))
                .isInstanceOf(RequestRejectedException.class);
        assertThat(failure(400, "{\"success\":false,\"errors\":null,\"result\":null}"))
                .isInstanceOf(RequestRejectedException.class);
    }

    @Test
    void successUnderAnErrorStatusIsNotBelieved() {
        assertThat(failure(503, "{\"success\":true,\"result\":[]}")).isInstanceOf(CloudflareUnavailableException.class);
    }
}
