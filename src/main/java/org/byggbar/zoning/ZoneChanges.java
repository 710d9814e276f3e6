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

    /** Land-use zones by code; what lies over them changes no use. */
    public List<ZoneChange> ofPlan(long plan) {
        return zones.ofPlan(plan).stream().filter(zone -> !zone.properties().attributes().isOverlay()).map(this::change).toList();
    }

    private ZoneChange change(ZoneState state) {
        ZoneAttributes zone = state.properties().attributes();
        return new ZoneChange(state.id(), zone.code(), zone.name(), zone.strategy(), zone.description(), state.properties().areaM2(),
                today(zone), proposed(zone));
    }

    private List<String> today(ZoneAttributes zone) {
        List<String> facts = new ArrayList<>();
        if (!zone.strategy().equals("NEW")) {
            facts.add(landUse(zone.use().fromLandUse() == null ? zone.use().landUse() : zone.use().fromLandUse()));
        }
        utilisation.of(zone.utilisation().utilisationMeasure(), zone.utilisation().utilisationExisting()).ifPresent(facts::add);
        if (zone.stock().existingDwellings() > 0) {
            facts.add(wording.plural("proposal.fact.dwellings", zone.stock().existingDwellings()));
        }
        if (zone.stock().existingFloorAreaM2() > 0) {
            facts.add(wording.text("proposal.fact.floorArea", Map.of("area", wording.quantity(zone.stock().existingFloorAreaM2(), "m²"))));
        } else {
            facts.add(wording.text("proposal.fact.unbuilt"));
        }
        return facts;
    }

    private List<String> proposed(ZoneAttributes zone) {
        List<String> facts = new ArrayList<>();
        facts.add(landUse(zone.use().landUse()));
        utilisation.of(zone.utilisation().utilisationMeasure(), zone.utilisation().utilisationAllowed()).ifPresent(facts::add);
        if (zone.utilisation().maxStoreys() != null && zone.utilisation().maxStoreys() > 0) {
            facts.add(wording.plural("proposal.fact.storeys", zone.utilisation().maxStoreys()));
        }
        return facts;
    }

    private String landUse(String code) {
        return wording.code("land_use", code);
    }
}
