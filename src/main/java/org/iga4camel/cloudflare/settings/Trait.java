package org.iga4camel.cloudflare.settings;

/**
 * What an option is, beside its meaning.
 *
 * @param environmentVariable null where it has the name of the property
 * @param defaultText null where there is none
 */
record Trait<T>(
        String key,
        boolean perAccount,
        boolean secret,
        String environmentVariable,
        String defaultText,
        Parser<T> parser) {

    static <T> Trait<T> global(String key, Parser<T> parser) {
        return new Trait<>(key, false, false, null, null, parser);
    }

    static <T> Trait<T> perAccount(String key, Parser<T> parser) {
        return new Trait<>(key, true, false, null, null, parser);
    }

    Trait<T> environment(String name) {
        return new Trait<>(key, perAccount, secret, name, defaultText, parser);
    }

    Trait<T> orElse(String text) {
        return new Trait<>(key, perAccount, secret, environmentVariable, text, parser);
    }

    Trait<T> masked() {
        return new Trait<>(key, perAccount, true, environmentVariable, defaultText, parser);
    }
}
