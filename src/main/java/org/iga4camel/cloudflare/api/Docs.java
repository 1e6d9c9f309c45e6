package org.iga4camel.cloudflare.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.iga4camel.cloudflare.model.NotThereException;

/**
 * The page that shows the OpenAPI document to people. Only the files named here are served: no part of a request's path
 * is ever looked for anywhere else. Without Swagger UI on the class path there is no page.
 */
public final class Docs {

    private static final String PAGE = "/docs";
    private static final String OURS = "/cloudflare-iga/docs/";
    private static final String SWAGGER_UI = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** No script but ours; Swagger UI sets styles itself and brings pictures as data. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, Page> pages = new HashMap<>();

    /** Serves the page if Swagger UI is there. */
    public Docs() {
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

    private record Page(String resource, String type) {}

    private void list(String webjar) {
        pages.put(PAGE, new Page(OURS + "index.html", "text/html; charset=utf-8"));
        pages.put(PAGE + "/", new Page(OURS + "index.html", "text/html; charset=utf-8"));
        pages.put(PAGE + "/start.js", new Page(OURS + "start.js", "text/javascript; charset=utf-8"));
        pages.put(
                PAGE + "/swagger-ui-bundle.js",
                new Page(webjar + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"));
        pages.put(PAGE + "/swagger-ui.css", new Page(webjar + "swagger-ui.css", "text/css; charset=utf-8"));
        pages.put(PAGE + "/favicon-32x32.png", new Page(webjar + "favicon-32x32.png", "image/png"));
    }

    /**
     * Answers with the file of a path.
     *
     * @throws NotThereException when the path is none of those named here
     */
    public void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        Page page = pages.get(message.getHeader(Exchange.HTTP_PATH, String.class));
        if (page == null) {
            throw new NotThereException("There is no such page: the one about this API is " + PAGE);
        }
        message.removeHeaders("*");
        message.setHeader("Content-Type", page.type());
        message.setHeader("Content-Security-Policy", POLICY);
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setBody(content(page));
    }

    private static byte[] content(Page page) {
        try (InputStream file = Docs.class.getResourceAsStream(page.resource())) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(page.resource() + " cannot be read", e);
        }
    }
}
