package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of one account, told to one database by operations and to another by syncs. */
class MemberPublicationHistoriesTest {

    private static final int STEPS = 100;
    private static final List<String> MEMBERS = List.of("ana", "bob", "cem");

    @TempDir
    Path directory;

    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRefreshPublishesWhatASyncOfThatMemberWould(long seed) {
        random = new Random(seed);
        try (Account refreshed = new Account(directory.resolve("refreshed.db"));
                Account synced = new Account(directory.resolve("synced.db"))) {
            Instant at = Instant.parse("2026-09-01T10:00:00Z");
            refreshed.sync(at);
            synced.sync(at);
            for (int step = 1; step <= STEPS; step++) {
                at = at.plusSeconds(60);
                String id = oneOf(MEMBERS);
                if (random.nextInt(6) == 0) {
                    refreshed.removed(id, Account.at(at));
                    synced.sync(at, List.of(), List.of(id));
                } else {
                    String row = row(id);
                    refreshed.refresh(row, Account.at(at));
                    synced.sync(at, row);
                }
                assertThat(state(refreshed))
                        .as("step %s of history %s", step, seed)
                        .isEqualTo(state(synced));
            }
        }
    }

    private static List<List<Map<String, Object>>> state(Account account) {
        return List.of(
                account.query("SELECT * FROM member"),
                account.query("SELECT * FROM right_held"),
                account.query("SELECT * FROM object"),
                account.query(
                        "SELECT account, at, kind, object_id, object_name, member_id, email, role_id, role_name, scope_key,"
                                + " scope_name, before, after FROM change"
                                + " ORDER BY id"));
    }

    /** A member as a sync would stage it; any field may be missing. */
    private String row(String id) {
        List<String> fields = new ArrayList<>();
        fields.add("\"id\":\"" + id + "\"");
        maybe(fields, "user_id", "\"u1\"", "\"u2\"", "null");
        maybe(fields, "email", "\"" + id + "@example.com\"", "\"Other.\u00dcnal'\\\"@example.com\"", "null");
        maybe(fields, "first_name", "\"Ana\"", "\"\"", "null");
        maybe(fields, "last_name", "\"One\"", "\"Two\"", "null");
        maybe(fields, "status", "\"pending\"", "\"accepted\"", "\"rejected\"", "\"odd\"", "7", "null");
        maybe(fields, "mfa_enabled", "true", "false", "null");
        maybe(fields, "other_fields", "{\"n\":1.50,\"s\":\"\\u00e9\",\"list\":[null,true,{}]}", "{\"x\":null}");
        String told = oneOf(List.of("all", "all", "all", "roles", "none"));
        fields.add("\"rights_told\":\"" + told + "\"");
        List<String> rights = new ArrayList<>();
        for (int i = told.equals("none") ? 0 : random.nextInt(5); i > 0; i--) {
            rights.add(right(told.equals("all")));
        }
        fields.add("\"rights\":[" + String.join(",", rights) + "]");
        return "{" + String.join(",", fields) + "}";
    }

    /** A permission group is always one, and a role is too; the same right may come twice under other names. */
    private String right(boolean policies) {
        int role = random.nextInt(policies ? 6 : 3);
        String access = policies && random.nextInt(4) == 0 ? "deny" : "allow";
        String scope = policies && random.nextBoolean() ? "com.cloudflare.api.account.zone.1" : Account.KEY;
        return "[\"role-%s\",%s,\"%s\",\"%s\",\"%s\",%s]"
                .formatted(
                        role,
                        oneOf(List.of("\"Name\"", "\"Other name\"", "null")),
                        role < 3 ? "role" : "permission_group",
                        access,
                        scope,
                        oneOf(List.of("\"Scope\"", "null")));
    }

    private void maybe(List<String> fields, String name, String... values) {
        if (random.nextInt(5) > 0) {
            fields.add("\"" + name + "\":" + oneOf(List.of(values)));
        }
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
