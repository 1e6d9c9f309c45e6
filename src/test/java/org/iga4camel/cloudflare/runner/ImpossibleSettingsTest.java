package org.iga4camel.cloudflare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be, whatever is tried, is one sentence and exit code 2: it names the place that has to be mended. */
@Timeout(25)
class ImpossibleSettingsTest {

    @TempDir
    Path directory;

    private RunnerFixture runner;

    @BeforeEach
    void settings() throws IOException {
        runner = new RunnerFixture(directory);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    /** Each makes one thing impossible, and its name is part of what is told. */
    enum Impossible {
        LOOP_AS_DATABASE("loop.db") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createSymbolicLink(directory.resolve("loop.db"), directory.resolve("loop.db"));
                runner.set("database", directory.resolve("loop.db").toString());
            }
        },
        LOOP_AS_FOLDER("loop") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("pool"));
                Files.createSymbolicLink(directory.resolve("pool"), directory.resolve("loop"));
                runner.set("database", directory.resolve("loop/cache.db").toString());
            }
        },
        LINK_TO_NOWHERE_AS_FOLDER("gone") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createSymbolicLink(directory.resolve("gone"), directory.resolve("nowhere"));
                runner.set("database", directory.resolve("gone/cache.db").toString());
            }
        },
        FOLDER_AS_DATABASE("folder") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createDirectory(directory.resolve("folder"));
                runner.set("database", directory.resolve("folder").toString());
            }
        },
        FILE_AS_FOLDER("file") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createFile(directory.resolve("file"));
                runner.set("database", directory.resolve("file/deep/cache.db").toString());
            }
        },
        FOLDER_THAT_NOBODY_MAKES("/proc/nowhere") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                runner.set("database", "/proc/nowhere/cache.db");
            }
        },
        TOO_LONG_A_NAME("xxx") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                runner.set("database", directory.resolve("x".repeat(300)).toString());
            }
        },
        FOLDER_AS_LOCK("cache.db.lock") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createDirectory(directory.resolve("cache.db.lock"));
            }
        },
        LINK_AS_LOCK("cache.db.lock") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createFile(directory.resolve("other"));
                Files.createSymbolicLink(directory.resolve("cache.db.lock"), directory.resolve("other"));
            }
        },
        FOLDER_AS_KEYS("keys") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createDirectory(directory.resolve("keys"));
                runner.set("rest-keys-file", directory.resolve("keys").toString());
            }
        },
        LOOP_AS_KEYS("keys") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.createSymbolicLink(directory.resolve("keys"), directory.resolve("keys"));
                runner.set("rest-keys-file", directory.resolve("keys").toString());
            }
        },
        PORT_OUT_OF_RANGE("cloudflare-iga.port") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                runner.set("port", "65536");
            }
        },
        FOLDER_AS_PROPERTIES("application.properties") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.delete(directory.resolve("application.properties"));
                Files.createDirectory(directory.resolve("application.properties"));
            }
        },
        LOOP_AS_PROPERTIES("application.properties") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Files.delete(directory.resolve("application.properties"));
                Files.createSymbolicLink(
                        directory.resolve("application.properties"), directory.resolve("application.properties"));
            }
        },
        LOOP_AS_ROUTES("routes") {
            @Override
            void make(Path directory, RunnerFixture runner) throws IOException {
                Path routes = Files.createDirectory(directory.resolve("routes"));
                for (String name : new String[] {"gateway", "sync"}) {
                    Files.createFile(routes.resolve(name + ".camel.yaml"));
                }
                Files.createSymbolicLink(routes.resolve("check.camel.yaml"), routes.resolve("check.camel.yaml"));
            }
        };

        private final String told;

        Impossible(String told) {
            this.told = told;
        }

        abstract void make(Path directory, RunnerFixture runner) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void oneCommandSaysWhatCannotBe(Impossible impossible) throws Exception {
        impossible.make(directory, runner);

        RunnerFixture.Result result = runner.run("sync");

        assertThat(result.err().strip()).contains(impossible.told).hasLineCount(1);
        assertThat(result.err()).doesNotContain("defect", "Exception");
        assertThat(result.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void theLongRunSaysWhatCannotBe(Impossible impossible) throws Exception {
        impossible.make(directory, runner);

        RunnerFixture.Result result = runner.run();

        assertThat(result.err().strip()).contains(impossible.told).hasLineCount(1);
        assertThat(result.err()).doesNotContain("defect", "Exception");
        assertThat(result.code()).isEqualTo(2);
    }
}
