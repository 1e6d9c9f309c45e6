package org.iga4camel.cloudflare.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.iga4camel.cloudflare.sync.SyncFixture;
import org.iga4camel.cloudflare.sync.SyncIncompleteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list whose pages lead to one another by cursors. */
class CursorListTest {

    private SyncFixture fixture;
    private Toys toys;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        fixture = SyncFixture.of(Toys.KINDS, directory, Map.of());
        fixture.account().populate(3, 0);
        toys = Toys.of(fixture.sandbox());
        for (int note = 1; note <= 5; note++) {
            toys.note(note, "Note " + note);
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Object published() {
        return fixture.one("SELECT group_concat(name, ', ' ORDER BY id) FROM object WHERE kind = 'note'");
    }

    @Test
    void itIsFollowedToItsEndAndBelievedWhenASecondReadingShowsTheSame() {
        fixture.sync();

        assertThat(published()).isEqualTo("Note 1, Note 2, Note 3, Note 4, Note 5");
        assertThat(toys.askedForNotes())
                .containsExactly(
                        "2 from ",
                        "2 from " + Toys.id(3),
                        "2 from " + Toys.id(5),
                        "2 from ",
                        "2 from " + Toys.id(3),
                        "2 from " + Toys.id(5));
    }

    @Test
    void aCursorThatLeadsInACircleEndsTheReadingAndIsNotBelieved() {
        fixture.sync();
        toys.askedForNotes().clear();
        toys.leadInACircle(1);

        assertThatThrownBy(fixture::sync)
                .isInstanceOf(SyncIncompleteException.class)
                .hasMessageContaining("notes")
                .hasMessageContaining("page 4 repeats other pages");

        assertThat(toys.askedForNotes()).hasSize(12);
        assertThat(published()).isEqualTo("Note 1, Note 2, Note 3, Note 4, Note 5");
    }
}
