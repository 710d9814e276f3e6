package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue in three languages can't drift apart, nor from the pages and problems that use it. */
class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern PROBLEM_CODE = Pattern.compile(
            "(?:badRequest|unprocessable|conflict|GeometryRefused|GeometryFault\\.of|new GeometryFault)\\(\\s*\"([a-z_.]+)\""
                    + "|HttpStatus\\.\\w+, \"([a-z_]+\\.[a-z_.]+)\"|fault\\(\"?\\w+\"?, \"([a-z_]+\\.[a-z_.]+)\"");
    private static final Pattern PAGE_KEY = Pattern.compile("#\\{([a-z][\\w.]+)[}(]");

    private final Messages messages = new Messages(JsonMapper.builder().build());

    @Test
    void everyTextExistsInEveryLanguageWithTheSamePlaceholders() {
        Map<String, Set<String>> english = placeholders("en");
        assertThat(english).hasSizeGreaterThan(100);
        assertThat(placeholders("nb")).isEqualTo(english);
        assertThat(placeholders("sv")).isEqualTo(english);
    }

    @Test
    void noTextIsEmpty() {
        Messages.LANGUAGES.forEach(language -> assertThat(messages.catalogue(language).values()).noneMatch(String::isBlank));
    }

    @Test
    void everyProblemHasATitleAndASentence() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String source : sources("src/main/java", ".java")) {
            for (Matcher code = PROBLEM_CODE.matcher(source); code.find();) {
                String found = Stream.of(code.group(1), code.group(2), code.group(3)).filter(g -> g != null).findFirst().orElseThrow();
                if (!messages.has("problem." + found + ".title") || !messages.has("problem." + found + ".detail")) {
                    missing.add(found);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyOfAPageExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String page : sources("web/pages", ".html")) {
            for (Matcher key = PAGE_KEY.matcher(page); key.find();) {
                if (!messages.has(key.group(1))) {
                    missing.add(key.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private Map<String, Set<String>> placeholders(String language) {
        Map<String, Set<String>> all = new TreeMap<>();
        messages.catalogue(language).forEach((key, text) -> {
            Set<String> names = new TreeSet<>();
            PLACEHOLDER.matcher(text).results().forEach(result -> names.add(result.group()));
            all.put(key, names);
        });
        return all;
    }

    private static Iterable<String> sources(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).map(MessagesTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
