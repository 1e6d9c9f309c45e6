package org.iga4camel.cloudflare.api;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.settings.Secret;
import org.iga4camel.cloudflare.settings.Settings;

/** Lets requests in: first the key is looked at, then everything else. */
public final class Entrance {

    private static final String SCHEME = "bearer ";

    private final Settings settings;
    private final Secret key;

    /** Guards the API with the key of the settings, which must have one. */
    public Entrance(Settings settings) {
        this.settings = settings;
        key = settings.restKey().orElseThrow();
    }

    /**
     * Takes a request in.
     *
     * @param question name of a {@link Question}
     * @throws KeyRefusedException without a valid key, whatever else is wrong
     * @throws UnknownAccountException when the path names an account that is not configured
     * @throws InvalidInputException about a malformed path, query or body
     */
    public ApiCall admit(String question, Exchange exchange) {
        Message request = exchange.getMessage();
        if (!holdsKey(request.getHeader("Authorization"))) {
            throw new KeyRefusedException();
        }
        Question asked = Question.valueOf(question);
        ApiPath path = ApiPath.of(request.getHeader(Exchange.HTTP_PATH, String.class));
        String alias = alias(path.account());
        Query query = Query.of(request.getHeader(Exchange.HTTP_RAW_QUERY, String.class), asked.parameters());
        requireNoBody(request);
        return asked.isList() ? ApiCall.list(asked, path, alias, query) : ApiCall.one(asked, path, alias);
    }

    /** A header that came twice is a list, and no key. */
    private boolean holdsKey(Object authorization) {
        return authorization instanceof String text
                && text.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                && key.equals(Secret.of(text.substring(SCHEME.length()).strip()));
    }

    private String alias(String account) {
        if (account.isBlank()) {
            throw new UnknownAccountException("The path names no account: use one of "
                    + String.join(", ", settings.accounts().keySet()) + ", or its account id");
        }
        return settings.account(account).alias();
    }

    private static void requireNoBody(Message request) {
        String body = request.getBody(String.class);
        if (body != null && !body.isBlank()) {
            throw new InvalidInputException("The request has a body, which nothing here reads: leave it empty");
        }
    }
}
