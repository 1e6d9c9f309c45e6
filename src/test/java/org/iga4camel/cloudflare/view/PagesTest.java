package org.iga4camel.cloudflare.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stream of any length needs the memory of a page. */
class PagesTest {

    private static final ViewQuery ROLES = ViewQuery.list(View.ROLES, "default", Map.of(), ViewQuery.ALL);

    private final List<Map<String, Object>> asked = new ArrayList<>();

    /** A database of so many roles, the ids of which are numbers of five digits. */
    private List<Map<String, Object>> read(ViewQuery query, int roles) {
        asked.add(query.parameters());
        String after = (String) query.parameters().get("role_id");
        int rows = (int) query.parameters().get("rows");
        return IntStream.range(after.isEmpty() ? 0 : Integer.parseInt(after) + 1, roles)
                .limit(rows)
                .<Map<String, Object>>mapToObj(number -> Map.of("role_id", String.format("%05d", number)))
                .toList();
    }

    @Test
    void everyRowComesOnceAndInOrder() {
        List<String> ids = new ArrayList<>();

        new Pages(ROLES, 100, query -> read(query, 1001)).forEachRemaining(role -> ids.add(((Role) role).roleId()));

        assertThat(ids).hasSize(1001).isSorted().doesNotHaveDuplicates();
        assertThat(asked).hasSize(11).allSatisfy(page -> assertThat(page).containsEntry("rows", 101));
    }

    @Test
    void aPageIsReadWhenTheRowsBeforeItWereTaken() {
        Pages stream = new Pages(ROLES, 100, query -> read(query, 100_000));

        for (int i = 0; i < 100; i++) {
            stream.next();
        }

        assertThat(asked).hasSize(1);
    }

    @Test
    void anEmptyListIsAtItsEnd() {
        assertThat(new Pages(ROLES, 100, query -> List.of()).hasNext()).isFalse();
    }
}
