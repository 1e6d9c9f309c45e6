package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SnapshotTest {

    @TempDir
    Path directory;

    @Test
    void aFullDiskIsToldOfTheSnapshotAndNothingIsLeftBehind() {
        Path copy = directory.resolve("copy.db");

        assertThatThrownBy(() -> Snapshot.write(full(), copy))
                .isInstanceOf(DiskFullException.class)
                .hasMessageContaining("Cannot write the snapshot " + copy + ": the disk is full");
        assertThat(copy).doesNotExist();
    }

    private static DataSource full() {
        return stub(DataSource.class, stub(Connection.class, null));
    }

    /** Answers every call with this; null fails as on a full disk, but for closing. */
    private static <T> T stub(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (answer != null || method.getName().equals("close")) {
                return answer;
            }
            throw new SQLiteException("database or disk is full", SQLiteErrorCode.SQLITE_FULL);
        }));
    }
}
