package org.byggbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists: linked files, paths in code marks, commands of the launcher, Java classes. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#]+)");
    private static final Pattern PATH = Pattern.compile("`((?:src|web|docs|gis-data|docker|\\.ci)/[\\w./-]*\\w)`");
    private static final Pattern COMMAND = Pattern.compile("\\./byggbar (?:--?\\S+ )*([a-z]+)");
    private static final Pattern TYPE = Pattern.compile("`((?:platform|geo|exchange|municipality|identity|changes|layers|plans|zoning|sites|housing|dialogue)\\.[A-Z]\\w+)`");

    @Test
    void everyFileThatADocumentNamesExists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            String text = Files.readString(document);
            for (Matcher link = LINK.matcher(text); link.find();) {
                if (!Files.exists(document.toAbsolutePath().getParent().resolve(link.group(1)).normalize())) {
                    missing.add(document + ": " + link.group(1));
                }
            }
            for (Matcher path = PATH.matcher(text); path.find();) {
                if (!Files.exists(Path.of(path.group(1)))) {
                    missing.add(document + ": " + path.group(1));
                }
            }
            for (Matcher type = TYPE.matcher(text); type.find();) {
                if (!Files.exists(Path.of("src/main/java/org/byggbar/" + type.group(1).replace('.', '/') + ".java"))) {
                    missing.add(document + ": " + type.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCommandThatADocumentNamesIsInTheLaunchersHelp() throws IOException {
        String launcher = Files.readString(Path.of("byggbar"));
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            for (Matcher command = COMMAND.matcher(Files.readString(document)); command.find();) {
                if (!launcher.contains("byggbar " + command.group(1))) {
                    unknown.add(document + ": ./byggbar " + command.group(1));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }
}
