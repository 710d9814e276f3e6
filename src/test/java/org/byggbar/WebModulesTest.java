package org.byggbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.byggbar.support.Node;
import org.junit.jupiter.api.Test;

/** Runs the browser modules' own unit tests (web/test). */
class WebModulesTest {

    @Test
    void passTheirOwnTests() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--test"));
        try (var files = Files.list(Path.of("web/test"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".test.js")).sorted().forEach(arguments::add);
        }
        Node.Run tests = Node.run("", arguments);
        assertThat(tests.status()).as(tests.text()).isZero();
        assertThat(tests.text()).containsPattern("pass [1-9]");
    }
}
