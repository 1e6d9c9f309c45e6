package org.iga4camel.cloudflare.safety;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxConnectionLost;
import org.iga4camel.cloudflare.sandbox.SandboxRequest;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;

/**
 * Stands in for the HTTP step of the gateway, which puts the credential on: asks whatever sandbox is set, without a network.
 */
final class InProcessCloudflare implements Processor {

    private static final String ROOT = "/client/v4";

    private volatile Sandbox sandbox;

    void is(Sandbox other) {
        sandbox = other;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String path =
                URI.create(message.getHeader(Exchange.HTTP_URI, String.class)).getPath();
        String query = message.getHeader(Exchange.HTTP_QUERY, "", String.class);
        SandboxRequest request = SandboxRequest.of(
                        message.getHeader(Exchange.HTTP_METHOD, String.class),
                        path.substring(ROOT.length()) + "?" + query)
                .withHeader("Authorization", "Bearer " + MountedSync.TOKEN)
                .withBody(message.getBody() == null ? "" : message.getBody(String.class));
        SandboxResponse response = answer(request);
        message.removeHeaders("*");
        response.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, response.status());
        message.setBody(body(response));
    }

    private SandboxResponse answer(SandboxRequest request) throws IOException {
        try {
            return sandbox.answer(request);
        } catch (SandboxConnectionLost lost) {
            throw new IOException(lost.getMessage(), lost);
        }
    }

    /** A body shorter than announced breaks off where it ends, as over a network. */
    private static InputStream body(SandboxResponse response) {
        Map<String, String> headers = response.headers();
        byte[] whole = response.body();
        if (Long.parseLong(headers.getOrDefault("Content-Length", String.valueOf(whole.length))) == whole.length) {
            return new ByteArrayInputStream(whole);
        }
        return new ByteArrayInputStream(whole) {
            @Override
            public byte[] readNBytes(int most) throws IOException {
                throw new IOException("The connection broke in the middle");
            }
        };
    }
}
