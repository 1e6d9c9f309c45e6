package org.iga4camel.cloudflare.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Properties and environment variables of a test, complete unless a test takes something away. */
final class Given {

    static final String ID = "0123456789abcdef0123456789abcdef";
    static final String OTHER_ID = "fedcba9876543210fedcba9876543210";

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    static Given nothing() {
        return new Given();
    }

    static Given enough() {
        return new Given().property("account-id", ID).property("token", "common-token");
    }

    Given property(String key, String value) {
        properties.put("cloudflare-iga." + key, value);
        return this;
    }

    Given without(String key) {
        properties.remove("cloudflare-iga." + key);
        return this;
    }

    Given environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Settings read() {
        return SettingsReader.read(Sources.of(key -> Optional.ofNullable(properties.get(key)), environment::get));
    }

    AccountSettings readOnly() {
        return read().accounts().get("default");
    }

    void rejectUnknown(String... aliases) {
        SettingsReader.rejectUnknown(properties.keySet(), environment.keySet(), List.of(aliases));
    }
}
