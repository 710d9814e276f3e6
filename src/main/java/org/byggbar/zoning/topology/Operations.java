package org.byggbar.zoning.topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Answers what an operation would give, to planners of the plan's municipality. Saves nothing and asks for no version. */
@Service
class Operations {

    private final Plans plans;
    private final Municipalities municipalities;
    private final GeometryField geometry;
    private final StorageCrs storage;
    private final PlanBorder borders;

    Operations(Plans plans, Municipalities municipalities, GeometryField geometry, StorageCrs storage,
            PlanBorder borders) {
        this.plans = plans;
        this.municipalities = municipalities;
        this.geometry = geometry;
        this.storage = storage;
        this.borders = borders;
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

    OperationAnswer.Cut cut(long planId, JsonNode json) {
        Municipality municipality = municipality(planId);
        OperationBody body = new OperationBody(geometry, municipality, json);
        MultiPolygon zone = body.area();
        List<KeyedZone> neighbours = body.neighbours();
        body.fields.done();
        Plane plane = plane(municipality);
        CutAgainstNeighbours.Cut cut = new CutAgainstNeighbours(plane).cut(zone, neighbours);
        return new OperationAnswer.Cut(json(cut.area()), plane.areaM2(cut.area()),
                cut.removed().stream().map(removed -> new OperationAnswer.Removed(removed.key(), removed.areaM2())).toList(),
                shapes(cut.neighbours()));
    }

    OperationAnswer.Fill fill(long planId, JsonNode json) {
        Municipality municipality = municipality(planId);
        OperationBody body = new OperationBody(geometry, municipality, json);
        Point at = body.place("at");
        List<KeyedZone> zones = body.zones("zones", 1);
        boolean border = body.flag("border");
        body.fields.done();
        Plane plane = plane(municipality);
        FillGap.Fill fill = new FillGap(plane).fill(at.getCoordinate(), zones, border ? borders.find(planId) : Optional.empty());
        return new OperationAnswer.Fill(json(fill.gap()), plane.areaM2(fill.gap()), fill.candidates().stream()
                .map(zone -> new OperationAnswer.Candidate(zone.key(), zone.sharedM(), json(zone.area()))).toList(), shapes(fill.neighbours()));
    }

    OperationAnswer.Trimmed trim(long planId, JsonNode json) {
        Municipality municipality = municipality(planId);
        OperationBody body = new OperationBody(geometry, municipality, json);
        MultiPolygon zone = body.area();
        List<KeyedZone> neighbours = body.neighbours();
        body.fields.done();
        Plane plane = plane(municipality);
        TrimToBorder.Trimmed trimmed = new TrimToBorder(plane).trim(zone, borders.get(planId), neighbours);
        return new OperationAnswer.Trimmed(json(trimmed.area()), plane.areaM2(trimmed.area()), trimmed.removedM2(), shapes(trimmed.neighbours()));
    }

    OperationAnswer.Buffer buffer(long planId, JsonNode json) {
        Municipality municipality = municipality(planId);
        OperationBody body = new OperationBody(geometry, municipality, json);
        Geometry shape = body.shape(Set.of("Point", "LineString"));
        Double metres = body.metres();
        boolean flat = body.flatEnd();
        body.fields.done();
        Geometry around = BufferShape.around(storage.toCrs(shape, municipality.planningSrid()), metres, flat);
        MultiPolygon area = BufferShape.onGrid(storage.fromCrs(around, municipality.planningSrid()));
        return new OperationAnswer.Buffer(json(area), plane(municipality).areaM2(area));
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
