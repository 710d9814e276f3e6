package org.byggbar.support;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.byggbar.platform.database.DataFolder;
import org.springframework.util.FileSystemUtils;

/** A Byggbar server as operators run it: a process of its own, on a data folder of its own. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final Path data;
    private final int port;

    private ServerProcess(Process process, Path output, Path data, int port) {
        this.process = process;
        this.output = output;
        this.data = data;
        this.port = port;
    }

    /** Starts {@code byggbar run} on the port and data folder; does not wait until it is ready. */
    public static ServerProcess start(Path data, int port, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile("byggbar-server", ".txt");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m", "-cp", classPath(), "org.byggbar.ByggbarServer",
                "run", "--port", String.valueOf(port), "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BYGGBAR_"));
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), output, data, port);
    }

    /** An unused place for a data folder, below target. */
    public static Path freshData(String name) {
        return Path.of("target", "servers", name + "-" + Long.toHexString(System.nanoTime())).toAbsolutePath();
    }

    /** Deletes a data folder, with the database that root's servers may keep elsewhere. */
    public static void forget(Path data) throws IOException {
        if (Files.isSymbolicLink(data.resolve("pg"))) {
            FileSystemUtils.deleteRecursively(data.resolve("pg").toRealPath());
        }
        FileSystemUtils.deleteRecursively(data);
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The server's own classes, without those of the tests. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public ServerProcess untilReady() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException("The server did not become ready:\n" + output());
            }
            Thread.sleep(POLL.toMillis());
        }
        return this;
    }

    public boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(address("/actuator/health/readiness")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** @return the exit code of a server that ends by itself */
    public int untilEnded() throws InterruptedException {
        if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server is still running");
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    /** A connection to the server's own database, beside the server. */
    public Connection database() throws SQLException {
        return DataFolder.accessOfRunningServer(data).connect();
    }

    /** The PostgreSQL of the server's data folder, if it runs. */
    public Optional<ProcessHandle> postgres() throws IOException {
        Path pidFile = data.resolve("pg").toRealPath().resolve("cluster/postmaster.pid");
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                : Optional.empty();
    }

    /** The end that no program can prepare for ({@code kill -9}). */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void killPostgres() throws IOException {
        ProcessHandle postgres = postgres().orElseThrow();
        postgres.destroyForcibly();
        postgres.onExit().join();
    }

    /** The polite end, as by Ctrl-C; returns when everything is stopped. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            untilEnded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(output);
    }
}
