package org.iga4camel.cloudflare.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A query is read from whatever an HTTP engine tells, and what cannot be known is not taken for none. */
@Tag(ApiFixture.ONLY_ON_MAIN)
class RawQueryTest {

    private static Message told(Map<String, Object> headers) {
        Message message = new DefaultMessage(new DefaultCamelContext());
        message.setHeaders(new HashMap<>(headers));
        return message;
    }

    @Test
    void itIsReadFromTheHeaderThatAnEngineHas() {
        assertThat(RawQuery.of(told(Map.of(Exchange.HTTP_RAW_QUERY, "dryRun=true"))))
                .isEqualTo("dryRun=true");
        assertThat(RawQuery.of(told(Map.of(Exchange.HTTP_QUERY, "dryRun=true"))))
                .isEqualTo("dryRun=true");
        assertThat(RawQuery.of(told(Map.of(Exchange.HTTP_URI, "/members/1?dryRun=true"))))
                .isEqualTo("dryRun=true");
        assertThat(RawQuery.of(told(Map.of(Exchange.HTTP_URL, "http://host/members/1?dryRun=true"))))
                .isEqualTo("dryRun=true");
    }

    @Test
    void theRawOneWinsOverOneThatIsDecoded() {
        Message request = told(Map.of(Exchange.HTTP_QUERY, "reason=a&b", Exchange.HTTP_RAW_QUERY, "reason=a%26b"));

        assertThat(RawQuery.of(request)).isEqualTo("reason=a%26b");
    }

    @Test
    void thatThereIsNoneMustBeTold() {
        Message none = told(Map.of());
        none.setHeader(Exchange.HTTP_QUERY, null);

        assertThat(RawQuery.of(none)).isEmpty();
        assertThatThrownBy(() -> RawQuery.of(told(Map.of(Exchange.HTTP_URI, "/members/1"))))
                .isInstanceOf(RequestUnknownException.class)
                .hasMessageContaining("CamelHttpQuery");
    }

    @Test
    void oneThatIsOnlySometimesThereIsNotKnown() {
        Message request = told(Map.of(Exchange.HTTP_URI, "/members/1?dryRun=true"));
        request.setHeader(Exchange.HTTP_QUERY, null);

        assertThatThrownBy(() -> RawQuery.of(request)).isInstanceOf(RequestUnknownException.class);
    }
}
