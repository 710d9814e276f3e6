package org.byggbar.zoning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.byggbar.identity.IfMatch;
import org.byggbar.layers.FeatureDraft;
import org.byggbar.layers.FeaturePast;
import org.byggbar.layers.LayerEditor;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Zones written and remembered through a layer. It only translates: {@link ZoneEditing} saves, under the same rules and
 * versions as at the desk. What a layer doesn't show of a zone, or of an overlay, stays.
 */
final class ZoneLayerEditor implements LayerEditor, FeaturePast {

    private static final String KIND = "kind";

    private final ZoneLayerNames names;
    private final ZoneEditing editing;
    private final Zones zones;
    private final JsonMapper json;

    ZoneLayerEditor(ZoneLayerNames names, ZoneEditing editing, Zones zones, JsonMapper json) {
        this.names = names;
        this.editing = editing;
        this.zones = zones;
        this.json = json;
    }

    @Override
    public String layer() {
        return names.layer();
    }

    @Override
    public String writtenAs() {
        return "zone";
    }

    @Override
    public Set<String> receivables() {
        return names.receivables();
    }

    @Override
    public Saved create(FeatureDraft draft) {
        JsonNode plan = draft.properties().get(ZoneLayerNames.PLAN);
        if (plan == null || !plan.isIntegralNumber() || !plan.canConvertToLong()) {
            throw names.translated(fault(ZoneLayerNames.PLAN, "field.required"));
        }
        return saved(() -> editing.create(plan.asLong(), whole(json.createObjectNode(), draft)));
    }

    @Override
    public Saved replace(long id, String ifMatch, FeatureDraft draft) {
        ZoneState now = zones.get(id);
        requireSamePlan(now, draft);
        return saved(() -> editing.save(id, ifMatch, whole(attributes(now), draft)));
    }

    /** The version is compared before merging as well as under lock, so that the merge is with the state the client named. */
    @Override
    public Saved update(long id, String ifMatch, FeatureDraft patch) {
        ZoneState now = zones.get(id);
        IfMatch.require(ifMatch, now.version(), () -> now);
        requireSamePlan(now, patch);
        ObjectNode zone = attributes(now);
        names.update(zone, patch.properties());
        zone.set("geometry", patch.geometry() == null ? json.valueToTree(now.geometry()) : patch.geometry());
        return saved(() -> editing.save(id, EtagHeader.of(now.version()), withKind(zone)));
    }

    @Override
    public void delete(long id, String ifMatch) {
        editing.delete(id, ifMatch);
    }

    @Override
    public Map<Long, Object> states(long id, Collection<Long> versions) {
        return zones.states(id, versions).stream().collect(Collectors.toMap(ZoneState::version, this::feature));
    }

    private ObjectNode whole(ObjectNode zone, FeatureDraft draft) {
        names.replace(zone, draft.properties());
        zone.set("geometry", draft.geometry());
        return withKind(zone);
    }

    private ObjectNode attributes(ZoneState zone) {
        return json.valueToTree(zone.properties().attributes());
    }

    private Saved saved(Supplier<SavedZone> writing) {
        try {
            SavedZone saved = writing.get();
            return new Saved(saved.zone().id(), saved.zone().version(), saved.warnings());
        } catch (ProblemException refusal) {
            throw names.translated(refusal);
        }
    }

    private void requireSamePlan(ZoneState now, FeatureDraft draft) {
        JsonNode plan = draft.properties().get(ZoneLayerNames.PLAN);
        if (plan != null && !(plan.isIntegralNumber() && plan.asLong() == now.planId())) {
            throw names.translated(fault(ZoneLayerNames.PLAN, "zone.plan_fixed"));
        }
    }

    /** Without a kind an overlay would become a land-use zone, and leave its layer. */
    private ObjectNode withKind(ObjectNode zone) {
        String kind = names.api().get(KIND);
        if (kind != null && !zone.hasNonNull(kind)) {
            throw fault(kind, "field.required");
        }
        return zone;
    }

    private static ProblemException fault(String member, String code) {
        return ProblemException.unprocessable(code).at("/" + member, code, Map.of());
    }

    private Object feature(ZoneState zone) {
        ObjectNode properties = names.properties(attributes(zone));
        properties.put("version", zone.version()).put(ZoneLayerNames.PLAN, zone.planId())
                .put("area_m2", zone.properties().areaM2()).put("updated_at", zone.properties().updatedAt().toString());
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", zone.id());
        feature.put("geometry", zone.geometry());
        feature.put("properties", properties);
        return feature;
    }
}
