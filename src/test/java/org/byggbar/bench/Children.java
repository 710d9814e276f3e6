package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs that a run has started; all end with it, also on Ctrl-C, the last started first. */
final class Children implements AutoCloseable {

    private static final int STOP_LIMIT_S = 30;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Starts a program whose output goes to a file of its own. */
    Process start(Path output, Map<String, String> environment, List<String> command) throws IOException {
        Files.createDirectories(output.getParent());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("BYGGBAR_") && !name.equals("BYGGBAR_JAVA_OPTS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        closeAtEnd(() -> stop(process));
        return process;
    }

    synchronized <T extends AutoCloseable> T closeAtEnd(T child) {
        open.push(child);
        return child;
    }

    static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Runs a program to its end. */
    static String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + output);
        }
        return output;
    }

    static boolean has(String program) {
        return List.of("/usr/bin", "/usr/sbin", "/bin", "/usr/local/bin").stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("did not end well: " + e.getMessage());
            }
        }
    }
}
