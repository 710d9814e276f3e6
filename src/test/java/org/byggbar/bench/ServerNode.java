package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.byggbar.support.ServerProcess;

/** A server as operators start it, by the launcher and with its flags, on the scratch database. */
record ServerNode(Process process, int port, double secondsToReadiness) {

    private static final long START_LIMIT_S = 900;

    static ServerNode start(Children children, Path home, Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        long began = System.nanoTime();
        Process process = children.start(folder.resolve("server.log"), environment,
                List.of(home.resolve("byggbar").toString(), "run", "--port", String.valueOf(port), "--data", folder.resolve("data").toString()));
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(START_LIMIT_S)) {
                throw new IOException("The server did not start: " + Files.readString(folder.resolve("server.log")));
            }
            Thread.sleep(50);
        }
        return new ServerNode(process, port, (System.nanoTime() - began) / 1e9);
    }

    private static boolean isReady(int port) {
        try (Wire wire = new Wire(port)) {
            return wire.get("/actuator/health/readiness").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Resident memory, MB; {@code peak} the most it ever was. */
    double residentMb(boolean peak) throws IOException {
        String name = peak ? "VmHWM:" : "VmRSS:";
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow();
    }

    void stop() throws InterruptedException {
        Children.stop(process);
    }
}
