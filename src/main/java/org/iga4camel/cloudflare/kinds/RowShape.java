package org.iga4camel.cloudflare.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.iga4camel.cloudflare.wire.RightsReader;

/** Makes of a listed row the row that is staged: {@code id}, the declared fields that were told, {@code other_fields}. */
@FunctionalInterface
public interface RowShape {

    /**
     * Reads one row.
     *
     * @param rights reads the rights that a holder's row tells
     */
    ObjectNode read(JsonNode row, Supplier<RightsReader> rights);
}
