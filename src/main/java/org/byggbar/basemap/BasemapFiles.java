package org.byggbar.basemap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Archives of tiles that the operator has put into {@code <data>/basemaps/<municipality>/}. What lies there is public:
 * a file is served as soon as it is there, and offered to planners when it is a PMTiles archive of version 3.
 */
@Component
class BasemapFiles {

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.pmtiles");
    private static final Pattern FOLDER = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    private final Path folder;

    BasemapFiles(@Value("${byggbar.data}") Path data) {
        this.folder = data.resolve("basemaps").toAbsolutePath();
    }

    /** Only plain names lead to a file, so no name leads out of the municipality's folder. */
    Optional<Path> find(String municipality, String name) {
        if (!FOLDER.matcher(municipality).matches() || !FILE.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of(folder.resolve(municipality).resolve(name)).filter(Files::isRegularFile);
    }

    /** The archives that a planner can choose from, by name. */
    List<BasemapFile> list(String municipality) {
        if (!FOLDER.matcher(municipality).matches()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(municipality))) {
            return files.filter(file -> FILE.matcher(file.getFileName().toString()).matches()).filter(Files::isRegularFile).sorted()
                    .flatMap(file -> BasemapFile.read(file).stream()).toList();
        } catch (IOException noSuchFolder) {
            return List.of();
        }
    }
}
