package org.iga4camel.cloudflare.gateway;

import java.util.Optional;
import java.util.function.Predicate;
import org.iga4camel.cloudflare.model.CloudflareIgaException;

/** An inquiry of one request at most. */
public final class SingleInquiry implements Inquiry {

    private final CloudflareRequest request;
    private final Predicate<CloudflareIgaException> tells;
    private boolean open;
    private Envelope answer;
    private CloudflareIgaException refusal;

    /** @param tells whether a failure is an answer too */
    public SingleInquiry(CloudflareRequest request, Predicate<CloudflareIgaException> tells) {
        this.request = request;
        this.tells = tells;
        open = true;
    }

    /** What is known already is not asked. */
    private SingleInquiry() {
        this(null, failure -> false);
        open = false;
    }

    /** One that asks nothing. */
    public static SingleInquiry none() {
        return new SingleInquiry();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public CloudflareRequest next() {
        return request;
    }

    @Override
    public void answered(Envelope told) {
        answer = told;
        open = false;
    }

    @Override
    public void refused(CloudflareIgaException failure) {
        if (!tells.test(failure)) {
            throw failure;
        }
        refusal = failure;
        open = false;
    }

    /** What came; empty when it was not asked, or refused. */
    public Optional<Envelope> answer() {
        return Optional.ofNullable(answer);
    }

    /** The failure that is an answer; empty when there was none. */
    public Optional<CloudflareIgaException> refusal() {
        return Optional.ofNullable(refusal);
    }
}
