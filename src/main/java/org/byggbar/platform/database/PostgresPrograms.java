package org.byggbar.platform.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.byggbar.platform.CommandFailure;

/** One installed PostgreSQL: the folder of its programs and its major version. */
record PostgresPrograms(Path bin, int major) {

    private static final int OLDEST_MAJOR = 15;
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final List<Path> PACKAGE_FOLDERS = List.of(
            Path.of("/usr/lib/postgresql"), Path.of("/usr"), Path.of("/opt/homebrew/opt"), Path.of("/usr/local/opt"));
    private static final String INSTALL = "install PostgreSQL " + OLDEST_MAJOR + " or newer with PostGIS"
            + " (Debian and Ubuntu: apt-get install postgresql-postgis)";

    /** The newest installation, one with PostGIS before one without. */
    static PostgresPrograms newest() {
        return installed().stream()
                .filter(programs -> programs.major >= OLDEST_MAJOR)
                .max(Comparator.comparing(PostgresPrograms::hasPostgis).thenComparing(PostgresPrograms::major))
                .orElseThrow(() -> new CommandFailure("PostgreSQL is missing: " + INSTALL
                        + ", or set BYGGBAR_DB_URL to a database that has PostGIS."));
    }

    /** The installation that can open a cluster made by the given major version. */
    static PostgresPrograms ofMajor(int major, Path cluster) {
        return installed().stream().filter(programs -> programs.major == major).findFirst()
                .orElseThrow(() -> new CommandFailure("The database in " + cluster + " was made by PostgreSQL " + major
                        + ", which is not installed: install PostgreSQL " + major + " with PostGIS again, or move the"
                        + " folder away to begin with an empty database."));
    }

    Path program(String name) {
        return bin.resolve(name);
    }

    /** A guess from the file system, good enough to choose by; the database itself has the last word. */
    private boolean hasPostgis() {
        Path prefix = bin.getParent();
        return List.of(Path.of("/usr/share/postgresql/" + major + "/extension"),
                        prefix.resolve("share/extension"), prefix.resolve("share/postgresql/extension"),
                        prefix.resolve("share/postgresql@" + major + "/extension"))
                .stream().anyMatch(folder -> Files.exists(folder.resolve("postgis.control")));
    }

    private static List<PostgresPrograms> installed() {
        List<PostgresPrograms> found = new ArrayList<>();
        for (Path bin : candidateFolders()) {
            if (Files.isExecutable(bin.resolve("postgres")) && Files.isExecutable(bin.resolve("initdb"))) {
                majorOf(bin).ifPresent(major -> found.add(new PostgresPrograms(bin, major)));
            }
        }
        return found;
    }

    private static List<Path> candidateFolders() {
        String chosen = System.getenv("BYGGBAR_PG_BIN");
        if (chosen != null && !chosen.isBlank()) {
            return List.of(Path.of(chosen));
        }
        List<Path> folders = new ArrayList<>();
        for (Path parent : PACKAGE_FOLDERS) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(parent, "{[0-9]*,pgsql-*,postgresql@*}")) {
                versions.forEach(version -> folders.add(version.resolve("bin")));
            } catch (IOException noSuchFolder) {
                // another distribution's place
            }
        }
        for (String folder : Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)) {
            folders.add(Path.of(folder));
        }
        return folders;
    }

    private static Optional<Integer> majorOf(Path bin) {
        try {
            Process process = new ProcessBuilder(bin.resolve("postgres").toString(), "--version").start();
            String line = new String(process.getInputStream().readAllBytes());
            Matcher version = VERSION.matcher(line);
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (IOException notRunnable) {
            return Optional.empty();
        }
    }
}
