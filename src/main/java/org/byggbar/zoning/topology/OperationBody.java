package org.byggbar.zoning.topology;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.municipality.GeometryField;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.JsonFields;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the body of an operation, keeping every fault for one answer. Shapes come back in the storage CRS. */
final class OperationBody {

    /** Zones in one request; more than any plan's part that fits on a screen. The size of a body bounds their corners. */
    static final int MAX_ZONES = 2_000;

    private final GeometryField geometry;
    private final Municipality municipality;
    final JsonFields fields;

    OperationBody(GeometryField geometry, Municipality municipality, JsonNode json) {
        this.geometry = geometry;
        this.municipality = municipality;
        this.fields = new JsonFields(json);
    }

    /** The zone that the operation is about; null when faulty. */
    MultiPolygon area() {
        return geometry.area(fields, "geometry", municipality);
    }

    Geometry shape(Set<String> types) {
        return geometry.read(fields, "geometry", municipality, types);
    }

    LineString line() {
        return (LineString) geometry.anywhere(fields, "line", fields.node("line"), Set.of("LineString"));
    }

    /** A place given as {@code [longitude, latitude]}. */
    Point place(String name) {
        JsonNode position = fields.node(name);
        if (position == null) {
            fields.missing(name);
            return null;
        }
        JsonNode point = JsonNodeFactory.instance.objectNode().put("type", "Point").set("coordinates", position);
        return (Point) geometry.anywhere(fields, name, point, Set.of("Point"));
    }

    /** How far a buffer reaches, metres in the planning CRS; null when faulty. */
    Double metres() {
        Double metres = fields.optionalNumber("metres", 0.1, 5_000);
        if (metres == null) {
            fields.missing("metres");
        }
        return metres;
    }

    /** Whether a line's buffer ends where the line does. */
    boolean flatEnd() {
        return "flat".equals(fields.optionalCode("end", Set.of("round", "flat")::contains));
    }

    /** False when the member is missing. */
    boolean flag(String name) {
        JsonNode flag = fields.node(name);
        if (flag != null && !flag.isBoolean()) {
            fields.fault(name, "field.type", Map.of("expected", "boolean"));
        }
        return flag != null && flag.isBoolean() && flag.asBoolean();
    }

    List<KeyedZone> neighbours() {
        return zones("neighbours", 0);
    }

    List<KeyedZone> zones(String name, int atLeast) {
        List<KeyedZone> zones = fields.objects(name, MAX_ZONES, zone -> new KeyedZone(zone.text("key", 1, 100), (MultiPolygon)
                GeometryCheck.asMultiPolygon(geometry.anywhere(zone, "geometry", zone.node("geometry"), GeometryField.AREAS))));
        if (zones.size() < atLeast && !fields.isFaulty()) {
            fields.fault(name, "field.too_few", Map.of("limit", atLeast, "actual", zones.size()));
        }
        return zones;
    }
}
