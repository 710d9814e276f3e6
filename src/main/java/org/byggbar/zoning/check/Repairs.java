package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Answers how one finding can be repaired. Saves nothing: the asker looks at the answer and takes it, or not. */
@Service
@Transactional(readOnly = true)
class Repairs {

    /** Zones as near to those concerned see what a repair does to them, metres. */
    private static final double NEIGHBOURHOOD_M = 1;
    /** A place that went through degrees and the grid is this near to where it was, metres. */
    private static final double SAME_PLACE_M = 0.01;

    private final Plans plans;
    private final Municipalities municipalities;
    private final CheckedPlanRows rows;
    private final StorageCrs storage;
    private final CheckLimits limits;

    Repairs(Plans plans, Municipalities municipalities, CheckedPlanRows rows, StorageCrs storage, CodeLists codes) {
        this.plans = plans;
        this.municipalities = municipalities;
        this.rows = rows;
        this.storage = storage;
        this.limits = CheckLimits.of(codes);
    }

    /** @throws ProblemException 422 {@code repair.not_safe} when there is none, or the fault is not there any more */
    RepairAnswer of(long planId, JsonNode json) {
        PlanHeading heading = plans.getVisible(planId);
        Viewer.current().requirePlanner(heading.municipality());
        RepairBody body = RepairBody.read(json, storage);
        Map<Long, String> keys = new HashMap<>();
        CheckedPlan plan = around(rows.read(planId), body.zones(), keys);
        List<Fault> faults = GeometryFaults.of(plan, limits);
        List<CheckedZone> repaired = faults.stream().filter(fault -> isMeant(fault, body))
                .min(Comparator.comparing(fault -> fault.place().distance(body.place())))
                .filter(Fault::repairable).filter(fault -> fault.zones().stream().allMatch(zone -> keys.containsKey(zone.id())))
                .flatMap(fault -> SafeRepair.of(plan, faults, fault, limits))
                .filter(changed -> !changed.isEmpty())
                .orElseThrow(() -> ProblemException.unprocessable("repair.not_safe"));
        return answer(repaired, plan, keys, municipalities.get(heading.municipality()).planningSrid());
    }

    private static boolean isMeant(Fault fault, RepairBody body) {
        Geometry spot = fault.geom().getFactory().createPoint(body.place());
        return fault.code().code().equals(body.code()) && fault.geom().isWithinDistance(spot, SAME_PLACE_M);
    }

    /** The asker's zones instead of the saved ones, and the saved zones beside them. Fills in the asker's keys by id. */
    private static CheckedPlan around(CheckedPlan saved, List<RepairBody.Draft> drafts, Map<Long, String> keys) {
        Map<Long, CheckedZone> byId = saved.zones().stream().collect(Collectors.toMap(CheckedZone::id, zone -> zone));
        List<CheckedZone> zones = new ArrayList<>();
        Envelope near = new Envelope();
        for (RepairBody.Draft draft : drafts) {
            CheckedZone known = draft.id() == null ? null : byId.get(draft.id());
            CheckedZone zone = known != null ? known.reshaped(draft.geom())
                    : new CheckedZone(-1L - zones.size(), draft.key(), false, Map.of(), draft.geom());
            zones.add(zone);
            keys.put(zone.id(), draft.key());
            near.expandToInclude(draft.geom().getEnvelopeInternal());
        }
        near.expandBy(NEIGHBOURHOOD_M);
        Set<Long> replaced = Set.copyOf(keys.keySet());
        saved.zones().stream().filter(zone -> !replaced.contains(zone.id()) && zone.geom().getEnvelopeInternal().intersects(near)).forEach(zones::add);
        return new CheckedPlan(saved.rules(), saved.border(), zones);
    }

    private RepairAnswer answer(List<CheckedZone> repaired, CheckedPlan before, Map<Long, String> keys, int srid) {
        Map<Long, Geometry> former = before.zones().stream().collect(Collectors.toMap(CheckedZone::id, CheckedZone::geom));
        return new RepairAnswer(repaired.stream().map(zone -> new RepairAnswer.Change(keys.get(zone.id()),
                GeoJsonWriter.write(storage.toWgs84(zone.geom()), GeoJsonWriter.EDIT_DECIMALS),
                area(former.get(zone.id()), srid), area(zone.geom(), srid))).toList(), "EPSG:" + srid);
    }

    private double area(Geometry stored, int srid) {
        return storage.toCrs(stored, srid).getArea();
    }
}
