package org.iga4camel.cloudflare.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.iga4camel.cloudflare.model.NotThereException;

/**
 * The page that shows the OpenAPI document to people. Only the files named here are served: no part of a request's path
 * is ever looked for anywhere else. Without Swagger UI on the class path there is no page.
 */
public final class Docs {

    /** Where the page is served, and below it what it is made of. */
    public static final String PAGE = "/docs";

    private static final String OURS = "/cloudflare-iga/docs/";
    private static final String SWAGGER_UI = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** No script but ours; Swagger UI sets styles itself and brings pictures as data. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, Page> pages = new HashMap<>();
    private final Function<byte[], Object> body;

    /**
     * Serves the page if Swagger UI is there.
     *
     * @param body makes of a file's content what an answer has as its body; all answers share it
     */
    public Docs(Function<byte[], Object> body) {
        this.body = body;
        try (InputStream properties = Docs.class.getResourceAsStream(SWAGGER_UI)) {
            if (properties != null) {
                Properties webjar = new Properties();
                webjar.load(properties);
                list("/META-INF/resources/webjars/swagger-ui/" + webjar.getProperty("version") + "/");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Swagger UI cannot be read", e);
        }
    }

    /** A file of the page, which never changes while the process lives. */
    private static final class Page {

        private final Object body;
        private final String type;
        /** Names this content. */
        private final String tag;

        private Page(Object body, String type, String tag) {
            this.body = body;
            this.type = type;
            this.tag = tag;
        }

        static Page of(byte[] content, Object body, String type) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return new Page(body, type, '"' + HexFormat.of().formatHex(digest, 0, 16) + '"');
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        /** Whether a caller has it already. */
        boolean isKnownTo(String tags) {
            return tags != null && (tags.strip().equals("*") || tags.contains(tag));
        }
    }

    private void list(String webjar) {
        Page index = page(OURS + "index.html", "text/html; charset=utf-8");
        pages.put(PAGE, index);
        pages.put(PAGE + "/", index);
        pages.put(PAGE + "/start.js", page(OURS + "start.js", "text/javascript; charset=utf-8"));
        pages.put(
                PAGE + "/swagger-ui-bundle.js",
                page(webjar + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"));
        pages.put(PAGE + "/swagger-ui.css", page(webjar + "swagger-ui.css", "text/css; charset=utf-8"));
        pages.put(PAGE + "/favicon-32x32.png", page(webjar + "favicon-32x32.png", "image/png"));
    }

    private Page page(String resource, String type) {
        try (InputStream file = Docs.class.getResourceAsStream(resource)) {
            byte[] content = file.readAllBytes();
            return Page.of(content, body.apply(content), type);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /**
     * Answers with the file of a path, or with no more than that it is still the one that the caller has.
     *
     * @throws NotThereException when the path is none of those named here
     */
    public void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        Page page = pages.get(message.getHeader(Exchange.HTTP_PATH, String.class));
        if (page == null) {
            throw new NotThereException("There is no such page: the one about this API is " + PAGE);
        }
        boolean known = page.isKnownTo(message.getHeader("If-None-Match", String.class));
        message.removeHeaders("*");
        message.setHeader("ETag", page.tag);
        message.setHeader("Content-Type", page.type);
        message.setHeader("Content-Security-Policy", POLICY);
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, known ? 304 : 200);
        message.setBody(known ? null : page.body);
    }
}
