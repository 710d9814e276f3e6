package org.byggbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings in docs/operations.md names those that exist, and all of them. */
class SettingsTest {

    private static final Pattern NAME = Pattern.compile("BYGGBAR_[A-Z_]+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(BYGGBAR_[A-Z_]+)` \\|");

    @Test
    void documentsEverySettingThatTheCodeReads() throws IOException {
        Set<String> read = new TreeSet<>(names(NAME, 0, Path.of("byggbar")));
        read.addAll(names(NAME, 0, Path.of("src/main/resources/application.yaml")));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java")).filter(Files::isRegularFile)) {
            for (Path source : sources.toList()) {
                read.addAll(names(NAME, 0, source));
            }
        }
        assertThat(names(ROW, 1, Path.of("docs/operations.md"))).isEqualTo(read);
    }

    private static Set<String> names(Pattern pattern, int group, Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        pattern.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(group)).forEach(names::add);
        return names;
    }
}
