package org.iga4camel.cloudflare.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.iga4camel.cloudflare.model.InvalidInputException;

/** Takes the body of a request from whatever an HTTP engine makes of it. */
final class RequestBody {

    private static final byte[] NONE = {};
    private static final String IDENTITY = "identity";
    private static final Set<String> CHARSETS = Set.of("", "utf-8", "utf8", "us-ascii");

    private RequestBody() {}

    /**
     * The bytes of the body, none when there is no body.
     *
     * @throws TooLargeException when it is larger than {@link RestSettings#LARGEST_BODY}
     * @throws UnsupportedBodyException when it is not plain JSON in UTF-8
     * @throws RequestUnknownException when it was announced and is not there
     */
    static byte[] of(Message request) {
        requirePlain(text(request, Exchange.CONTENT_ENCODING));
        byte[] bytes = bytes(request);
        if (bytes.length == 0 && !isAnnounced(request)) {
            return NONE;
        }
        requireJson(text(request, Exchange.CONTENT_TYPE));
        if (bytes.length == 0) {
            throw new RequestUnknownException("The body that the request announces is not there, so that nothing is"
                    + " done: it is empty, or something in this host has read it before the routes of this API");
        }
        return bytes;
    }

    /**
     * Lets a request pass that has no body.
     *
     * @throws InvalidInputException when it has one
     */
    static void requireNone(Message request) {
        if (bytes(request).length > 0 || isAnnounced(request)) {
            throw new InvalidInputException("The request has a body, which nothing here reads: leave it empty");
        }
    }

    /** Whether there is a body that is a form: an engine puts its fields among the headers of the message. */
    static boolean isForm(Message request) {
        String type = MediaTypes.type(text(request, Exchange.CONTENT_TYPE));
        return (type.startsWith("multipart/") || type.equals("application/x-www-form-urlencoded"))
                && (isAnnounced(request) || request.getBody() instanceof Map);
    }

    private static boolean isAnnounced(Message request) {
        String length = text(request, Exchange.CONTENT_LENGTH);
        return length.isEmpty() ? !text(request, "Transfer-Encoding").isEmpty() : !length.equals("0");
    }

    private static void requirePlain(String encoding) {
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase(IDENTITY)) {
            throw new UnsupportedBodyException(
                    "The body must not be compressed or encoded otherwise: leave the header 'Content-Encoding' out");
        }
    }

    private static void requireJson(String type) {
        if (!MediaTypes.type(type).equals(MediaTypes.JSON)) {
            throw new UnsupportedBodyException("The body must be JSON, and the request say so: send the header"
                    + " 'Content-Type: " + MediaTypes.JSON + "'");
        }
        if (!CHARSETS.contains(MediaTypes.parameter(type, "charset"))) {
            throw new UnsupportedBodyException("The body must be in UTF-8, as JSON is: say so in the header"
                    + " 'Content-Type', or name no character set there");
        }
    }

    private static byte[] bytes(Message request) {
        requireNotTooLong(text(request, Exchange.CONTENT_LENGTH));
        Object body = request.getBody();
        if (body == null) {
            return NONE;
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        byte[] bytes = read(body, request);
        if (bytes != null && bytes.length > RestSettings.LARGEST_BODY) {
            throw new TooLargeException(RestSettings.LARGEST_BODY);
        }
        return bytes == null ? NONE : bytes;
    }

    private static void requireNotTooLong(String length) {
        if (length.matches("\\d{9,}")
                || (length.matches("\\d{1,8}") && Integer.parseInt(length) > RestSettings.LARGEST_BODY)) {
            throw new TooLargeException(RestSettings.LARGEST_BODY);
        }
    }

    private static byte[] read(Object body, Message request) {
        try {
            if (body instanceof InputStream stream) {
                return stream.readNBytes(RestSettings.LARGEST_BODY + 1);
            }
            if (body instanceof Reader reader) {
                return start(reader).getBytes(StandardCharsets.UTF_8);
            }
            return request.getBody(byte[].class);
        } catch (IOException e) {
            throw new UncheckedIOException("The body cannot be read", e);
        }
    }

    private static String start(Reader reader) throws IOException {
        char[] start = new char[RestSettings.LARGEST_BODY + 1];
        int length = 0;
        int more = 0;
        while (more >= 0 && length < start.length) {
            length += more;
            more = reader.read(start, length, start.length - length);
        }
        return new String(start, 0, length);
    }

    /** A header's value, that of several all of them; empty when it is not there. */
    static String text(Message request, String header) {
        Object value = request.getHeader(header);
        if (value instanceof Collection<?> values) {
            return String.join(",", values.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : String.valueOf(value).strip();
    }
}
