package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** The lies that lists have been caught in. */
public final class ListFaults {

    private ListFaults() {}

    /** The page is empty, though its {@code total_count} says that it cannot be. */
    public static Fault emptyPage() {
        return shortPage(Integer.MAX_VALUE);
    }

    /** The last rows of the page are missing. */
    public static Fault shortPage(int missing) {
        return Fault.editing(body -> {
            ArrayNode rows = rows(body);
            int keep = Math.max(0, rows.size() - missing);
            while (rows.size() > keep) {
                rows.remove(rows.size() - 1);
            }
            setInfo(body, "count", keep);
        });
    }

    /** The page begins with the last rows of the page before it, in the place of its own first rows. */
    public static Fault repeatedRows(int repeated) {
        return call -> {
            int page = call.request().queryValue("page").map(Integer::parseInt).orElse(1);
            SandboxResponse response = call.proceed();
            ArrayNode former = rows((ObjectNode) call.proceed(
                            call.request().withQuery("page", String.valueOf(Math.max(1, page - 1))))
                    .json());
            ObjectNode body = (ObjectNode) response.json();
            ArrayNode rows = rows(body);
            int count = Math.min(repeated, Math.min(rows.size(), former.size()));
            for (int i = 0; i < count; i++) {
                rows.set(i, former.get(former.size() - count + i));
            }
            return response.withBody(Json.bytes(body));
        };
    }

    /** {@code total_count} is another number than it should be. */
    public static Fault totalCount(IntUnaryOperator lie) {
        return Fault.editing(body -> setInfo(
                body,
                "total_count",
                lie.applyAsInt(body.path("result_info").path("total_count").asInt())));
    }

    /** {@code total_count} grows by this much with every answer. */
    public static Fault growingTotalCount(int step) {
        AtomicInteger grown = new AtomicInteger();
        return totalCount(total -> total + grown.addAndGet(step));
    }

    /** {@code result_info} lacks {@code total_count}. */
    public static Fault noTotalCount() {
        return Fault.editing(body -> {
            if (body.get("result_info") instanceof ObjectNode info) {
                info.remove("total_count");
            }
        });
    }

    /** There is no {@code result_info}. */
    public static Fault noResultInfo() {
        return Fault.editing(body -> body.remove("result_info"));
    }

    /** No row has this field. */
    public static Fault withoutField(String field) {
        return Fault.editing(body -> {
            for (JsonNode row : rows(body)) {
                ((ObjectNode) row).remove(field);
            }
        });
    }

    /** Whatever page is asked, the first one comes. */
    public static Fault pageIgnored() {
        return call -> call.proceed(call.request().withQuery("page", "1"));
    }

    /** {@code total_count} is the number of rows on the page. */
    public static Fault totalOfThePage() {
        return Fault.editing(body -> setInfo(body, "total_count", rows(body).size()));
    }

    /** A page behind the end repeats the last one. */
    public static Fault lastPageRepeated() {
        return call -> {
            int page = call.request().queryValue("page").map(Integer::parseInt).orElse(1);
            SandboxResponse response = call.proceed();
            while (page > 1 && rows((ObjectNode) response.json()).isEmpty()) {
                page--;
                response = call.proceed(call.request().withQuery("page", String.valueOf(page)));
            }
            return response;
        };
    }

    /** Every page is the whole list, of however many rows, without {@code result_info}. */
    public static Fault wholeListForEveryPage() {
        return call -> {
            ArrayNode all = Json.MAPPER.createArrayNode();
            SandboxResponse response = call.proceed(call.request().withQuery("page", "1"));
            ObjectNode body = (ObjectNode) response.json();
            int page = 1;
            for (ArrayNode rows = rows(body); !rows.isEmpty(); page++) {
                all.addAll(rows);
                rows = rows((ObjectNode) call.proceed(call.request().withQuery("page", String.valueOf(page + 1)))
                        .json());
            }
            body.set("result", all);
            body.remove("result_info");
            return response.withBody(Json.bytes(body));
        };
    }

    /** The first rows are members of another account. */
    public static Fault leaking(SandboxAccount other, int rows) {
        return call -> {
            SandboxResponse response = call.proceed();
            ObjectNode body = (ObjectNode) response.json();
            ArrayNode shown = rows(body);
            MemberJson json = new MemberJson(
                    other.catalog,
                    other.id(),
                    call.sandbox().options(),
                    call.sandbox().nextShuffle());
            byte[] leaked = other.read(() -> Json.bytes(out -> {
                out.writeStartArray();
                for (MemberState member : other.members.page(0, Math.min(rows, shown.size()))) {
                    json.write(out, member, true);
                }
                out.writeEndArray();
            }));
            int i = 0;
            for (JsonNode row : SandboxResponse.json(200, leaked).json()) {
                shown.set(i++, row);
            }
            return response.withBody(Json.bytes(body));
        };
    }

    private static ArrayNode rows(ObjectNode body) {
        return body.get("result") instanceof ArrayNode rows ? rows : body.putArray("result");
    }

    private static void setInfo(ObjectNode body, String field, int value) {
        if (body.get("result_info") instanceof ObjectNode info) {
            info.put(field, value);
        }
    }
}
