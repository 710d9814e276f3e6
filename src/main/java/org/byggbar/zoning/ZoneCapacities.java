package org.byggbar.zoning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.CapacityRows.Measured;
import org.byggbar.zoning.capacity.Calculation;
import org.byggbar.zoning.capacity.Capacity;
import org.byggbar.zoning.capacity.Exclusion;
import org.byggbar.zoning.capacity.Figures;
import org.byggbar.zoning.capacity.ZoneFacts;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What zones and plans hold, as saved and as drafted. Areas are planar in the municipality's planning CRS, never in 3857. */
@Service
@Transactional(readOnly = true)
class ZoneCapacities {

    private static final int MAX_DRAFTS = 2_000;

    private final Plans plans;
    private final Zones zones;
    private final CapacityRows rows;
    private final ZoneBodyReader reader;
    private final Municipalities municipalities;
    private final StorageCrs storage;
    private final Capacity capacity;
    private final CapacityWords words;

    ZoneCapacities(Plans plans, Zones zones, CapacityRows rows, ZoneBodyReader reader, Municipalities municipalities, StorageCrs storage,
            Capacity capacity, CapacityWords words) {
        this.plans = plans;
        this.zones = zones;
        this.rows = rows;
        this.reader = reader;
        this.municipalities = municipalities;
        this.storage = storage;
        this.capacity = capacity;
        this.words = words;
    }

    /** @throws ProblemException 404 or 410 for a zone that is not there, 404 for an overlay, which holds nothing */
    CapacityAnswer ofZone(long id) {
        ZoneState zone = zones.get(id);
        if (zone.properties().attributes().isOverlay()) {
            throw ProblemException.notFound();
        }
        PlanHeading plan = plans.getVisible(zone.planId());
        return saved(plan, rows.zone(plan.id(), id), true);
    }

    CapacityAnswer ofPlan(long planId, boolean calculation) {
        PlanHeading plan = plans.getVisible(planId);
        return saved(plan, rows.zones(plan.id()), calculation);
    }

    /**
     * Of zones not saved yet, under the plan's overlays; an overlay among the drafts takes the place of the saved one
     * whose id is its key. Without drafts: of the plan as saved.
     */
    CapacityAnswer ofDrafts(long planId, JsonNode json, boolean calculation) {
        PlanHeading plan = plans.getVisible(planId);
        Viewer.current().requirePlanner(plan.municipality());
        Municipality municipality = municipalities.get(plan.municipality());
        Map<String, ZoneBody> drafts = read(json, municipality);
        if (drafts.isEmpty()) {
            return saved(plan, rows.zones(planId), calculation);
        }
        Map<String, Geometry> overlays = new HashMap<>();
        rows.excluding(planId).forEach((id, geom) -> overlays.put(String.valueOf(id), geom));
        overlays.keySet().removeAll(drafts.keySet());
        drafts.forEach((key, draft) -> {
            if (rows.excludesBuilding(draft.attributes().overlay())) {
                overlays.put(key, draft.geom());
            }
        });
        Exclusion exclusion = exclusion(overlays.values(), municipality);
        List<CapacityAnswer.OfZone> found = new ArrayList<>();
        drafts.forEach((key, draft) -> {
            if (!draft.attributes().isOverlay()) {
                double area = storage.toCrs(draft.geom(), municipality.planningSrid()).getArea();
                found.add(answer(null, key, draft.attributes(), facts(draft.attributes(), area, exclusion.areaM2(draft.geom()), municipality), calculation));
            }
        });
        return answer(plan, municipality, found);
    }

    private Map<String, ZoneBody> read(JsonNode json, Municipality municipality) {
        JsonFields fields = new JsonFields(json);
        List<Map.Entry<String, ZoneBody>> drafts = fields.objects("zones", MAX_DRAFTS,
                draft -> Map.entry(Objects.requireNonNullElse(draft.text("key", 1, 100), ""), reader.read(draft, municipality)));
        fields.done();
        return drafts.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> again, LinkedHashMap::new));
    }

    private CapacityAnswer saved(PlanHeading plan, List<Measured> measured, boolean calculation) {
        Municipality municipality = municipalities.get(plan.municipality());
        Exclusion exclusion = exclusion(rows.excluding(plan.id()).values(), municipality);
        List<CapacityAnswer.OfZone> found = measured.stream().map(zone -> {
            double excluded = zone.geom() == null ? 0 : exclusion.areaM2(zone.geom());
            return answer(zone.id(), null, zone.attributes(), facts(zone.attributes(), zone.areaM2(), excluded, municipality), calculation);
        }).toList();
        return answer(plan, municipality, found);
    }

    private Exclusion exclusion(Collection<Geometry> overlays, Municipality municipality) {
        return new Exclusion(overlays, part -> storage.toCrs(part, municipality.planningSrid()).getArea());
    }

    private CapacityAnswer.OfZone answer(Long id, String key, ZoneAttributes zone, ZoneFacts facts, boolean calculation) {
        Calculation found = capacity.of(facts);
        return new CapacityAnswer.OfZone(id, key, zone.code(), found.figures(), words.reason(found), calculation ? words.steps(found) : null);
    }

    private static CapacityAnswer answer(PlanHeading plan, Municipality municipality, List<CapacityAnswer.OfZone> zones) {
        int notCounted = (int) zones.stream().filter(zone -> zone.reason() != null).count();
        return new CapacityAnswer(plan.id(), "EPSG:" + municipality.planningSrid(),
                Figures.sum(zones.stream().map(CapacityAnswer.OfZone::figures).toList()), notCounted, zones);
    }

    private static ZoneFacts facts(ZoneAttributes zone, double areaM2, double excludedM2, Municipality municipality) {
        ZoneUtilisation rule = zone.utilisation();
        return new ZoneFacts(municipality.country(), zone.strategy(), zone.use().landUse(), areaM2, excludedM2,
                new ZoneFacts.Utilisation(rule.utilisationMeasure(), rule.utilisationBasis(), rule.utilisationAllowed(), rule.maxStoreys(), rule.maxEavesHeightM()),
                zone.stock().existingDwellings(), zone.stock().existingFloorAreaM2(), zone.stock().demolishedSharePct(),
                zone.phases().stream().map(phase -> new ZoneFacts.Phase(phase.from(), phase.sharePct())).toList(), zone.capacityParameters());
    }
}
