package org.iga4camel.cloudflare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT5M | 20 | 10 | 180 | budget is 0",
                "1200 | PT0.5S | 20 | 10 | 180 | whole number of seconds",
                "1200 | PT1.5S | 20 | 10 | 180 | whole number of seconds",
                "1200 | PT2H | 20 | 10 | 180 | PT1S to PT1H",
                "1200 | PT5M | -1 | 10 | 180 | share of people",
                "1200 | PT5M | 20 | 100 | 180 | share of provisioning",
                "1200 | PT5M | 60 | 40 | 180 | leave sync nothing",
                "1 | PT5M | 20 | 10 | 180 | leave sync nothing",
                "1200 | PT5M | 20 | 10 | 0 | requests per second"
            })
    void aValueOutsideOfWhatIsAllowedIsRefusedByName(
            int quota, Duration window, int people, int provisioning, int perSecond, String message) {
        assertThatThrownBy(() -> new BudgetSettings(quota, window, people, provisioning, perSecond))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void sharesAreRoundedInFavourOfOthers() {
        BudgetSettings settings = new BudgetSettings(101, Duration.ofSeconds(60), 20, 10, 180);

        assertThat(settings.allowed(Purpose.SYNC, 101)).isEqualTo(70);
        assertThat(settings.reserved(Purpose.SYNC, 101)).isEqualTo(31);
        assertThat(settings.allowed(Purpose.PROVISIONING, 101)).isEqualTo(80);
    }
}
