package org.byggbar.journeys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.Projections;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The strategy of Drammen as it is to be rebuilt: zones that share their corners, in the planning system. Corners
 * nearer than half a metre are made one, as a planner who draws it anew would have it.
 */
final class StrategyPattern {

    private static final double CLOSE_M = 0.5;
    private static final int STORAGE = 25833;

    /** @param ring corners in the planning system, the first not repeated; common corners are equal */
    record Zone(String code, String name, String strategy, String landUse, String fromLandUse, List<Coordinate> ring) {

        Polygon shape() {
            List<Coordinate> closed = new ArrayList<>(ring);
            closed.add(ring.get(0));
            return new GeometryFactory().createPolygon(closed.toArray(Coordinate[]::new));
        }

        /** Metres; the shortest side. */
        double shortestSide() {
            double shortest = Double.MAX_VALUE;
            for (int i = 0; i < ring.size(); i++) {
                shortest = Math.min(shortest, ring.get(i).distance(ring.get((i + 1) % ring.size())));
            }
            return shortest;
        }
    }

    final Map<String, Zone> zones = new LinkedHashMap<>();
    private final Map<Coordinate, Set<String>> at = new HashMap<>();

    private StrategyPattern(List<Zone> all) {
        all.forEach(zone -> {
            zones.put(zone.code, zone);
            zone.ring.forEach(corner -> at.computeIfAbsent(corner, c -> new TreeSet<>()).add(zone.code));
        });
    }

    static StrategyPattern read() {
        List<Zone> read = new ArrayList<>();
        for (JsonNode feature : new JsonMapper().readTree(Path.of("gis-data/demo/drammen/zones.geojson")).get("features")) {
            JsonNode says = feature.get("properties");
            if (says.get("plan").asString().equals("kpa")) {
                List<Coordinate> ring = new ArrayList<>(List.of(onGrid(GeoJson.readOfAnyLength(feature.get("geometry"))).getCoordinates()));
                ring.remove(ring.size() - 1);
                read.add(new Zone(text(says, "code"), text(says, "name"), text(says, "strategy"), text(says, "land_use"), text(says, "from_land_use"), ring));
            }
        }
        return new StrategyPattern(welded(read));
    }

    /** All that the zones cover. */
    Geometry border() {
        return CoverageUnion.union(zones.values().stream().map(Zone::shape).toArray(Geometry[]::new));
    }

    /** Zones that have a corner in common with it. */
    Set<String> neighbours(String code) {
        Set<String> around = new TreeSet<>();
        zones.get(code).ring.forEach(corner -> around.addAll(at.get(corner)));
        around.remove(code);
        return around;
    }

    Set<String> zonesAt(Coordinate corner) {
        return at.get(corner);
    }

    /** On the millimetres of the storage system, so that typing and sending a corner come to the same place; then in the planning system. */
    static Geometry onGrid(Geometry lonLat) {
        Geometry stored = Projections.transform(lonLat, Projections.WGS84, STORAGE);
        stored.apply((CoordinateFilter) corner -> {
            corner.x = Math.round(corner.x * 1000) / 1000.0;
            corner.y = Math.round(corner.y * 1000) / 1000.0;
        });
        return Projections.transform(stored, STORAGE, DeskApi.PLANNING);
    }

    private static List<Zone> welded(List<Zone> zones) {
        Map<Coordinate, Coordinate> stands = new HashMap<>();
        for (Zone zone : zones) {
            for (int i = 0; i < zone.ring.size(); i++) {
                Coordinate one = zone.ring.get(i);
                Coordinate next = zone.ring.get((i + 1) % zone.ring.size());
                if (one.distance(next) < CLOSE_M) {
                    stands.put(one.compareTo(next) < 0 ? next : one, one.compareTo(next) < 0 ? one : next);
                }
            }
        }
        return zones.stream().map(zone -> new Zone(zone.code, zone.name, zone.strategy, zone.landUse, zone.fromLandUse,
                zone.ring.stream().map(corner -> last(stands, corner)).distinct().toList())).toList();
    }

    private static Coordinate last(Map<Coordinate, Coordinate> stands, Coordinate corner) {
        Coordinate found = corner;
        while (stands.containsKey(found)) {
            found = stands.get(found);
        }
        return found;
    }

    private static String text(JsonNode says, String name) {
        return says.get(name).isNull() ? null : says.get(name).asString();
    }
}
