package org.byggbar.support;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs browser modules with the Node that Playwright brings along: no other is needed. */
public final class Node {

    /** What a run wrote, on both its outputs. */
    public record Run(int status, String text) {}

    private Node() {}

    /** @param input what the program reads from its standard input */
    public static Run run(String input, List<String> arguments) throws IOException, InterruptedException {
        Path file = Files.createTempFile("node", ".in");
        try {
            Files.writeString(file, input);
            Process process = new ProcessBuilder(command(arguments)).redirectErrorStream(true).redirectInput(file.toFile()).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), text);
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> command(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .createProcessBuilder().command().get(0)));
        command.addAll(arguments);
        return command;
    }
}
