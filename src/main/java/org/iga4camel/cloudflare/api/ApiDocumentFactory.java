package org.iga4camel.cloudflare.api;

import java.io.IOException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestApiProcessorFactory;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.support.processor.DelegateProcessor;

/**
 * Lets Camel make the OpenAPI document, wherever a context is told to serve one, and completes it. Camel takes a factory
 * like this from the registry if there is one.
 */
final class ApiDocumentFactory implements RestApiProcessorFactory {

    private static final String CAMELS = "META-INF/services/org/apache/camel/restapi/";
    private static final String TYPE = "Content-Type";

    @Override
    public Processor createApiProcessor(
            CamelContext context, String path, RestConfiguration configuration, Map<String, Object> parameters)
            throws Exception {
        RestApiProcessorFactory camels = context.getCamelContextExtension()
                .getFactoryFinder(CAMELS)
                .newInstance("openapi", RestApiProcessorFactory.class)
                .orElseThrow(() -> new IllegalStateException(
                        "An OpenAPI document is to be served, which needs camel-openapi-java on the class path"));
        return new Completing(camels.createApiProcessor(context, path, configuration, parameters));
    }

    private static final class Completing extends DelegateProcessor {

        private volatile Answer latest = new Answer("", "");

        Completing(Processor camels) {
            super(camels);
        }

        private record Answer(String made, String completed) {}

        @Override
        protected void processNext(Exchange exchange) throws Exception {
            super.processNext(exchange);
            Message message = exchange.getMessage();
            String type = message.getHeader(TYPE, String.class);
            if (type == null || message.getBody() == null) {
                return;
            }
            if (!type.contains("json")) {
                // JSON is YAML
                message.setHeader(Exchange.HTTP_PATH, RestSettings.DOCUMENT);
                super.processNext(exchange);
                message = exchange.getMessage();
                message.setHeader(TYPE, type);
            }
            message.setBody(completed(message.getBody(String.class)));
            message.removeHeader(Exchange.CONTENT_LENGTH);
        }

        private String completed(String made) throws IOException {
            Answer known = latest;
            if (!known.made().equals(made)) {
                known = new Answer(made, ApiDocument.complete(made));
                latest = known;
            }
            return known.completed();
        }
    }
}
