package org.iga4camel.cloudflare.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * An object that is only listed, as the database holds it.
 *
 * @param name null when Cloudflare never told one
 * @param parent id of the object whose list shows it, empty where the account's own does
 * @param fields the declared ones
 */
public record ObjectRow(String id, String name, String parent, JsonNode fields) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ObjectRow of(ResultSet row) throws SQLException {
        try {
            return new ObjectRow(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("parent"),
                    MAPPER.readTree(row.getString("fields")));
        } catch (JsonProcessingException e) {
            throw new DatabaseException("The database has an object whose fields are no JSON", e);
        }
    }

    /** A field as text: a text as it is, anything else as JSON; null when it is null or was never told. */
    public String text(String field) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    /** The texts of a field that holds a list. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        fields.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
