package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleFileMountTest {

    @ParameterizedTest
    @CsvSource({
        "/data/cache.db, /data/cache.db, true",
        "/data/two words.db, /data/two\\040words.db, true",
        "/data/cache.db, /data, false",
        "/data/cache.db, /data/cache.db.lock, false"
    })
    void aFileThatIsMountedWithoutItsFolderIsNoticed(String file, String mountPoint, boolean noticed) {
        List<String> mounts = List.of(
                "22 1 0:20 / / rw,relatime shared:1 - overlay overlay rw",
                "36 22 254:1 /volumes/x " + mountPoint + " rw,noatime shared:2 - ext4 /dev/vda1 rw",
                "");

        assertThat(SingleFileMount.isListed(Path.of(file), mounts)).isEqualTo(noticed);
    }
}
