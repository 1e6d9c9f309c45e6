package org.iga4camel.cloudflare.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Builds successful answers in Cloudflare's envelope. */
final class Reply {

    /** Writes one row of a list. */
    @FunctionalInterface
    interface RowWriter<T> {
        void write(JsonGenerator out, T row) throws IOException;
    }

    private Reply() {}

    static SandboxResponse of(Json.Writer result) {
        return SandboxResponse.json(200, Json.bytes(out -> {
            out.writeStartObject();
            out.writeFieldName("result");
            result.write(out);
            end(out);
        }));
    }

    /** The id of what was removed or changed. */
    static SandboxResponse id(String id) {
        return of(out -> {
            out.writeStartObject();
            out.writeStringField("id", id);
            out.writeEndObject();
        });
    }

    static SandboxResponse nothing() {
        return of(JsonGenerator::writeNull);
    }

    static <T> SandboxResponse list(Paging paging, long total, List<T> rows, boolean totalPages, RowWriter<T> writer) {
        return SandboxResponse.json(200, Json.bytes(out -> {
            out.writeStartObject();
            rows(out, rows, writer);
            out.writeObjectFieldStart("result_info");
            out.writeNumberField("page", paging.page());
            out.writeNumberField("per_page", paging.size());
            out.writeNumberField("count", rows.size());
            out.writeNumberField("total_count", total);
            if (totalPages) {
                out.writeNumberField("total_pages", (total + paging.size() - 1) / paging.size());
            }
            out.writeEndObject();
            end(out);
        }));
    }

    /** A page of a list that is all there. */
    static <T> SandboxResponse list(Call call, Paging paging, List<T> all, RowWriter<T> writer) {
        return list(paging, all.size(), paging.cut(all), call.options().is(SandboxSwitch.TOTAL_PAGES), writer);
    }

    static <T> SandboxResponse withoutInfo(List<T> rows, RowWriter<T> writer) {
        return SandboxResponse.json(200, Json.bytes(out -> {
            out.writeStartObject();
            rows(out, rows, writer);
            end(out);
        }));
    }

    /** A page that is continued by a cursor, told twice as clients look for it in two places; its count is a string. */
    static <T> SandboxResponse cursor(List<T> rows, String cursor, RowWriter<T> writer) {
        return SandboxResponse.json(200, Json.bytes(out -> {
            out.writeStartObject();
            rows(out, rows, writer);
            out.writeObjectFieldStart("result_info");
            out.writeStringField("count", String.valueOf(rows.size()));
            out.writeStringField("cursor", cursor);
            out.writeObjectFieldStart("cursors");
            out.writeStringField("after", cursor);
            out.writeEndObject();
            out.writeEndObject();
            end(out);
        }));
    }

    private static <T> void rows(JsonGenerator out, List<T> rows, RowWriter<T> writer) throws IOException {
        out.writeArrayFieldStart("result");
        for (T row : rows) {
            writer.write(out, row);
        }
        out.writeEndArray();
    }

    private static void end(JsonGenerator out) throws IOException {
        out.writeBooleanField("success", true);
        out.writeArrayFieldStart("errors");
        out.writeEndArray();
        out.writeArrayFieldStart("messages");
        out.writeEndArray();
        out.writeEndObject();
    }
}
