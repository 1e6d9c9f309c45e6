package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.TempStore;

/** A machine whose temporary folders do not serve is told from one whose do. */
class TemporaryFoldersTest {

    @TempDir
    Path directory;

    @Test
    void aFolderThatCanBeWrittenAndExecutedInHasNoObstacleAndStaysEmpty() {
        assertThat(NativeLibrary.obstacle(directory.toString())).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsNamedAsTheObstacle() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(NativeLibrary.obstacle(directory.resolve("missing").toString()))
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be written", "no such file or folder"));
        assertThat(NativeLibrary.obstacle(file.toString())).isPresent();
        assertThat(NativeLibrary.obstacle("\0")).isPresent();
    }

    @Test
    void sqliteKeepsItsTemporaryFilesInMemoryWhereNoFolderTakesThem() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        Path missing = directory.resolve("missing");

        assertThat(TemporaryFiles.store(Stream.of("", missing.toString(), file.toString())))
                .isEqualTo(TempStore.MEMORY);
        assertThat(TemporaryFiles.store(Stream.of(missing.toString(), directory.toString())))
                .isEqualTo(TempStore.DEFAULT);
    }
}
