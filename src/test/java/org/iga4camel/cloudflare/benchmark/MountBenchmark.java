package org.iga4camel.cloudflare.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * Measures what mounting adds to the start of a host that has a route on Quartz and one on HTTP itself, and prints the
 * threads that are there afterwards. Each start is in a process of its own, since a second start in a warm one tells
 * little; the figure is the median of some, in milliseconds.
 */
public final class MountBenchmark {

    private static final int STARTS = 9;
    private static final List<String> PARTS = List.of("", "provisioning", "sync", "sync,provisioning");

    private MountBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            start(arguments[0], Path.of(arguments[1]));
            return;
        }
        System.out.println("| mounted | start ms | more than nothing ms | threads when idle beside the host's |");
        System.out.println("| --- | ---: | ---: | --- |");
        long nothing = 0;
        Set<String> hosts = new TreeSet<>();
        for (String parts : PARTS) {
            List<Long> millis = new ArrayList<>();
            Set<String> threads = new TreeSet<>();
            for (int i = 0; i < STARTS; i++) {
                String[] told = process(parts);
                millis.add(Long.parseLong(told[0]));
                threads.addAll(Arrays.asList(told).subList(1, told.length));
            }
            Collections.sort(millis);
            long median = millis.get(STARTS / 2);
            if (parts.isEmpty()) {
                nothing = median;
                hosts.addAll(threads);
            }
            threads.removeAll(hosts);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %s |%n",
                    parts.isEmpty() ? "nothing" : parts,
                    median,
                    median - nothing,
                    String.join(", ", threads));
        }
    }

    private static String[] process(String parts) throws Exception {
        Path directory = Files.createTempDirectory("cloudflare-iga-mount");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            MountBenchmark.class.getName(),
                            parts,
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.inputReader()) {
                String last = out.lines().reduce((one, two) -> two).orElseThrow();
                return last.split(";");
            } finally {
                process.waitFor();
            }
        } finally {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** One start of one host; nobody answers at the address of its Cloudflare. */
    private static void start(String parts, Path directory) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.main.startupSummaryLevel", "Off");
        if (!parts.isEmpty()) {
            main.addInitialProperty("cloudflare-iga.mount", parts);
            main.addInitialProperty("cloudflare-iga.account-id", "0123456789abcdef0123456789abcdef");
            main.addInitialProperty("cloudflare-iga.token", "a-token-for-benchmarks");
            main.addInitialProperty("cloudflare-iga.base-url", "http://127.0.0.1:9");
            main.addInitialProperty(
                    "cloudflare-iga.database", directory.resolve("cache.db").toString());
        }
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("quartz:host/yearly?cron=0+0+0+1+1+?").to("direct:host");
                from("direct:host").to("http://127.0.0.1:9/");
            }
        });
        long begun = System.nanoTime();
        main.start();
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        Thread.sleep(8_000);
        String threads = Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("\\d+", "n"))
                .distinct()
                .collect(Collectors.joining(";"));
        System.out.println(millis + ";" + threads);
        main.stop();
    }
}
