package org.iga4camel.cloudflare.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.iga4camel.cloudflare.cache.DatabaseLock.Held;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLockTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private Path database;
    private DatabaseLock lock;
    private Process child;

    @BeforeEach
    void open() {
        database = directory.resolve("cache.db");
        lock = DatabaseLock.on(database);
    }

    @AfterEach
    void close() {
        lock.close();
        if (child != null) {
            child.destroyForcibly();
        }
    }

    @Test
    void twoNamesDoNotDisturbEachOther() {
        Held sync = lock.tryLock("sync:default").orElseThrow();
        Held member = lock.tryLock("member:default:1").orElseThrow();

        sync.close();

        assertThat(lock.tryLock("member:default:1")).isEmpty();
        member.close();
    }

    @Test
    void aHeldNameIsNotToBeHadAgainInThisProcess() {
        try (DatabaseLock another = DatabaseLock.on(database);
                Held held = lock.tryLock("sync:default").orElseThrow()) {
            assertThat(lock.tryLock(held.name())).isEmpty();
            assertThat(another.tryLock(held.name())).isEmpty();
        }
        assertFree("sync:default");
    }

    @Test
    void closingOneInstanceDoesNotFreeWhatAnotherHolds() throws Exception {
        DatabaseLock another = DatabaseLock.on(database);
        Held held = lock.tryLock("sync:default").orElseThrow();

        another.close();
        another.close();

        assertThat(anotherProcessGets("sync:default")).isFalse();
        held.close();
        assertThat(anotherProcessGets("sync:default")).isTrue();
    }

    @Test
    void aNameStaysHeldWhenItsInstanceIsClosed() throws Exception {
        Held held = lock.tryLock("sync:default").orElseThrow();

        lock.close();

        assertThat(anotherProcessGets("sync:default")).isFalse();
        held.close();
        assertThatThrownBy(() -> lock.tryLock("sync:default")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNameIsFreedOnceAndByAnyThread() throws Exception {
        Held held = lock.tryLock("sync:default").orElseThrow();
        CompletableFuture.runAsync(held::close).get();
        Held next = lock.tryLock("sync:default").orElseThrow();

        held.close();

        assertThat(lock.tryLock("sync:default")).isEmpty();
        next.close();
    }

    @Test
    void theNamesOfAKilledProcessAreFree() throws Exception {
        assertThat(anotherProcessGets("sync:default")).isTrue();
        assertThat(lock.tryLock("sync:default")).isEmpty();
        assertFree("sync:other");

        child.destroyForcibly();

        await().atMost(BOUND).untilAsserted(() -> assertFree("sync:default"));
    }

    @Test
    void aLinkToTheDatabaseLeadsToTheSameLock() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link.db"), Path.of("cache.db"));
        Path linkedDirectory = Files.createSymbolicLink(directory.resolve("linked"), directory);
        try (Held held = lock.tryLock("migrate").orElseThrow();
                DatabaseLock beforeTheFileExists = DatabaseLock.on(link)) {
            assertThat(beforeTheFileExists.tryLock(held.name())).isEmpty();
            Files.createFile(database);
            try (DatabaseLock afterwards = DatabaseLock.on(linkedDirectory.resolve("link.db"))) {
                assertThat(afterwards.tryLock(held.name())).isEmpty();
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayUseTheLockFile() throws IOException {
        Path file = directory.resolve("cache.db.lock");

        lock.tryLock("any").orElseThrow().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsAbandonedIsFree() {
        Held held = lock.tryLock("operation:1").orElseThrow();

        lock.abandon();

        Held next = lock.tryLock("operation:1").orElseThrow();
        held.close();
        assertThat(lock.tryLock("operation:1")).isEmpty();
        next.close();
    }

    @Test
    void missingDirectoriesAreCreated() {
        Path file = directory.resolve("data/deep/cache.db");

        DatabaseLock.on(file).close();

        assertThat(file.getParent()).isDirectory();
        assertThat(file).doesNotExist();
    }

    @Test
    void whoWaitsGetsTheNameWhenItIsFreed() throws Exception {
        Held held = lock.tryLock("member:default:1").orElseThrow();
        AtomicReference<Thread> waiter = new AtomicReference<>();
        CompletableFuture<Optional<Held>> waiting = waitInBackground(waiter);
        awaitSleep(waiter);

        held.close();

        waiting.get(BOUND.toSeconds(), TimeUnit.SECONDS).orElseThrow().close();
    }

    @Test
    void waitingEndsWhenTheTimeRanOut() throws InterruptedException {
        try (Held held = lock.tryLock("member:default:1").orElseThrow()) {
            assertThat(lock.lock(held.name(), Duration.ofMillis(30))).isEmpty();
            assertThat(lock.lock(held.name(), Duration.ofSeconds(-1))).isEmpty();
        }
    }

    @Test
    void waitingCanBeInterrupted() {
        try (Held held = lock.tryLock("member:default:1").orElseThrow()) {
            AtomicReference<Thread> waiter = new AtomicReference<>();
            CompletableFuture<Optional<Held>> waiting = waitInBackground(waiter);
            awaitSleep(waiter);

            waiter.get().interrupt();

            assertThatThrownBy(() -> waiting.get(BOUND.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(InterruptedException.class);
            assertThat(lock.tryLock(held.name())).isEmpty();
        }
    }

    @Test
    void anInterruptedThreadDoesNotFreeWhatOthersHold() throws Exception {
        Held held = lock.tryLock("sync:default").orElseThrow();
        Thread.currentThread().interrupt();
        lock.tryLock("member:default:1").orElseThrow().close();
        assertThat(Thread.interrupted()).isTrue();

        assertThat(anotherProcessGets("sync:default")).isFalse();
        held.close();
    }

    private void assertFree(String name) {
        Optional<Held> held = lock.tryLock(name);
        assertThat(held).isPresent();
        held.get().close();
    }

    private CompletableFuture<Optional<Held>> waitInBackground(AtomicReference<Thread> waiter) {
        return CompletableFuture.supplyAsync(() -> {
            waiter.set(Thread.currentThread());
            try {
                return lock.lock("member:default:1", Duration.ofDays(1_000_000));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void awaitSleep(AtomicReference<Thread> waiter) {
        await().atMost(BOUND)
                .until(() -> waiter.get() != null && waiter.get().getState() == Thread.State.TIMED_WAITING);
    }

    /** Starts a second JVM that takes the name and, if it gets it, holds it until it is killed. */
    private boolean anotherProcessGets(String name) throws Exception {
        String classPath = String.join(
                System.getProperty("path.separator"), location(DatabaseLock.class), location(LockHolder.class));
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        LockHolder.class.getName(),
                        database.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
        return ("holds " + name).equals(output.readLine());
    }

    private static String location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
