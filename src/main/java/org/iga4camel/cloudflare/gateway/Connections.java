package org.iga4camel.cloudflare.gateway;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.iga4camel.cloudflare.model.ConfigurationException;

/**
 * The connections to Cloudflare: as Camel makes them by the settings of its {@code https} component, but silent, and with
 * a bound on the headers of an answer, which Camel has no setting for and the client has none by itself.
 */
final class Connections {

    /** Cloudflare's headers take about 1 KB in 20 lines; together these allow for a few megabytes. */
    private static final int LONGEST_HEADER = 16 * 1024;

    private static final int MOST_HEADERS = 200;

    private Connections() {}

    /** @param most that are open at once */
    static HttpClientConnectionManager of(HttpComponent https, int most) {
        Http1Config bounded = Http1Config.custom()
                .setMaxLineLength(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> SilentConnection.on(socket, bounded))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        tls(https), HostnameVerificationPolicy.CLIENT, https.getX509HostnameVerifier()))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setTimeToLive(TimeValue.ofMilliseconds(https.getConnectionTimeToLive()))
                        .build())
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .build();
    }

    private static SSLContext tls(HttpComponent https) {
        SSLContextParameters parameters = https.getSslContextParameters();
        if (parameters == null && https.isUseGlobalSslContextParameters()) {
            parameters = https.getCamelContext().getSSLContextParameters();
        }
        if (parameters != null) {
            try {
                return parameters.createSSLContext(https.getCamelContext());
            } catch (GeneralSecurityException | IOException e) {
                throw new ConfigurationException(
                        "The SSL context parameters of Camel's https component cannot be used: " + e.getMessage(), e);
            }
        }
        return https.isUseSystemProperties() ? SSLContexts.createSystemDefault() : SSLContexts.createDefault();
    }
}
