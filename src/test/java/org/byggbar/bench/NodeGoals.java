package org.byggbar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** G10: an edit through one server, seen through another. */
final class NodeGoals {

    private static final int EDITS = 5;
    private static final double PATIENCE_S = 10;
    private static final String GZIP = "Accept-Encoding: gzip";
    private static final String PASSWORD = "a password for the bench";
    private static final String TOKEN = "5d1b8c2e-0f1a-4a9e-9a52-3d8f3c0a7b11";
    private static final Pattern HITS = Pattern.compile("(?m)^byggbar_tiles_asked_total\\{[^}]*result=\"hit\"[^}]*} ([\\d.E]+)$");

    private final Lab lab;
    private final ServerNode other;
    private final String session;

    NodeGoals(Lab lab) throws Exception {
        this.lab = lab;
        Path folder = lab.folder().resolve("node2");
        other = ServerNode.start(lab.children(), lab.home(), folder, lab.database().environment());
        session = signIn();
    }

    private String signIn() throws Exception {
        String name = "bench-" + Long.toString(System.nanoTime(), 36);
        Process verb = lab.children().start(lab.folder().resolve("user.log"), lab.database().environment(),
                List.of("sh", "-c", "echo '" + PASSWORD + "' | '" + lab.home().resolve("byggbar") + "' user add " + name + " --role administrator"));
        if (verb.waitFor() != 0) {
            throw new IOException("no account could be made: see target/bench/work/user.log");
        }
        try (Wire wire = new Wire(lab.node().port())) {
            byte[] form = ("username=" + name + "&password=" + PASSWORD.replace(" ", "+") + "&_csrf=" + TOKEN).getBytes(StandardCharsets.UTF_8);
            Wire.Answer answer = wire.send("POST", "/login", form, "Content-Type: application/x-www-form-urlencoded", "Cookie: XSRF-TOKEN=" + TOKEN);
            Matcher cookie = Pattern.compile("byggbar_session=[^;]+").matcher(String.valueOf(answer.headers().get("set-cookie")));
            if (!cookie.find()) {
                throw new IOException("the bench could not sign in: " + answer.status());
            }
            return cookie.group();
        }
    }

    List<Goal> measure() throws Exception {
        List<TileSet.Tile> tiles = TileSet.of(lab.database(), 15, 200).tiles();
        TileSet.Tile touched = tiles.get(0);
        TileSet.Tile unrelated = tiles.stream().filter(tile -> Math.abs(tile.x() - touched.x()) > 100).findFirst().orElse(tiles.get(tiles.size() - 1));
        List<Double> waits = new ArrayList<>();
        int stale = 0;
        int dropped = 0;
        for (int edit = 0; edit < EDITS; edit++) {
            long plan = draft(touched, edit);
            try (Wire there = new Wire(other.port())) {
                String before = etag(there, touched);
                String beforeUnrelated = etag(there, unrelated);
                publish(plan);
                long acknowledged = System.nanoTime();
                String fresh = untilFresh(there, touched, before, acknowledged);
                waits.add((System.nanoTime() - acknowledged) / 1e6);
                for (int again = 0; again < 50; again++) {
                    stale += etag(there, touched).equals(fresh) ? 0 : 1;
                }
                double hits = hits(there);
                dropped += etag(there, unrelated).equals(beforeUnrelated) && hits(there) > hits ? 0 : 1;
            }
        }
        return List.of(new Goal.Builder("G10", "an edit through one node, in a tile of the other")
                .atMost("fresh after", waits.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), 1_000, " ms")
                .atMost("stale answers after it", stale, 0, "").atMost("unrelated tiles dropped", dropped, 0, "").build());
    }

    /** A plan of one zone in the middle of the tile, seen by its planners only. */
    private long draft(TileSet.Tile tile, int number) throws Exception {
        return Long.parseLong(lab.database().value(String.format(Locale.ROOT, """
                with area as (
                    select (select municipality_id from zone where geom_web && st_tileenvelope(%1$d, %2$d, %3$d) limit 1) as municipality, st_multi(st_snaptogrid(st_transform(st_buffer(st_centroid(st_tileenvelope(%1$d, %2$d, %3$d)), %4$d, 'quad_segs=1'), 25833), 0.001)) as geom
                ), plan as (
                    insert into plan (municipality_id, code, name, kind, status, language, geom)
                    select municipality, 'E%5$d-%6$s', 'Edit', 'NO_OMRADE', 'DRAFT', 'nb', geom from area returning id
                ), zone as (
                    insert into zone (municipality_id, plan_id, code, name, strategy, land_use, geom)
                    select municipality, plan.id, 'A', 'Edit', 'NEW', '1110', area.geom from plan, area
                )
                select id from plan
                """, tile.z(), tile.x(), tile.y(), 40 + 10 * number, number, Long.toString(System.nanoTime(), 36))));
    }

    private void publish(long plan) throws Exception {
        String version = lab.database().value("select version from plan where id = " + plan);
        try (Wire here = new Wire(lab.node().port())) {
            Wire.Answer answer = here.send("POST", "/api/plans/" + plan + "/status", "{\"status\": \"CONSULTATION\"}".getBytes(StandardCharsets.UTF_8),
                    "Content-Type: application/json", "If-Match: \"" + version + "\"", "X-XSRF-TOKEN: " + TOKEN, "Cookie: " + session + "; XSRF-TOKEN=" + TOKEN);
            if (answer.status() != 200) {
                throw new IOException("the edit was answered with " + answer.status() + ": " + answer.text());
            }
        }
    }

    private static String etag(Wire wire, TileSet.Tile tile) throws IOException {
        return String.valueOf(wire.get(tile.path(), GZIP).headers().get("etag"));
    }

    private static String untilFresh(Wire wire, TileSet.Tile tile, String before, long since) throws Exception {
        String now = etag(wire, tile);
        while (now.equals(before)) {
            if (System.nanoTime() - since > PATIENCE_S * 1e9) {
                throw new IOException("the other node's tile stayed old for " + PATIENCE_S + " s");
            }
            Thread.sleep(2);
            now = etag(wire, tile);
        }
        return now;
    }

    private static double hits(Wire wire) throws IOException {
        Matcher line = HITS.matcher(wire.get("/actuator/prometheus").text());
        double sum = 0;
        while (line.find()) {
            sum += Double.parseDouble(line.group(1));
        }
        return sum;
    }
}
