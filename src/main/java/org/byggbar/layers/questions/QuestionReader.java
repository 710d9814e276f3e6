package org.byggbar.layers.questions;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeometryRefused;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.municipality.GeometryField;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what questions are asked with, and refuses those about more ground than a question may be. */
@Component
class QuestionReader {

    static final int MAX_DISTANCE_M = 10_000;
    /** From side to side; the largest municipality of Norway and Sweden measures about 200 km. */
    static final int MAX_EXTENT_M = 100_000;
    private static final double MAX_EXTENT_DEGREES = 4;

    private final LayerRegistry registry;
    private final Municipalities municipalities;
    private final GeometryField geometries;

    QuestionReader(LayerRegistry registry, Municipalities municipalities, GeometryField geometries) {
        this.registry = registry;
        this.municipalities = municipalities;
        this.geometries = geometries;
    }

    /**
     * @param layers ids with commas between them, null for every layer
     * @throws ProblemException 400 {@code parameter.invalid}; 404 for an unknown municipality
     */
    Question read(String layers, String municipality, int limit) {
        if (limit < 1) {
            throw ProblemException.badRequest("page.invalid");
        }
        return new Question(layers(layers), municipality == null ? null : municipalities.get(municipality).id(),
                Math.min(limit, Question.MAX_LIMIT), Audience.current());
    }

    private List<LayerDefinition> layers(String ids) {
        Collection<LayerDefinition> all = registry.all();
        if (ids == null) {
            return List.copyOf(all);
        }
        Set<String> asked = Set.copyOf(List.of(ids.split(",", -1)));
        if (!asked.stream().allMatch(id -> registry.find(id).isPresent())) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", "layers");
        }
        return all.stream().filter(layer -> asked.contains(layer.id())).toList();
    }

    /** @throws ProblemException 400 {@code parameter.invalid}; 422 {@code bbox.too_large} */
    static double distance(double metres) {
        if (!(metres > 0)) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", "metres");
        }
        return requireSmall(metres, MAX_DISTANCE_M);
    }

    /** @return the area of the body's {@code geometry} in the storage CRS @throws ProblemException 422 with what is wrong with it */
    Geometry area(JsonNode body) {
        JsonFields fields = new JsonFields(body);
        JsonNode json = fields.node("geometry");
        if (json != null) {
            requireSmall(json);
        }
        Geometry area = json == null ? null : geometries.anywhere(fields, "geometry", json, GeometryField.AREAS);
        if (json == null) {
            fields.missing("geometry");
        }
        fields.done();
        Envelope extent = area.getEnvelopeInternal();
        requireSmall(Math.max(extent.getWidth(), extent.getHeight()), MAX_EXTENT_M);
        return area;
    }

    /** In degrees first: what reaches around the world has no shape in the storage CRS that could be checked. */
    private static void requireSmall(JsonNode json) {
        try {
            Envelope extent = GeoJson.read(json).getEnvelopeInternal();
            double side = Math.max(extent.getWidth() / 2, extent.getHeight());
            requireSmall(side > MAX_EXTENT_DEGREES ? side * 111_000 : 0, MAX_EXTENT_M);
        } catch (GeometryRefused refused) {
            // The reader of the field says the same with its pointer.
        }
    }

    private static double requireSmall(double metres, int limit) {
        if (metres > limit) {
            throw ProblemException.unprocessable("bbox.too_large").with("limit", limit).with("actual", Math.round(Math.min(metres, 1e9)));
        }
        return metres;
    }
}
