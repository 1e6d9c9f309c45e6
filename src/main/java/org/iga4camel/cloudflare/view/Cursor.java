package org.iga4camel.cloudflare.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.iga4camel.cloudflare.model.InvalidInputException;

/**
 * Where the next page of a list begins: behind the row with this key. A page that begins behind a key, not at a number,
 * neither repeats nor skips anybody when rows come and go in between.
 *
 * @param question what was asked; a cursor serves no other question
 * @param key of the last row that was given out
 */
record Cursor(String question, List<String> key) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    Cursor {
        key = List.copyOf(key);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws InvalidInputException when it is nothing that {@link #text} wrote for this question
     */
    static Cursor of(String text, String question, int keySize) {
        try {
            String[] parts = MAPPER.readValue(Base64.getUrlDecoder().decode(text), String[].class);
            List<String> known = List.of(parts);
            if (known.size() == keySize + 1 && known.get(0).equals(question)) {
                return new Cursor(question, known.subList(1, known.size()));
            }
        } catch (IOException | IllegalArgumentException | NullPointerException malformed) {
            // refused below like every other text that is no cursor of this question
        }
        throw refused();
    }

    /**
     * A key that is a number.
     *
     * @throws InvalidInputException when it is none, so that {@link #text} cannot have written it
     */
    static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    /** For the answer; callers are not meant to look inside. */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(question);
        parts.addAll(key);
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MAPPER.writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts cannot be written as JSON", e);
        }
    }

    private static InvalidInputException refused() {
        return new InvalidInputException("The cursor does not belong to this question: take it from"
                + " 'next' of the page before, and leave the rest of the question as it was");
    }
}
