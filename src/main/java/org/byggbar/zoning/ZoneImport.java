package org.byggbar.zoning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.byggbar.changes.Actor;
import org.byggbar.exchange.ImportOrder;
import org.byggbar.exchange.ImportTarget;
import org.byggbar.exchange.UnreadableFile;
import org.byggbar.geo.GeometryFault;
import org.byggbar.geo.StorageCrs;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.municipality.MunicipalityBoundary;
import org.byggbar.plans.ImportPlans;
import org.byggbar.platform.JsonFields;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Zones from a file: into the plan that the order names, or into a new draft that nobody sees before it is published. */
@Component
class ZoneImport implements ImportTarget {

    private static final Map<String, Kind> FIELDS = fieldKinds();

    private final JdbcClient db;
    private final Municipalities municipalities;
    private final MunicipalityBoundary boundary;
    private final ImportPlans plans;
    private final ZoneBodyReader reader;
    private final ZoneColumns columns;
    private final StorageCrs storage;
    private final Actor actor;

    ZoneImport(JdbcClient db, Municipalities municipalities, MunicipalityBoundary boundary, ImportPlans plans, ZoneBodyReader reader,
            ZoneColumns columns, StorageCrs storage, Actor actor) {
        this.db = db;
        this.municipalities = municipalities;
        this.boundary = boundary;
        this.plans = plans;
        this.reader = reader;
        this.columns = columns;
        this.storage = storage;
        this.actor = actor;
    }

    private static Map<String, Kind> fieldKinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        List.of("code", "name", "strategy", "landUse", "fromLandUse", "utilisationMeasure", "utilisationBasis",
                        "overlay", "parallelLandUse", "hilucs", "description")
                .forEach(field -> kinds.put(field, Kind.TEXT));
        List.of("utilisationExisting", "utilisationAllowed", "maxRidgeHeightM", "maxEavesHeightM", "demolishedSharePct").forEach(field -> kinds.put(field, Kind.NUMBER));
        List.of("maxStoreys", "existingDwellings", "existingFloorAreaM2").forEach(field -> kinds.put(field, Kind.INTEGER));
        return kinds;
    }

    @Override
    public String layer() {
        return "zones";
    }

    @Override
    public Map<String, Kind> fields() {
        return FIELDS;
    }

    @Override
    public Table open(ImportOrder order) {
        Municipality municipality = municipalities.find(order.municipality())
                .orElseThrow(() -> new UnreadableFile("There is no municipality \"" + order.municipality() + "\"."));
        actor.declare("import");
        long plan = order.plan() == null ? plans.newDraft(municipality, order.file().getFileName().toString()) : draft(municipality, order.plan());
        Set<String> codes = ConcurrentHashMap.newKeySet();
        codes.addAll(db.sql("select code from zone where plan_id = :plan").param("plan", plan).query(String.class).list());
        return new Zones(municipality, plan, codes, boundary.area(municipality.id()));
    }

    private long draft(Municipality municipality, String code) {
        ImportPlans.Target plan = plans.find(municipality, code)
                .orElseThrow(() -> new UnreadableFile("There is no plan \"" + code + "\" in " + municipality.name() + "."));
        if (plan.published()) {
            throw new UnreadableFile("The plan \"" + code + "\" is published and does not change. Open a revision of it and import into that.");
        }
        return plan.id();
    }

    private final class Zones implements Table {

        private final Municipality municipality;
        private final long plan;
        private final Set<String> codes;
        private final PreparedGeometry area;

        Zones(Municipality municipality, long plan, Set<String> codes, PreparedGeometry area) {
            this.municipality = municipality;
            this.plan = plan;
            this.codes = codes;
            this.area = area;
        }

        @Override
        public String name() {
            return "zone";
        }

        @Override
        public List<String> columns() {
            List<String> columns = new ArrayList<>(List.of("municipality_id", "plan_id", "area_m2", "updated_by"));
            columns.addAll(ZoneColumns.NAMES);
            return columns;
        }

        @Override
        public void complete(ObjectNode fields, int number) {
            if (!fields.has("code")) {
                fields.put("code", String.valueOf(number));
            }
            if (!fields.has("name")) {
                fields.set("name", fields.get("code"));
            }
        }

        @Override
        public List<Object> row(JsonFields fields) {
            ZoneAttributes zone = reader.attributes(fields, municipality);
            if (zone.code() != null && !codes.add(zone.code())) {
                fields.fault("code", "rule.zone_code_unique", Map.of());
            }
            // The area is measured by the table's trigger.
            List<Object> row = new ArrayList<>(List.of(municipality.id(), plan, 0, "import"));
            row.addAll(ZoneImport.this.columns.values(zone));
            return row;
        }

        @Override
        public GeometryFault misplaced(Geometry stored) {
            if (!(stored instanceof MultiPolygon)) {
                return new GeometryFault("geometry.type_unsupported", null, null, Map.of("actual", stored.getGeometryType()));
            }
            // The box settles nearly every zone with four sides instead of all of them.
            if (area.covers(stored.getEnvelope()) || area.covers(stored)) {
                return null;
            }
            Geometry first = stored.getFactory().createPoint(stored.getCoordinate());
            Coordinate place = storage.toWgs84(first).getCoordinate();
            return new GeometryFault("geometry.outside_municipality", place.x, place.y, Map.of("hint", "elsewhere"));
        }

        @Override
        public String address() {
            return "/" + municipality.id() + "/plan#plan=" + plan;
        }
    }
}
