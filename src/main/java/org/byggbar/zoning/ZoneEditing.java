package org.byggbar.zoning;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.byggbar.changes.Actor;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Writes zones. The row is locked before its version is compared, so of two writers exactly one is told to merge. */
@Service
@Transactional
class ZoneEditing {

    private final EntityManager entities;
    private final Zones zones;
    private final ZoneRows rows;
    private final ZoneBodyReader reader;
    private final ZoneWarnings warnings;
    private final Plans plans;
    private final Municipalities municipalities;
    private final Actor actor;

    ZoneEditing(EntityManager entities, Zones zones, ZoneRows rows, ZoneBodyReader reader, ZoneWarnings warnings,
            Plans plans, Municipalities municipalities, Actor actor) {
        this.entities = entities;
        this.zones = zones;
        this.rows = rows;
        this.reader = reader;
        this.warnings = warnings;
        this.plans = plans;
        this.municipalities = municipalities;
        this.actor = actor;
    }

    SavedZone create(long planId, JsonNode json) {
        PlanHeading plan = writable(planId);
        Zone zone = new Zone(plan.municipality(), plan.id());
        return write(zone, plan, json);
    }

    SavedZone save(long id, String ifMatch, JsonNode json) {
        PlanHeading plan = writable(zones.get(id).planId());
        return write(locked(id, ifMatch), plan, json);
    }

    void delete(long id, String ifMatch) {
        writable(zones.get(id).planId());
        Zone zone = locked(id, ifMatch);
        actor.declare();
        entities.remove(zone);
    }

    private SavedZone write(Zone zone, PlanHeading plan, JsonNode json) {
        ZoneBody body = reader.read(json, municipalities.get(plan.municipality()));
        zone.rewrite(body, actor.declare());
        entities.persist(zone);
        entities.flush();
        return new SavedZone(rows.find(zone.id()).orElseThrow(), warnings.of(zone.id()));
    }

    private PlanHeading writable(long planId) {
        PlanHeading plan = plans.getVisible(planId);
        Viewer.current().requirePlanner(plan.municipality());
        if (plan.status().equals("ARCHIVED")) {
            throw ProblemException.conflict("plan.archived");
        }
        return plan;
    }

    private Zone locked(long id, String ifMatch) {
        long version = EtagHeader.requiredVersion(ifMatch);
        Zone zone = Optional.ofNullable(entities.find(Zone.class, id, LockModeType.PESSIMISTIC_WRITE)).orElseThrow(() -> zones.gone(id));
        if (zone.version() != version) {
            throw new ProblemException(HttpStatus.PRECONDITION_FAILED, "precondition.stale")
                    .with("yours", version).with("theirs", zone.version())
                    .attach("current", rows.find(id).orElseThrow()).attach("currentEtag", EtagHeader.of(zone.version()));
        }
        return zone;
    }
}
