package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.support.ServerProcess;

/** G8: MapServer, as one process that stays (FastCGI behind nginx), on the same database and the same tiles. */
final class PeerGoals {

    private static final Map<Integer, Integer> TILES = Map.of(6, 1, 8, 4, 10, 10, 12, 20, 14, 40, 16, 60);
    private static final Path PROGRAM = Path.of("/usr/lib/cgi-bin/mapserv");

    private static final String MAP = """
            MAP
              NAME "bench"
              EXTENT -1000000 5000000 2000000 9000000
              SIZE 256 256
              PROJECTION "init=epsg:25833" END
              OUTPUTFORMAT NAME "mvt" DRIVER "MVT" EXTENSION "pbf" FORMATOPTION "EXTENT=4096" FORMATOPTION "EDGE_BUFFER=64" END
              OUTPUTFORMAT NAME "geojson" DRIVER "OGR/GEOJSON" MIMETYPE "application/json; subtype=geojson" FORMATOPTION "STORAGE=stream" FORMATOPTION "FORM=SIMPLE" FORMATOPTION "LCO:COORDINATE_PRECISION=7" END
              WEB METADATA
                "ows_enable_request" "*" "ows_title" "bench" "wfs_getfeature_formatlist" "geojson" "ows_onlineresource" "http://localhost/mapserver?map=%1$s&"
                "ows_srs" "EPSG:4326 EPSG:3857 EPSG:25833"
              END END
              LAYER
                NAME "zone" TYPE POLYGON STATUS ON
                %2$s
                DATA "geom_web from (select id, code, name, strategy, land_use, plan_id, geom_web from zone where published) as q using unique id using srid=3857"
                PROJECTION "init=epsg:3857" END
                METADATA "gml_include_items" "code,name,strategy,land_use,plan_id" END
                CLASS STYLE COLOR 200 200 200 END END
              END
              LAYER
                NAME "zones" TYPE POLYGON STATUS ON
                %2$s
                DATA "geom from (select id, municipality_id, version, plan_id, plan_name, plan_status, code, name, strategy, land_use, from_land_use, max_storeys, existing_dwellings, area_m2, description, updated_at, geom from layer_zone where published) as q using unique id using srid=25833"
                PROJECTION "init=epsg:25833" END
                METADATA "gml_include_items" "all" "wfs_title" "zones" "gml_featureid" "id" END
                CLASS STYLE COLOR 200 200 200 END END
              END
            END
            """;

    private final Lab lab;
    private final Nginx nginx;
    private final Path map;

    PeerGoals(Lab lab) throws Exception {
        this.lab = lab;
        if (!Files.isExecutable(PROGRAM) || !Children.has("spawn-fcgi")) {
            throw new IOException("MapServer (cgi-mapserver, spawn-fcgi) is not installed");
        }
        Path folder = Files.createDirectories(lab.folder().resolve("mapserver"));
        map = folder.resolve("bench.map");
        Map<String, String> client = lab.database().clientEnvironment();
        String connection = "CONNECTIONTYPE POSTGIS CONNECTION \"host=127.0.0.1 port=%s dbname=%s user=%s password=%s\" PROCESSING \"CLOSE_CONNECTION=DEFER\""
                .formatted(client.get("PGPORT"), Database.NAME, client.get("PGUSER"), client.get("PGPASSWORD"));
        Files.writeString(map, MAP.formatted(map, connection));
        Path configuration = Files.writeString(folder.resolve("mapserver.conf"), "CONFIG\n ENV\n  MS_MAP_PATTERN \".\"\n END\nEND\n");
        int port = ServerProcess.freePort();
        lab.children().start(folder.resolve("mapserver.log"), Map.of("MAPSERVER_CONFIG_FILE", configuration.toString()),
                List.of("spawn-fcgi", "-n", "-a", "127.0.0.1", "-p", String.valueOf(port), "--", PROGRAM.toString()));
        nginx = Nginx.start(lab.children(), lab.folder().resolve("nginx-mapserver"), port);
    }

    List<Goal> measure() throws Exception {
        Goal.Builder goal = new Goal.Builder("G8", "tiles made anew, and 1000 features, over MapServer’s time");
        for (int z : List.of(6, 8, 10, 12, 14, 16)) {
            TileSet set = TileSet.of(lab.database(), z, TILES.get(z));
            List<String> ours = set.tiles().stream().map(tile -> tile.path() + Lab.COLD).toList();
            List<String> theirs = set.tiles().stream().map(this::tile).toList();
            requireContent(theirs.get(0), "mapbox");
            goal.atMost("z" + z, ratio(ours, theirs, z < 10 ? 2 : 3), 1, "");
        }
        List<FeatureGoals.Box> boxes = FeatureGoals.towns(lab.database(), 3);
        List<String> theirs = boxes.stream().map(this::features).toList();
        requireContent(theirs.get(0), "json");
        goal.atMost("features", ratio(boxes.stream().map(FeatureGoals::itemsIn).toList(), theirs, 3), 0.4, "");
        return List.of(goal.build());
    }

    private double ratio(List<String> ours, List<String> theirs, int rounds) throws Exception {
        List<Samples> times = lab.interleaved(rounds, () -> lab.medianPassMs(lab.node().port(), ours), () -> lab.medianPassMs(nginx.port(), theirs));
        return times.get(0).pairedRatioTo(times.get(1));
    }

    private String tile(TileSet.Tile tile) {
        return String.format(Locale.ROOT, "/mapserver?map=%s&mode=tile&tilemode=gmap&tile=%d+%d+%d&layers=zone&map.imagetype=mvt", map, tile.x(), tile.y(), tile.z());
    }

    private String features(FeatureGoals.Box box) {
        return "/mapserver?map=" + map + "&SERVICE=WFS&VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=zones&OUTPUTFORMAT=geojson&MAXFEATURES=1000&SRSNAME=EPSG:4326&BBOX="
                + box.degrees();
    }

    /** MapServer tells its errors with status 200. */
    private void requireContent(String path, String type) throws IOException {
        try (Wire wire = new Wire(nginx.port())) {
            Wire.Answer answer = wire.get(path);
            if (answer.status() != 200 || !answer.headers().getOrDefault("content-type", "").contains(type) || answer.body().length < 200) {
                throw new IOException("MapServer answered " + answer.status() + " " + answer.headers() + " " + answer.text().lines().limit(8).toList());
            }
        }
    }
}
