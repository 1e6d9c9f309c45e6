package org.iga4camel.cloudflare.gateway;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Keeps the HTTP client from doing anything behind the route's back: its own repetitions (it repeats POST too), its
 * redirects (they would carry the credentials to another host) and its cookies.
 */
public final class HttpClient implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("camel-cloudflare-iga");
    }
}
