package org.iga4camel.cloudflare.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.wire.Json;

/** Plans as they stand in the journal, from where a process that comes later takes them up. */
final class PlanJson {

    private PlanJson() {}

    static String write(Plan plan) {
        ObjectNode json = Json.object();
        json.set("gives", RightsJson.write(plan.gains()));
        json.set("takes", RightsJson.write(plan.losses()));
        json.set("keeps", RightsJson.write(plan.before().both(plan.after())));
        json.put("member_afterwards", plan.present());
        ArrayNode requests = json.putArray("requests");
        for (Write write : plan.writes()) {
            ObjectNode request = requests.addObject()
                    .put("what", write.what())
                    .put("method", write.method())
                    .put("path", write.path());
            if (write.body() != null) {
                request.set("body", parse(write.body()));
            }
        }
        return json.toString();
    }

    static Plan read(String text) {
        JsonNode json = parse(text);
        List<Write> writes = new ArrayList<>();
        for (JsonNode request : json.path("requests")) {
            writes.add(new Write(
                    Json.text(request, "what"),
                    Json.text(request, "method"),
                    Json.text(request, "path"),
                    request.has("body") ? request.get("body").toString() : null));
        }
        Rights kept = RightsJson.read(json.path("keeps"));
        return new Plan(
                kept.and(RightsJson.read(json.path("takes"))),
                kept.and(RightsJson.read(json.path("gives"))),
                json.path("member_afterwards").asBoolean(),
                writes,
                null);
    }

    private static JsonNode parse(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON is none", e);
        }
    }
}
