package org.byggbar.zoning.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.Projections;
import org.byggbar.geo.StorageCrs;
import org.byggbar.municipality.Municipalities;
import org.byggbar.plans.Plans;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.version.ComparedZones.Pair;
import org.byggbar.zoning.version.ComparedZones.Side;
import org.byggbar.zoning.version.ComparedZones.Zone;
import org.byggbar.zoning.version.Comparison.Field;
import org.byggbar.zoning.version.Comparison.Row;
import org.byggbar.zoning.version.Comparison.Shape;
import org.byggbar.zoning.version.Comparison.Summary;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says zone by zone what is different between two states of a plan: values, and ground gained and lost. */
@Component
class CompareVersions {

    private static final String NOW = "now";

    private final Plans plans;
    private final PlanVersions versions;
    private final ComparedZones zones;
    private final Municipalities municipalities;
    private final StorageCrs storage;

    CompareVersions(Plans plans, PlanVersions versions, ComparedZones zones, Municipalities municipalities, StorageCrs storage) {
        this.plans = plans;
        this.versions = versions;
        this.zones = zones;
        this.municipalities = municipalities;
        this.storage = storage;
    }

    /**
     * @param from number of a version or {@code now}; a revision's versions are those of the plan that it revises
     * @throws ProblemException 404 as {@link PlanVersions#get}, 400 {@code parameter.invalid}
     */
    @Transactional(readOnly = true)
    public Comparison of(long planId, String from, String to) {
        PlanVersions.Line line = versions.line(planId);
        Side earlier = side("from", from, planId, line);
        Side later = side("to", to, planId, line);
        int srid = municipalities.get(plans.getVisible(planId).municipality()).planningSrid();
        List<Pair> pairs = zones.pairs(earlier, later);
        List<Pair> differing = pairs.stream().filter(pair -> !pair.same()).toList();
        Map<Long, Zone> before = zones.read(earlier, differing.stream().map(Pair::from).filter(Objects::nonNull).toList());
        Map<Long, Zone> after = zones.read(later, differing.stream().map(Pair::to).filter(Objects::nonNull).toList());
        List<Row> rows = differing.stream().map(pair -> row(pair, before.get(pair.from()), after.get(pair.to()), srid)).toList();
        return new Comparison(from, to, "EPSG:" + srid, summary(rows, pairs.size() - differing.size()), rows);
    }

    private Side side(String name, String which, long planId, PlanVersions.Line line) {
        if (which.equals(NOW)) {
            return new Side(planId, null);
        }
        if (!which.matches("[1-9]\\d{0,8}")) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", name);
        }
        return new Side(line.line(), versions.get(line, Integer.parseInt(which)).number());
    }

    private Row row(Pair pair, Zone before, Zone after, int srid) {
        Zone shown = after == null ? before : after;
        return new Row(pair.to() == null ? pair.from() : pair.to(), pair.from(),
                shown.attributes().get("code").asString(), shown.attributes().get("name").asString(),
                before == null ? "added" : after == null ? "removed" : "changed",
                before == null || after == null ? List.of() : fields(before, after), shape(before, after, srid));
    }

    private static List<Field> fields(Zone before, Zone after) {
        List<Field> fields = new ArrayList<>();
        after.attributes().properties().forEach(entry -> {
            Object was = before.attributes().get(entry.getKey());
            if (!entry.getValue().equals(was)) {
                fields.add(new Field(entry.getKey(), was, entry.getValue()));
            }
        });
        return fields;
    }

    private Shape shape(Zone before, Zone after, int srid) {
        if (before == null || after == null) {
            return shape(GeometryDifference.whole(storage.toCrs((before == null ? after : before).geom(), srid), before == null), srid);
        }
        return before.geom().equalsExact(after.geom()) ? null
                : shape(GeometryDifference.between(storage.toCrs(before.geom(), srid), storage.toCrs(after.geom(), srid)), srid);
    }

    private static Shape shape(GeometryDifference difference, int srid) {
        return new Shape(difference.fromAreaM2(), difference.toAreaM2(), difference.gained().getArea(), difference.lost().getArea(),
                difference.movedCorners(), difference.furthestM(), json(difference.gained(), srid), json(difference.lost(), srid));
    }

    private static Map<String, Object> json(Geometry planning, int srid) {
        return planning.isEmpty() ? null
                : GeoJsonWriter.write(Projections.transform(planning, srid, Projections.WGS84), GeoJsonWriter.EDIT_DECIMALS);
    }

    private static Summary summary(List<Row> rows, long same) {
        return new Summary(count(rows, "added"), count(rows, "removed"), count(rows, "changed"), same,
                rows.stream().filter(row -> row.geometry() != null).mapToDouble(row -> row.geometry().gainedM2()).sum(),
                rows.stream().filter(row -> row.geometry() != null).mapToDouble(row -> row.geometry().lostM2()).sum());
    }

    private static long count(List<Row> rows, String change) {
        return rows.stream().filter(row -> row.change().equals(change)).count();
    }
}
