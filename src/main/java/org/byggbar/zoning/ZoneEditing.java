package org.byggbar.zoning;

import org.byggbar.changes.Actor;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.IfMatch;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.plans.PlanHeading;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Writes zones. The row is locked before its version is compared, so of two writers exactly one is told to merge. */
@Service
@Transactional
class ZoneEditing {

    private final ZoneRepository repository;
    private final Zones zones;
    private final ZoneRows rows;
    private final ZoneBodyReader reader;
    private final ZoneWarnings warnings;
    private final Drafts drafts;
    private final Municipalities municipalities;
    private final StorageCrs storage;
    private final Actor actor;

    ZoneEditing(ZoneRepository repository, Zones zones, ZoneRows rows, ZoneBodyReader reader, ZoneWarnings warnings,
            Drafts drafts, Municipalities municipalities, StorageCrs storage, Actor actor) {
        this.repository = repository;
        this.zones = zones;
        this.rows = rows;
        this.reader = reader;
        this.warnings = warnings;
        this.drafts = drafts;
        this.municipalities = municipalities;
        this.storage = storage;
        this.actor = actor;
    }

    SavedZone create(long planId, JsonNode json) {
        PlanHeading plan = drafts.lock(planId);
        Zone zone = new Zone(plan.municipality(), plan.id());
        return write(zone, plan, json);
    }

    SavedZone save(long id, String ifMatch, JsonNode json) {
        PlanHeading plan = drafts.lock(zones.get(id).planId());
        return write(locked(id, ifMatch), plan, json);
    }

    void delete(long id, String ifMatch) {
        drafts.lock(zones.get(id).planId());
        Zone zone = locked(id, ifMatch);
        actor.declare();
        repository.delete(zone);
    }

    /** What saving an area as a zone of this plan would say about its shape; {@code zone} is the zone being reshaped, null for a new one. */
    @Transactional(readOnly = true)
    ZoneCheck check(long planId, Long zone, JsonNode json) {
        PlanHeading plan = drafts.get(planId);
        Municipality municipality = municipalities.get(plan.municipality());
        ZoneShape shape = reader.readShape(json, municipality);
        return new ZoneCheck(storage.toCrs(shape.area(), municipality.planningSrid()).getArea(), "EPSG:" + municipality.planningSrid(),
                warnings.of(zone, planId, shape.overlay(), shape.area()));
    }

    private SavedZone write(Zone zone, PlanHeading plan, JsonNode json) {
        ZoneBody body = reader.read(json, municipalities.get(plan.municipality()));
        zone.rewrite(body, actor.declare());
        repository.saveAndFlush(zone);
        return new SavedZone(rows.find(zone.id()).orElseThrow(),
                warnings.of(zone.id(), plan.id(), body.attributes().isOverlay(), body.geom()));
    }

    private Zone locked(long id, String ifMatch) {
        Zone zone = repository.findById(id).orElseThrow(() -> zones.gone(id));
        IfMatch.require(ifMatch, zone.version(), () -> rows.find(id).orElseThrow());
        return zone;
    }
}
