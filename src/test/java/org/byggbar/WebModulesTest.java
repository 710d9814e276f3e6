package org.byggbar;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the browser modules' own unit tests (web/test) with the Node that Playwright brings along: no other is needed. */
class WebModulesTest {

    @Test
    void passTheirOwnTests() throws IOException, InterruptedException {
        Process tests = new ProcessBuilder(command()).redirectErrorStream(true).start();
        String report = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as(report).isZero();
        assertThat(report).containsPattern("pass [1-9]");
    }

    private static List<String> command() throws IOException {
        String node = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .createProcessBuilder().command().get(0);
        List<String> command = new ArrayList<>(List.of(node, "--test"));
        try (var files = Files.list(Path.of("web/test"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".test.js")).sorted().forEach(command::add);
        }
        return command;
    }
}
