package org.iga4camel.cloudflare.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemPropertiesTest {

    private static final String THERE = "org.iga4camel.test.there";
    private static final String NEW = "org.iga4camel.test.new";

    @AfterEach
    void clear() {
        System.clearProperty(THERE);
    }

    @Test
    void whatWasSetTwiceBecomesWhatItWasAtFirst() {
        System.setProperty(THERE, "former");
        SystemProperties properties = new SystemProperties();
        properties.set(Map.of(THERE, "one", NEW, "one"));
        properties.set(Map.of(THERE, "two", NEW, "two"));

        properties.restore();

        assertThat(System.getProperty(THERE)).isEqualTo("former");
        assertThat(System.getProperty(NEW)).isNull();
    }
}
