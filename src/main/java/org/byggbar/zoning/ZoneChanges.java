package org.byggbar.zoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Component;

/** Tells a plan as changes, zone by zone, for people. Ask {@link org.byggbar.plans.Plans} first who may see the plan. */
@Component
public class ZoneChanges {

    private final ZoneRows zones;
    private final UtilisationWords utilisation;
    private final Wording wording;

    ZoneChanges(ZoneRows zones, UtilisationWords utilisation, Wording wording) {
        this.zones = zones;
        this.utilisation = utilisation;
        this.wording = wording;
    }

    /** By zone code. */
    public List<ZoneChange> ofPlan(long plan) {
        return zones.ofPlan(plan).stream().map(this::change).toList();
    }

    private ZoneChange change(ZoneState state) {
        ZoneAttributes zone = state.properties().attributes();
        return new ZoneChange(state.id(), zone.code(), zone.name(), zone.strategy(), zone.description(), state.properties().areaM2(),
                today(zone), proposed(zone));
    }

    private List<String> today(ZoneAttributes zone) {
        List<String> facts = new ArrayList<>();
        if (!zone.strategy().equals("NEW")) {
            facts.add(landUse(zone.fromLandUse() == null ? zone.landUse() : zone.fromLandUse()));
        }
        utilisation.of(zone.utilisationMeasure(), zone.utilisationExisting()).ifPresent(facts::add);
        if (zone.existingDwellings() > 0) {
            facts.add(wording.plural("proposal.fact.dwellings", zone.existingDwellings()));
        }
        if (zone.existingFloorAreaM2() > 0) {
            facts.add(wording.text("proposal.fact.floorArea", Map.of("area", wording.quantity(zone.existingFloorAreaM2(), "m²"))));
        } else {
            facts.add(wording.text("proposal.fact.unbuilt"));
        }
        return facts;
    }

    private List<String> proposed(ZoneAttributes zone) {
        List<String> facts = new ArrayList<>();
        facts.add(landUse(zone.landUse()));
        utilisation.of(zone.utilisationMeasure(), zone.utilisationAllowed()).ifPresent(facts::add);
        if (zone.maxStoreys() != null && zone.maxStoreys() > 0) {
            facts.add(wording.plural("proposal.fact.storeys", zone.maxStoreys()));
        }
        return facts;
    }

    private String landUse(String code) {
        return wording.code("land_use", code);
    }
}
