package org.iga4camel.cloudflare.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import org.iga4camel.cloudflare.settings.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings that are options of the component too are told in the same words. */
class ComponentSettingsTest {

    private static final JsonNode OPTIONS = ComponentTables.metadata().path("componentProperties");

    @Test
    void theComponentHasWhatAHubNeedsToMount() {
        assertThat(Arrays.stream(Option.values()).map(Option::componentOption).filter(OPTIONS::has))
                .containsExactly(
                        "mount",
                        "accounts",
                        "accountId",
                        "token",
                        "email",
                        "globalKey",
                        "baseUrl",
                        "database",
                        "schedule",
                        "provisioning",
                        "budget");
    }

    @ParameterizedTest
    @EnumSource
    void anOptionOfTheComponentIsDescribedAsTheSettingIs(Option option) {
        if (!OPTIONS.has(option.componentOption())) {
            return;
        }
        JsonNode ofComponent = OPTIONS.path(option.componentOption());

        assertThat(ofComponent.path("description").asText().toLowerCase(Locale.ROOT))
                .isEqualTo(option.description().replace("`", "").toLowerCase(Locale.ROOT));
        assertThat(ofComponent.path("defaultValue").asText())
                .isEqualTo(option.defaultText().orElse(""));
        assertThat(ofComponent.path("secret").asBoolean()).isEqualTo(option.isSecret());
    }
}
