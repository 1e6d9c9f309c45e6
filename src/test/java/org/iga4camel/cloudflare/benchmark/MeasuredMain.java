package org.iga4camel.cloudflare.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iga4camel.cloudflare.runner.Main;

/** The real main class; when the process ends, it says on standard error what it used. */
final class MeasuredMain {

    static final String MARK = "measured ";

    private MeasuredMain() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println(MARK + used())));
        Main.main(arguments);
    }

    /** CPU time of this process in ms, its peak heap and its peak resident memory in MB. */
    static String used() {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return cpuMillis() + " " + heap / 1_000_000 + " " + residentMegabytes();
    }

    private static long cpuMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1_000_000
                : -1;
    }

    /** Linux only; elsewhere -1. */
    private static long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
