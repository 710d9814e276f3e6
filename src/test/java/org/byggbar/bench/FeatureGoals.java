package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** G7 and G9: features as GeoJSON and answers to questions, beside what their SQL alone takes over the wire. */
final class FeatureGoals {

    private static final int FEATURES = 1_000;
    private static final int PLACES = 3;
    private static final int POINTS = 20;

    /** The database writes everything itself; the server of such a query only passes it on. */
    private static final String SQL_GEOJSON = """
            select json_build_object('type', 'FeatureCollection', 'features', json_agg(
                json_build_object('type', 'Feature', 'id', id, 'geometry', st_asgeojson(geom, 7)::json, 'properties', properties))) from (
                select id, st_forcepolygonccw(st_transform(geom, 4326)) as geom, (select row_to_json(own) from (select municipality_id, version, %s) own) as properties
                from layer_zone
                where published and geom_web && st_makeenvelope(%s, 3857) and st_intersects(geom_web, st_makeenvelope(%s, 3857))
                order by id limit %d) feature
            """;

    private final Lab lab;

    FeatureGoals(Lab lab) {
        this.lab = lab;
    }

    /** A box of degrees around a town, west, south, east, north, and the same in EPSG:3857. */
    record Box(String degrees, String metres) {}

    static List<Box> towns(Database database, int count) throws SQLException {
        return database.rows("""
                select concat_ws(',', round(st_xmin(d)::numeric, 6), round(st_ymin(d)::numeric, 6), round(st_xmax(d)::numeric, 6), round(st_ymax(d)::numeric, 6)),
                       concat_ws(', ', st_xmin(m), st_ymin(m), st_xmax(m), st_ymax(m))
                from (select m, st_transform(m, 4326) as d
                      from (select st_setsrid(st_extent(geom_web)::geometry, 3857) as m from zone group by plan_id order by hashint8(plan_id) limit %d) town) box
                """.formatted(count)).stream().map(row -> new Box(row.get(0), row.get(1))).toList();
    }

    Goal features() throws Exception {
        List<Box> boxes = towns(lab.database(), PLACES);
        List<String> paths = boxes.stream().map(FeatureGoals::itemsIn).toList();
        Path script = lab.pgbench().script("geojson", boxes.stream().map(box -> oneLine(geoJsonSql(lab.database(), box))).toList());
        List<Samples> times = lab.interleaved(() -> lab.medianPassMs(lab.node().port(), paths),
                () -> lab.pgbench().medianPassMs(script, lab.options().seconds()));
        return new Goal.Builder("G7", FEATURES + " features as GeoJSON over SQL that writes the GeoJSON")
                .atMost("", times.get(0).pairedRatioTo(times.get(1)), 1.15, "").build();
    }

    static String itemsIn(Box box) {
        return "/ogc/collections/zone/items?limit=" + FEATURES + "&bbox=" + box.degrees();
    }

    private static String geoJsonSql(Database database, Box box) {
        try {
            String columns = database.value("select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = 'layer_zone'::regclass "
                    + "and attnum > 0 and not attisdropped and attname not in ('id', 'municipality_id', 'version', 'published', 'geom', 'geom_web')");
            return SQL_GEOJSON.formatted(columns, box.metres(), box.metres(), FEATURES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("\\s+", " ").strip() + ";";
    }

    Goal questions() throws Exception {
        Goal.Builder goal = new Goal.Builder("G9", "a question about a point, on top of its own SQL");
        List<String> points = lab.database().rows("""
                select st_x(p), st_y(p) from (select st_transform(st_pointonsurface(geom), 4326) as p from zone order by hashint8(id) limit %d) place
                """.formatted(POINTS)).stream().map(row -> String.format(Locale.ROOT, "lon=%.6f&lat=%.6f", Double.parseDouble(row.get(0)), Double.parseDouble(row.get(1)))).toList();
        ask(goal, "what applies here", points.stream().map(point -> "/api/questions/at?" + point).toList());
        ask(goal, "what lies within 100 m", points.stream().map(point -> "/api/questions/within?metres=100&" + point).toList());
        return goal.build();
    }

    private void ask(Goal.Builder goal, String what, List<String> paths) throws Exception {
        List<StatementLog.Statement> sent = StatementLog.during(lab.database(), () -> askEach(paths));
        // What the server asks for each question; its own clocks ask now and then.
        Map<String, Long> times = sent.stream().collect(Collectors.groupingBy(StatementLog.Statement::sql, Collectors.counting()));
        List<String> lines = sent.stream().filter(statement -> times.get(statement.sql()) >= paths.size()).map(statement -> statement.with(Map.of())).filter(sql -> sql.toLowerCase(Locale.ROOT).contains("select"))
                .map(sql -> sql + ";").toList();
        Path script = lab.pgbench().script("question", lines);
        List<Samples> durations = lab.interleaved(() -> lab.medianPassMs(lab.node().port(), paths),
                () -> lab.pgbench().medianPassMs(script, lab.options().seconds()));
        goal.atMost(what, durations.get(0).pairedDifferenceTo(durations.get(1)) / paths.size(), 0.35, " ms");
    }

    private void askEach(List<String> paths) throws IOException {
        try (Wire wire = new Wire(lab.node().port())) {
            for (String path : paths) {
                Wire.Answer answer = wire.get(path);
                if (answer.status() != 200) {
                    throw new IOException(path.replaceFirst("\\?.*", "") + " answers " + answer.status());
                }
            }
        }
    }
}
