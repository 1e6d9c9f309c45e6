package org.iga4camel.cloudflare.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of an answer; one that is too large is given up, and with its end the request is over. */
final class BoundedBody extends HttpEntityWrapper {

    /** Far above any page of 50 rows; an answer without end must not fill the memory. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final TimedRequest request;

    BoundedBody(HttpEntity body, TimedRequest request) {
        super(body);
        this.request = request;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new FilterInputStream(super.getContent()) {

            private long bytes;

            @Override
            public int read() throws IOException {
                try {
                    int read = super.read();
                    return count(read, 1);
                } catch (IOException e) {
                    throw request.cause(e);
                }
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                try {
                    int read = super.read(into, from, most);
                    return count(read, read);
                } catch (IOException e) {
                    throw request.cause(e);
                }
            }

            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } finally {
                    request.over();
                }
            }

            private int count(int read, int more) throws IOException {
                // a connection that was cut may look like the end of the body
                request.requireGoingOn();
                if (read < 0) {
                    request.over();
                    return read;
                }
                bytes += more;
                if (bytes > LARGEST) {
                    request.giveUp("the answer is larger than " + LARGEST + " bytes");
                    request.requireGoingOn();
                }
                return read;
            }
        };
    }
}
