package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL's own measuring program: prepared statements on one connection, nothing else on the way. */
final class Pgbench {

    private final Database database;
    private final Path folder;

    Pgbench(Database database, Path folder) throws IOException {
        this.database = database;
        this.folder = Files.createDirectories(folder);
    }

    /** A script that runs once for each of so many questions. */
    Path script(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name + ".sql"), lines);
    }

    /** One statement for each tile; {@code sql} holds :z, :x and :y. */
    Path tileScript(String name, String sql, List<TileSet.Tile> tiles) throws IOException {
        List<String> lines = new ArrayList<>();
        for (TileSet.Tile tile : tiles) {
            lines.add("\\set z " + tile.z());
            lines.add("\\set x " + tile.x());
            lines.add("\\set y " + tile.y());
            lines.add(sql.replaceAll("\\s+", " ").strip() + ";");
        }
        return script(name, lines);
    }

    /** @return the median duration of a pass through the script, ms; the first pass, which prepares, is left out */
    double medianPassMs(Path script, double seconds) throws IOException, InterruptedException {
        return medianPassMs(script, seconds, "public");
    }

    /** @param schema whose tables go before those of the same name in {@code public} */
    double medianPassMs(Path script, double seconds, String schema) throws IOException, InterruptedException {
        Path prefix = folder.resolve("pass");
        delete(prefix);
        Map<String, String> environment = new HashMap<>(database.clientEnvironment());
        environment.merge("PGOPTIONS", " -c search_path=" + schema + ",public", String::concat);
        Children.run(environment, List.of(database.cluster().program("pgbench").toString(), "-n", "-M", "prepared", "-c", "1",
                "-T", String.format(Locale.ROOT, "%d", Math.max(1, Math.round(seconds))), "-l", "--log-prefix=" + prefix, "-f", script.toString()));
        List<Double> passes = new ArrayList<>();
        try (Stream<Path> logs = Files.list(folder)) {
            for (Path log : logs.filter(file -> file.getFileName().toString().startsWith("pass.")).toList()) {
                Files.readAllLines(log).forEach(line -> passes.add(Double.parseDouble(line.split(" ")[2]) / 1_000));
            }
        }
        delete(prefix);
        return new Samples(passes.size() > 1 ? passes.subList(1, passes.size()) : passes).median();
    }

    private void delete(Path prefix) throws IOException {
        try (Stream<Path> logs = Files.list(folder)) {
            for (Path log : logs.filter(file -> file.getFileName().toString().startsWith(prefix.getFileName() + ".")).toList()) {
                Files.delete(log);
            }
        }
    }
}
