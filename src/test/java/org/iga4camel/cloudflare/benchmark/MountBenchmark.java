package org.iga4camel.cloudflare.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
 * Measures what mounting adds to the start of hosts, and prints the threads that are there afterwards: a usual one, which
 * has six YAML routes of its own on Quartz, HTTP, JDBC, JSON and beans, the same without JMX, and a bare one, which has two
 * routes in Java on Quartz and HTTP. Each start is in a process of its own, since a second start in a warm one tells little. The first
 * one makes the database; of the others count the quickest, the median, and the median of the CPU time, which is that of
 * all threads and says more where others use the machine too. All in milliseconds.
 */
public final class MountBenchmark {

    private static final int STARTS = 7;
    private static final String MARK = "started: ";
    private static final String BARE = "bare";
    private static final String NO_JMX = "usual, no JMX";
    private static final List<String> HOSTS = List.of("usual", NO_JMX, BARE);
    private static final List<String> PARTS = List.of("", "provisioning", "sync", "sync,provisioning");

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private MountBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            start(arguments[0], arguments[1], Path.of(arguments[2]), Integer.parseInt(arguments[3]));
            return;
        }
        System.out.println("| host | mounted | first ms | quickest ms | median ms | CPU ms | CPU beyond nothing ms |"
                + " threads when idle beside the host's |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |");
        for (String host : HOSTS) {
            measure(host);
        }
    }

    private static void measure(String host) throws Exception {
        long nothing = 0;
        Set<String> hosts = new TreeSet<>();
        for (String parts : PARTS) {
            List<Long> millis = new ArrayList<>();
            List<Long> cpu = new ArrayList<>();
            Set<String> threads = new TreeSet<>();
            Path directory = Files.createTempDirectory("cloudflare-iga-mount");
            // what ends when it is idle has ended after a while; once is enough to see the threads
            String[] first = process(host, parts, directory, 8_000);
            threads.addAll(Arrays.asList(first).subList(2, first.length));
            for (int i = 0; i < STARTS; i++) {
                String[] told = process(host, parts, directory, 0);
                millis.add(Long.parseLong(told[0]));
                cpu.add(Long.parseLong(told[1]));
            }
            delete(directory);
            Collections.sort(millis);
            Collections.sort(cpu);
            long median = cpu.get(STARTS / 2);
            if (parts.isEmpty()) {
                nothing = median;
                hosts.addAll(threads);
            }
            threads.removeAll(hosts);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %d | %d | %d | %s |%n",
                    host,
                    parts.isEmpty() ? "nothing" : parts,
                    first[0],
                    millis.get(0),
                    millis.get(STARTS / 2),
                    median,
                    median - nothing,
                    String.join(", ", threads));
        }
    }

    private static String[] process(String host, String parts, Path directory, int idleMillis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.apache.camel.jmx.disabled=" + host.equals(NO_JMX),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MountBenchmark.class.getName(),
                        host,
                        parts,
                        directory.toString(),
                        Integer.toString(idleMillis))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.inputReader()) {
            return out.lines()
                    .filter(line -> line.startsWith(MARK))
                    .findFirst()
                    .orElseThrow()
                    .substring(MARK.length())
                    .split(";");
        } finally {
            process.waitFor();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One start of one host; nobody answers at the address of its Cloudflare. */
    private static void start(String host, String parts, Path directory, int idleMillis) throws Exception {
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
        if (host.equals(BARE)) {
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("quartz:host/yearly?cron=0+0+0+1+1+?").to("direct:host");
                    from("direct:host").to("http://127.0.0.1:9/");
                }
            });
        } else {
            main.configure().setRoutesIncludePattern("classpath:benchmark/hub.camel.yaml");
            main.bind("hubDatabase", new HikariDataSource());
            main.bind("hubPeople", new People());
        }
        long begun = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        main.start();
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        long cpuMillis = Duration.ofNanos(PROCESS.getProcessCpuTime() - cpu).toMillis();
        Thread.sleep(idleMillis);
        String threads = Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("\\d+", "n"))
                .distinct()
                .collect(Collectors.joining(";"));
        System.out.println(MARK + millis + ";" + cpuMillis + ";" + threads);
        main.stop();
    }

    /** What the usual host does itself. */
    public static final class People {

        public String back(String person) {
            return "back: " + person;
        }

        public String keep(String person) {
            return "kept: " + person;
        }
    }
}
