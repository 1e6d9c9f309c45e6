package org.iga4camel.cloudflare.kinds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.paging.Paging;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.FaultCall;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.iga4camel.cloudflare.wire.Json;

/** Kinds that only tests know, and a Cloudflare that has them: teams, the seats of each team, and notes. */
public final class Toys {

    private static final Kind TEAM = Kind.named("team", "team", "teams")
            .listed(Listing.optional("teams", "teams", Paging.COUNTED))
            .needs("Teams Read", "teams cannot be reviewed")
            .fields("name", "purpose")
            .changes("team")
            .shown("teams")
            .declare();

    private static final Kind NOTE = Kind.named("note", "note", "notes")
            .listed(new Listing("notes", "notes", Map.of(), Paging.CURSOR, 2, false, "carry-objects"))
            .needs("Teams Read", "notes cannot be reviewed")
            .changes("note")
            .shown("notes")
            .declare();

    private static final Kind SEAT = Kind.named("seat", "seat", "seats")
            .under(TEAM)
            .listed(Listing.optional("seats", "teams/{parent}/seats", Paging.COUNTED))
            .needs("Teams Read", "seats cannot be reviewed")
            .changes("seat")
            .shown("team-seats")
            .declare();

    /** What accounts are made of here. */
    public static final Kinds KINDS =
            new Kinds(Stream.concat(Stream.of(TEAM, SEAT, NOTE), Kinds.DECLARED.all().stream())
                    .toList());

    private static final Pattern SEATS = Pattern.compile(".*/teams/([0-9a-f]+)/seats");

    private final Map<String, ObjectNode> teams = new TreeMap<>();
    private final Map<String, Map<String, ObjectNode>> seats = new TreeMap<>();
    private final Map<String, ObjectNode> notes = new TreeMap<>();
    private final List<String> askedForNotes = new CopyOnWriteArrayList<>();
    private String circle;
    private boolean permitted = true;
    private int lastPage = Integer.MAX_VALUE;

    /** What this sandbox does not know of is asked of the toys. */
    public static Toys of(Sandbox sandbox) {
        Toys toys = new Toys();
        sandbox.faults()
                .on(RequestMatch.pathMatching("/accounts/[0-9a-f]{32}/(notes|teams(/[0-9a-f]+/seats)?)"))
                .forever()
                .then(toys::answer);
        return toys;
    }

    /** Makes a team, or changes one. */
    public ObjectNode team(int number, String name) {
        ObjectNode team = teams.computeIfAbsent(id(number), id -> Json.object().put("id", id));
        seats.computeIfAbsent(id(number), id -> new TreeMap<>());
        return team.put("name", name);
    }

    /** Makes a seat in a team. */
    public void seat(int team, int number, String name) {
        seats.get(id(team)).put(id(number), Json.object().put("id", id(number)).put("name", name));
    }

    /** Makes a note. */
    void note(int number, String name) {
        notes.put(id(number), Json.object().put("id", id(number)).put("name", name));
    }

    /** From now on the last page of notes tells the cursor of this note's page. */
    void leadInACircle(int number) {
        circle = id(number);
    }

    /** The queries by which notes were asked for. */
    List<String> askedForNotes() {
        return askedForNotes;
    }

    void noTeam(int number) {
        teams.remove(id(number));
        seats.remove(id(number));
    }

    void noSeat(int team, int number) {
        seats.get(id(team)).remove(id(number));
    }

    /** The id of a team or seat. */
    public static String id(int number) {
        return String.format("%032x", number);
    }

    private SandboxResponse answer(FaultCall call) {
        if (!permitted) {
            return Fault.status(403, 10000).answer(call);
        }
        if (call.request().path().endsWith("/notes")) {
            return notes(call);
        }
        Matcher path = SEATS.matcher(call.request().path());
        List<ObjectNode> all =
                List.copyOf(path.matches() ? seats.get(path.group(1)).values() : teams.values());
        int page = Integer.parseInt(call.request().queryValue("page").orElse("1"));
        int size = Integer.parseInt(call.request().queryValue("per_page").orElse("20"));
        ObjectNode body = Json.object().put("success", true);
        body.putArray("errors");
        body.putArray("messages");
        ArrayNode rows = body.putArray("result");
        all.stream().skip((page - 1L) * size).limit(page > lastPage ? 0 : size).forEach(rows::add);
        body.putObject("result_info")
                .put("page", page)
                .put("per_page", size)
                .put("count", rows.size())
                .put("total_count", all.size());
        return response(body);
    }

    /** A cursor is the id of the first note of the next page. */
    private SandboxResponse notes(FaultCall call) {
        String from = call.request().queryValue("cursor").orElse("");
        int size = Integer.parseInt(call.request().queryValue("limit").orElse("20"));
        askedForNotes.add(size + " from " + from);
        List<ObjectNode> rest = notes.entrySet().stream()
                .filter(note -> note.getKey().compareTo(from) >= 0)
                .map(Map.Entry::getValue)
                .toList();
        ObjectNode body = Json.object().put("success", true);
        body.putArray("errors");
        body.putArray("messages");
        ArrayNode rows = body.putArray("result");
        rest.stream().limit(size).forEach(rows::add);
        ObjectNode info = body.putObject("result_info").put("count", String.valueOf(rows.size()));
        String next = rest.size() > size ? rest.get(size).path("id").asText() : circle;
        if (next != null) {
            info.put("cursor", next);
        }
        return response(body);
    }

    private static SandboxResponse response(ObjectNode body) {
        return new SandboxResponse(
                200, Map.of("Content-Type", "application/json"), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** From now on nobody may read teams and seats. */
    public void forbid() {
        permitted = false;
    }

    /** From now on pages behind this one are empty, whatever the total says. */
    void cutAfter(int page) {
        lastPage = page;
    }
}
