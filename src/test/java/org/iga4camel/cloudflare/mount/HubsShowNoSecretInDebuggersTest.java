package org.iga4camel.cloudflare.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.spi.BacklogDebugger;
import org.iga4camel.cloudflare.sandbox.SandboxServer;
import org.iga4camel.cloudflare.sync.SyncResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever manages a hub by JMX, or halts it in a debugger on the way to Cloudflare, sees no credential. */
class HubsShowNoSecretInDebuggersTest {

    /** The step that hands a request to the HTTP client. */
    private static final String SEND = "cloudflare-iga-request/send";

    private static final String JMX_OFF = "org.apache.camel.jmx.disabled";
    private static final String TOKEN = "hub-token-0123456789abcdefghijkl";
    private static final String KEY = "hub-rest-key-0123456789abcdefghi";

    /** Operations without parameters that show something and change nothing. */
    private static final String SHOWING =
            "(?i)(dump|browse|explain|inflight|list|get|show|json|html|text|properties).*";

    @TempDir
    Path directory;

    private String before;
    private Hidden hidden;
    private SandboxServer cloudflare;

    @BeforeEach
    void start() throws Exception {
        before = System.getProperty(JMX_OFF);
        System.setProperty(JMX_OFF, "false");
        hidden = new Hidden(List.of(TOKEN, KEY));
        cloudflare = Hub.cloudflare();
        cloudflare.sandbox().addToken(TOKEN, Set.of("Account Settings Read", "Account Settings Write"), Hub.ACCOUNT);
    }

    @AfterEach
    void stop() {
        cloudflare.close();
        hidden.close();
        if (before == null) {
            System.clearProperty(JMX_OFF);
        } else {
            System.setProperty(JMX_OFF, before);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings =
                new HashMap<>(Hub.mounting("sync,provisioning,api", cloudflare, directory.resolve("cache.db")));
        settings.put("cloudflare-iga.token", TOKEN);
        settings.put("cloudflare-iga.rest-key", KEY);
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.port", "0");
        settings.put("camel.main.messageHistory", "true");
        settings.put("camel.trace.enabled", "true");
        settings.put("camel.main.jmxManagementMBeansLevel", "Default");
        return settings;
    }

    @Test
    void nothingThatJmxShowsHoldsASecret() throws Exception {
        try (Hub hub = Hub.with(settings())) {
            hub.start();
            hub.sync();
            hub.ask("cloudflare-iga:invite?role=DNS", Map.of("email", "new@example.com"), Object.class);
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            Set<ObjectName> beans = server.queryNames(new ObjectName("org.apache.camel:*"), null);

            int seen = 0;
            for (ObjectName bean : beans) {
                seen += look(server, bean);
            }

            assertThat(beans)
                    .as("beans of a context that is managed")
                    .anyMatch(bean -> bean.toString().contains("cloudflare-iga-request"));
            assertThat(seen).isGreaterThan(1_000);
            assertThat(hidden.shown()).isEmpty();
        }
    }

    /** Returns how much was looked at. */
    private int look(MBeanServer server, ObjectName bean) throws JMException {
        MBeanInfo info = server.getMBeanInfo(bean);
        int seen = 0;
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
            for (Object value : server.getAttributes(bean, new String[] {attribute.getName()})) {
                hidden.look(bean + " " + attribute.getName() + ": ", ((Attribute) value).getValue());
                seen++;
            }
        }
        for (MBeanOperationInfo operation : info.getOperations()) {
            if (operation.getSignature().length == 0 && operation.getName().matches(SHOWING)) {
                try {
                    hidden.look(
                            bean + " " + operation.getName() + "(): ",
                            server.invoke(bean, operation.getName(), new Object[0], new String[0]));
                    seen++;
                } catch (JMException notOfThisBean) {
                    hidden.look(bean + " " + operation.getName() + "(): ", notOfThisBean);
                }
            }
        }
        return seen;
    }

    @Test
    void anExchangeThatADebuggerHaltsOnItsWayToCloudflareHoldsNoSecret() throws Exception {
        Map<String, String> settings = settings();
        settings.put("camel.debug.enabled", "true");
        settings.put("camel.debug.jmxConnectorEnabled", "false");
        try (Hub hub = Hub.with(settings)) {
            hub.start();
            hub.sync();
            BacklogDebugger debugger = hub.context().hasService(BacklogDebugger.class);
            debugger.enableDebugger();
            debugger.addBreakpoint(SEND);
            CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(hub::sync);

            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> !debugger.getSuspendedExchangeIds().isEmpty());
            Exchange exchange = debugger.getSuspendedExchange(SEND);
            hidden.look("headers: ", exchange.getMessage().getHeaders());
            hidden.look("body: ", exchange.getMessage().getBody());
            hidden.look("properties: ", exchange.getAllProperties());
            hidden.look("variables: ", exchange.getVariables());
            hidden.look(
                    "message: ", debugger.getSuspendedBreakpointMessage(SEND).toXml(0));

            debugger.removeAllBreakpoints();
            debugger.resumeAll();
            debugger.disableDebugger();
            assertThat(sync.get(30, TimeUnit.SECONDS).status()).isEqualTo("published");
            assertThat(hidden.shown()).isEmpty();
        }
    }
}
