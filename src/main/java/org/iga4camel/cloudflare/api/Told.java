package org.iga4camel.cloudflare.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.RequestField;

/** What a write is told: by its path, its query, its headers and its body, but nothing by two of them in two ways. */
final class Told {

    private static final Set<String> FLAGS = Set.of(RequestField.DRY_RUN.word(), RequestField.RESTORE.word());

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    /**
     * Takes a field.
     *
     * @param place what to call the place where it stands, for a sentence
     * @throws InvalidInputException when another place told it differently
     */
    void add(String field, Object value, String place) {
        Object told = FLAGS.contains(field) ? flag(field, value, place) : value;
        Object before = values.putIfAbsent(field, told);
        if (before != null && !before.equals(told)) {
            throw new InvalidInputException("'" + field + "' is told in two ways, by " + places.get(field) + " and by "
                    + place + ": tell it once, or the same");
        }
        places.putIfAbsent(field, place);
    }

    Map<String, Object> fields() {
        return values;
    }

    private static boolean flag(String field, Object value, String place) {
        return switch (String.valueOf(value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInputException("'" + field + "', told by " + place + ", must be true or false");
        };
    }
}
