package org.iga4camel.cloudflare.api;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.settings.Settings;

/** Lets requests in: first the key is looked at, then everything else. */
public final class Entrance {

    private final Settings settings;
    private final KeyRing keys;
    private final Caller nobody;
    private final RequestLimits limits = new RequestLimits(System::nanoTime);
    private final OperationFields operations = new OperationFields();

    /** Guards the API with the keys of the settings. */
    public Entrance(Settings settings) {
        this.settings = settings;
        keys = new KeyRing(settings.rest(), System::nanoTime);
        nobody = Caller.nobody(settings.rest().refusalsPerMinute());
    }

    /** Who sent a request, by the key that came with it. */
    public Caller caller(Exchange exchange) {
        return Bearer.of(exchange.getMessage())
                .flatMap(keys::find)
                .map(key -> new Caller(key.name(), key.rights(), settings.rest().requestsPerMinute()))
                .orElse(nobody);
    }

    /**
     * Counts a request.
     *
     * @throws TooManyRequestsException when its caller has sent too many in the last minute
     */
    public void count(Caller caller) {
        limits.count(caller);
    }

    /**
     * Takes a request in.
     *
     * @param question name of a {@link Question} in the routes
     * @throws KeyRefusedException without a valid key, whatever else is wrong
     * @throws RightMissingException when the key does not allow it, likewise
     * @throws UnknownAccountException when the path names an account that is not configured
     * @throws NotAcceptableException when it would not take the answer
     * @throws TooLargeException about a body that is too large
     * @throws UnsupportedBodyException about a body of another type
     * @throws RequestUnknownException when a part of it did not arrive
     * @throws InvalidInputException about a malformed path, query, header or body
     */
    public ApiCall admit(Caller caller, String question, Exchange exchange) {
        Question asked = Question.of(question);
        Message request = exchange.getMessage();
        String raw = RawQuery.of(request);
        caller.require(asked.right());
        requireJsonIsAccepted(request);
        ApiPath path = ApiPath.of(request.getHeader(Exchange.HTTP_PATH, String.class));
        String alias = alias(path.account());
        Query query = Query.of(raw, asked.parameters());
        if (asked.isOperation()) {
            byte[] body = RequestBody.of(request);
            return ApiCall.operation(
                    asked,
                    path,
                    alias,
                    caller.name(),
                    operations.read(asked, path, alias, caller.name(), query, request.getHeaders(), body));
        }
        RequestBody.requireNone(request);
        if (asked.isWrite()) {
            WriteHeaders.tell(new Told(), request.getHeaders(), asked.fields(), query);
        }
        if (asked.isAboutObjects()) {
            Kinds kinds = exchange.getContext().getRegistry().lookupByNameAndType(Kinds.BEAN, Kinds.class);
            return ApiCall.objects(asked, path, alias, caller.name(), query, kinds.shownAt(path.kind()));
        }
        return asked.isList()
                ? ApiCall.list(asked, path, alias, caller.name(), query)
                : ApiCall.one(asked, path, alias, caller.name());
    }

    private String alias(String account) {
        if (account.isBlank()) {
            throw new UnknownAccountException("The path names no account: use one of "
                    + String.join(", ", settings.accounts().keySet()) + ", or its account id");
        }
        return settings.account(account).alias();
    }

    private static void requireJsonIsAccepted(Message request) {
        if (!MediaTypes.isJsonAccepted(RequestBody.text(request, "Accept"))) {
            throw new NotAcceptableException();
        }
    }
}
