package org.byggbar.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody else's program, run as its user runs it. */
final class Client {

    private static final int PATIENCE_S = 60;

    private Client() {}

    /** @return what it wrote to its standard output; fails with what it complained about when it doesn't end well */
    static String run(String input, Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path in = Files.createTempFile("client", ".in");
        Path complaints = Files.createTempFile("client", ".err");
        try {
            Files.writeString(in, input);
            ProcessBuilder builder = new ProcessBuilder(command).redirectInput(in.toFile()).redirectError(complaints.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).as("%s ends", command.get(0)).isTrue();
            assertThat(process.exitValue()).as("%s: %s %s", command, output, Files.readString(complaints)).isZero();
            return output;
        } finally {
            Files.delete(in);
            Files.delete(complaints);
        }
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        return run("", Map.of(), command);
    }
}
