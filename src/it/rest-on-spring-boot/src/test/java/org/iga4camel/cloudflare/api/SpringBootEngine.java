package org.iga4camel.cloudflare.api;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application with {@code camel-platform-http-starter} on Tomcat, which mounts the API by the setting. */
public final class SpringBootEngine implements ApiEngine {

    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    static {
        TOMCAT.setLevel(Level.WARNING);
        // what is logged is up to the tests
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    private ConfigurableApplicationContext application;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Hub {}

    @Override
    public CamelContext start(Map<String, String> properties, RoutesBuilder... routes) {
        SpringApplication hub = new SpringApplication(Hub.class);
        hub.setRegisterShutdownHook(false);
        hub.addInitializers(starting -> {
            for (int i = 0; i < routes.length; i++) {
                starting.getBeanFactory().registerSingleton("route-of-the-hub-" + i, routes[i]);
            }
        });
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        application = hub.run(arguments);
        return application.getBean(CamelContext.class);
    }

    @Override
    public int port() {
        return ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
    }
}
