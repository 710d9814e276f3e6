package org.byggbar.platform.database;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.byggbar.platform.CommandFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running PostgreSQL of a cluster, on 127.0.0.1 and one free port, without sockets in shared folders. If it dies
 * while the server lives, it is started again on the same port; connections of the pool then heal by themselves.
 */
final class PostgresProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
    private static final Duration PREDECESSOR_LIMIT = Duration.ofSeconds(20);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MS = 15;
    private static final long LOG_LIMIT_BYTES = 5_000_000;
    /** Several nodes with 12 + 4 + 2 connections in their pools and one for the feed each, verbs beside them, and room to look. */
    private static final int MAX_CONNECTIONS = 100;
    /** The line of postmaster.pid that tells the state, counted from 0. */
    private static final int STATE_LINE = 7;

    private final ClusterFolder cluster;
    private final int port;
    private volatile Process process;
    private volatile boolean stopping;

    PostgresProcess(ClusterFolder cluster) throws IOException {
        this.cluster = cluster;
        this.port = freePort();
    }

    /** Starts the cluster; one that a killed server left running is stopped first. */
    void start() throws IOException, InterruptedException {
        rotateLog(cluster.log());
        stopLeftover();
        startOrExplain();
    }

    int port() {
        return port;
    }

    /** A killed predecessor may hold its shared memory for a moment; any other refusal is final. */
    private void startOrExplain() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(PREDECESSOR_LIMIT);
        while (!launch()) {
            if (Instant.now().isAfter(limit) || !lastLogLine().contains("shared memory")) {
                throw new CommandFailure("The private database did not start (" + lastLogLine() + "): see "
                        + cluster.log() + ".");
            }
            Thread.sleep(RETRY_PAUSE.toMillis());
        }
    }

    /** @return whether it is ready; recovery after a crash is given all the time it needs */
    private boolean launch() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (new File("/usr/bin/setsid").canExecute()) {
            command.add("setsid");
        }
        command.addAll(List.of(cluster.programs().program("postgres").toString(), "-D", cluster.files().toString(),
                "-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "max_connections=" + MAX_CONNECTIONS));
        Process started = cluster.account().command(cluster.path(), command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
                .start();
        while (!isReady(started)) {
            if (!started.isAlive()) {
                return false;
            }
            Thread.sleep(POLL_MS);
        }
        process = started;
        started.onExit().thenRun(this::restartUnlessStopping);
        return true;
    }

    private boolean isReady(Process started) throws IOException {
        List<String> lines = pidFileLines();
        return lines.size() > STATE_LINE && lines.get(0).strip().equals(String.valueOf(started.pid()))
                && lines.get(STATE_LINE).strip().equals("ready");
    }

    private void restartUnlessStopping() {
        if (!stopping) {
            LOG.warn("PostgreSQL ended unexpectedly; starting it again");
            Thread restart = new Thread(this::restart, "postgres-restart");
            restart.setDaemon(true);
            restart.start();
        }
    }

    private void restart() {
        try {
            while (!stopping && !launched()) {
                Thread.sleep(RETRY_PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean launched() throws InterruptedException {
        try {
            boolean ready = launch();
            LOG.warn(ready ? "PostgreSQL is running again" : "PostgreSQL did not start; trying again");
            return ready;
        } catch (IOException e) {
            LOG.error("PostgreSQL could not be started: {}", e.getMessage());
            return false;
        }
    }

    /** Lets running statements go and writes everything down (PostgreSQL's fast shutdown). */
    @Override
    public void close() {
        stopping = true;
        try {
            stop();
            Process last = process;
            if (last != null && !last.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                last.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop cleanly: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopLeftover() throws IOException, InterruptedException {
        Optional<ProcessHandle> leftover = pidFileLines().stream().findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
        if (leftover.isEmpty()) {
            return;
        }
        if (isPostgres(leftover.get())) {
            stop();
        } else {
            Files.delete(pidFile());
        }
    }

    /** The pid of a dead postmaster may have gone to another program; the data lock says that it is not ours. */
    private static boolean isPostgres(ProcessHandle handle) {
        return handle.info().command().map(program -> program.endsWith("postgres")).orElse(true);
    }

    private void stop() throws IOException, InterruptedException {
        cluster.account().command(cluster.path(), List.of(cluster.programs().program("pg_ctl").toString(), "stop",
                        "-D", cluster.files().toString(), "-m", "fast", "-w", "-t",
                        String.valueOf(STOP_LIMIT.toSeconds()), "-s"))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private Path pidFile() {
        return cluster.files().resolve("postmaster.pid");
    }

    private List<String> pidFileLines() throws IOException {
        return Files.exists(pidFile()) ? Files.readAllLines(pidFile(), StandardCharsets.ISO_8859_1) : List.of();
    }

    private String lastLogLine() throws IOException {
        return Files.readAllLines(cluster.log(), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, second) -> second)
                .map(line -> line.replaceFirst(".*(FATAL|PANIC):\\s*", ""))
                .orElse("no reason given");
    }

    private static void rotateLog(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
