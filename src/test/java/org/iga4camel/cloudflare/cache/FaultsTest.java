package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A failure of SQLite is told with its file, what is wrong and what to do. */
class FaultsTest {

    private static final Path FILE = Path.of("/var/lib/iga/cache.db");

    private static SQLiteException failure(SQLiteErrorCode code) {
        return new SQLiteException(code.toString(), code);
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_FULL, DiskFullException, finds its disk full",
        "SQLITE_CORRUPT, DatabaseDamagedException, is damaged",
        "SQLITE_CORRUPT_INDEX, DatabaseDamagedException, is damaged",
        "SQLITE_NOTADB, DatabaseDamagedException, is damaged",
        "SQLITE_BUSY, DatabaseException, is locked by somebody else",
        "SQLITE_BUSY_SNAPSHOT, DatabaseException, is locked by somebody else",
        "SQLITE_READONLY, DatabaseUnreachableException, may not be written",
        "SQLITE_READONLY_DIRECTORY, DatabaseUnreachableException, may not be written",
        "SQLITE_PERM, DatabaseUnreachableException, may not be written",
        "SQLITE_CANTOPEN, DatabaseUnreachableException, cannot be opened",
        "SQLITE_IOERR, DatabaseException, cannot be read or written",
        "SQLITE_IOERR_SHMSIZE, DiskFullException, finds its disk full",
        "SQLITE_IOERR_WRITE, DatabaseException, look at the disk",
        "SQLITE_IOERR_GETTEMPPATH, DatabaseException, SQLITE_TMPDIR",
        "SQLITE_CONSTRAINT_TRIGGER, DatabaseException, failed",
    })
    void eachFaultHasItsSentenceAndTheFile(SQLiteErrorCode code, String type, String told) {
        DatabaseException named = Faults.named(failure(code), FILE);

        assertThat(named.getClass().getSimpleName()).isEqualTo(type);
        assertThat(named).hasMessageStartingWith("The database " + FILE + " ").hasMessageContaining(told);
    }

    @Test
    void whatAPoolFailedForIsToldAndNotThatItIsAPool() {
        SQLException pool = new SQLTransientConnectionException(
                "cloudflare-iga-writer - Connection is not available", "08000", failure(SQLiteErrorCode.SQLITE_FULL));

        assertThat(Faults.named(pool, FILE))
                .isInstanceOf(DiskFullException.class)
                .hasMessageNotContaining("Connection is not available");
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, true",
        "Disk quota exceeded, true",
        "There is not enough space on the disk, true",
        "Permission denied, false",
    })
    void aFileBesideTheDatabaseFindsTheDiskFullToo(String reason, boolean full) {
        DatabaseException named =
                Faults.named(new FileSystemException("/x/y.lock", null, reason), "Cannot open the lock file /x/y.lock");

        assertThat(named instanceof DiskFullException).isEqualTo(full);
        assertThat(named).hasMessageStartingWith("Cannot open the lock file /x/y.lock: ");
    }
}
