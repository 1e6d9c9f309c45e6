package org.iga4camel.cloudflare.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The body of an answer, given up when it is too large or too long in coming. The request is then cancelled, since the
 * client would otherwise read a body to its end when it is closed, and one without end for ever.
 */
final class BoundedBody extends HttpEntityWrapper {

    /** Far above any page of 50 rows; an answer without end must not fill the memory. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final Duration patience;
    private final Cancellable request;

    BoundedBody(HttpEntity body, Duration patience, Cancellable request) {
        super(body);
        this.patience = patience;
        this.request = request;
    }

    @Override
    public InputStream getContent() throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        return new FilterInputStream(super.getContent()) {

            private long bytes;

            @Override
            public int read() throws IOException {
                return count(super.read(), 1);
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int read = super.read(into, from, most);
                return count(read, read);
            }

            private int count(int read, int more) throws IOException {
                if (read < 0) {
                    return read;
                }
                bytes += more;
                if (bytes > LARGEST) {
                    throw givenUp("the answer is larger than " + LARGEST + " bytes");
                }
                if (System.nanoTime() - end > 0) {
                    throw givenUp("the answer is not whole after " + patience.toMillis() + " ms");
                }
                return read;
            }
        };
    }

    private IOException givenUp(String why) {
        request.cancel();
        return new IOException(why);
    }
}
