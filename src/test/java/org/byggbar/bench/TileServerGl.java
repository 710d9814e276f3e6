package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.support.ServerProcess;

/** tileserver-gl-light, the usual server of finished tiles, with one of ours in its file; fetched by npm once, if that can be had. */
record TileServerGl(int port) {

    static final String ABSENT = "could not be had by npm";

    private static final String VERSION = "5.6.0";
    private static final String CONFIGURATION = """
            {"options": {"paths": {"root": "%s", "fonts": "", "sprites": "", "icons": "", "styles": "", "files": "", "mbtiles": ""}},
             "styles": {}, "data": {"bench": {"mbtiles": "%s"}}}
            """;
    private static final String MAKE_FILE = """
            const [file, z, x, y, tile] = process.argv.slice(2);
            const db = new (require('sqlite3').Database)(file);
            db.serialize(() => {
                db.run('create table metadata (name text, value text)');
                db.run('create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)');
                db.run('create unique index tile_index on tiles (zoom_level, tile_column, tile_row)');
                const about = { name: 'bench', format: 'pbf', minzoom: z, maxzoom: z, bounds: '-180,-85,180,85',
                    json: '{"vector_layers":[{"id":"zone","fields":{}}]}' };
                for (const [name, value] of Object.entries(about)) db.run('insert into metadata values (?, ?)', name, String(value));
                db.run('insert into tiles values (?, ?, ?, ?)', z, x, 2 ** z - 1 - y, require('fs').readFileSync(tile));
            });
            db.close();
            """;

    static Optional<TileServerGl> start(Lab lab, TileSet.Tile tile) throws InterruptedException {
        Path folder = lab.home().resolve("target/bench/tileserver-gl");
        try {
            if (!Files.exists(folder.resolve("node_modules/tileserver-gl-light"))) {
                Files.createDirectories(folder);
                Bench.say("fetching tileserver-gl-light");
                Children.run(Map.of(), List.of("npm", "i", "--no-audit", "--no-fund", "--prefix", folder.toString(), "tileserver-gl-light@" + VERSION));
            }
            Path file = makeFile(lab, folder, tile);
            Path configuration = Files.writeString(lab.folder().resolve("tileserver-gl.json"), CONFIGURATION.formatted(lab.folder(), file));
            int port = ServerProcess.freePort();
            lab.children().start(lab.folder().resolve("tileserver-gl.log"), Map.of("NODE_ENV", "production"), List.of("node",
                    folder.resolve("node_modules/tileserver-gl-light/src/main.js").toString(), "--config", configuration.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1"));
            return awaitAnswer(new TileServerGl(port), tile);
        } catch (IOException e) {
            Bench.say("no tileserver-gl-light: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private static Path makeFile(Lab lab, Path folder, TileSet.Tile tile) throws IOException, InterruptedException {
        Path file = lab.folder().resolve("bench.mbtiles");
        Path content = lab.folder().resolve("bench-tile.gz");
        try (Wire wire = new Wire(lab.node().port())) {
            Files.write(content, wire.get(tile.path(), "Accept-Encoding: gzip").body());
        }
        Path script = Files.writeString(folder.resolve("make-file.cjs"), MAKE_FILE);
        Files.deleteIfExists(file);
        Children.run(Map.of(), List.of("node", script.toString(), file.toString(), String.valueOf(tile.z()), String.valueOf(tile.x()),
                String.valueOf(tile.y()), content.toString()));
        return file;
    }

    private static Optional<TileServerGl> awaitAnswer(TileServerGl server, TileSet.Tile tile) throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            try (Wire wire = new Wire(server.port)) {
                if (wire.get(server.path(tile)).status() == 200) {
                    return Optional.of(server);
                }
            } catch (IOException notYet) {
                // asked again
            }
            Thread.sleep(100);
        }
        Bench.say("tileserver-gl-light does not answer");
        return Optional.empty();
    }

    private String path(TileSet.Tile tile) {
        return "/data/bench/" + tile.z() + "/" + tile.x() + "/" + tile.y() + ".pbf";
    }

    String url(TileSet.Tile tile) {
        return "http://127.0.0.1:" + port + path(tile);
    }
}
