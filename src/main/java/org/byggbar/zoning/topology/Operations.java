package org.byggbar.zoning.topology;

import java.util.List;
import java.util.Map;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.GeometryField;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Answers what an operation would give, to planners of the plan's municipality. Saves nothing and asks for no version. */
@Service
class Operations {

    private final Plans plans;
    private final Municipalities municipalities;
    private final GeometryField geometry;
    private final StorageCrs storage;

    Operations(Plans plans, Municipalities municipalities, GeometryField geometry, StorageCrs storage) {
        this.plans = plans;
        this.municipalities = municipalities;
        this.geometry = geometry;
        this.storage = storage;
    }

    OperationAnswer.Split split(long planId, JsonNode json) {
        Municipality municipality = municipality(planId);
        OperationBody body = new OperationBody(geometry, municipality, json);
        MultiPolygon zone = body.area();
        LineString line = body.line();
        List<KeyedZone> neighbours = body.neighbours();
        body.fields.done();
        Plane plane = plane(municipality);
        SplitZone.Split split = new SplitZone(plane).split(zone, line, neighbours);
        return new OperationAnswer.Split(plane.areaM2(zone),
                split.parts().stream().map(part -> new OperationAnswer.Part(json(part), plane.areaM2(part))).toList(), shapes(split.neighbours()));
    }

    OperationAnswer.Merged merge(long planId, JsonNode json) {
        Municipality municipality = municipality(planId);
        OperationBody body = new OperationBody(geometry, municipality, json);
        List<KeyedZone> zones = body.zones("zones", 2);
        List<KeyedZone> neighbours = body.neighbours();
        body.fields.done();
        Plane plane = plane(municipality);
        MergeZones.Merged merged = new MergeZones(plane).merge(zones, neighbours);
        return new OperationAnswer.Merged(json(merged.area()), plane.areaM2(merged.area()), shapes(merged.neighbours()));
    }

    private Municipality municipality(long planId) {
        PlanHeading plan = plans.getVisible(planId);
        Viewer.current().requirePlanner(plan.municipality());
        return municipalities.get(plan.municipality());
    }

    private Plane plane(Municipality municipality) {
        return stored -> storage.toCrs(stored, municipality.planningSrid());
    }

    private List<OperationAnswer.Shape> shapes(List<KeyedZone> zones) {
        return zones.stream().map(zone -> new OperationAnswer.Shape(zone.key(), json(zone.geom()))).toList();
    }

    private Map<String, Object> json(Geometry stored) {
        return GeoJsonWriter.write(storage.toWgs84(stored), GeoJsonWriter.EDIT_DECIMALS);
    }
}
