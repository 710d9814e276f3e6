package org.byggbar.layers.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeometryRefused;
import org.geotools.api.filter.expression.Expression;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/** Reads the values of CQL2 JSON: properties, scalars, times and geometries. */
final class Cql2JsonValues {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Values values;
    private final Budget budget;
    private final BiFunction<JsonNode, String, Expression> argument;

    /** @param argument reads the value of a member, which may be an operation */
    Cql2JsonValues(Tree tree, BiFunction<JsonNode, String, Expression> argument) {
        this.values = tree.values();
        this.budget = tree.budget();
        this.argument = argument;
    }

    Expression read(JsonNode node, String at) {
        if (node.isString()) {
            return values.text(node.asString(), at);
        }
        if (node.isNumber()) {
            return values.number(node.asString(), at);
        }
        if (node.isBoolean()) {
            return values.truth(node.asBoolean());
        }
        if (node.path("property").isString()) {
            return values.property(node.get("property").asString(), at);
        }
        if (node.path("date").isString()) {
            return values.date(node.get("date").asString(), at);
        }
        if (node.path("timestamp").isString()) {
            return values.timestamp(node.get("timestamp").asString(), at);
        }
        if (node.path("interval").size() == 2) {
            return interval(node.get("interval"), at + "/interval");
        }
        if (node.path("bbox").isArray()) {
            return values.box(numbers(node.get("bbox"), at + "/bbox"), at);
        }
        if (node.path("type").isString()) {
            Geometry geometry = geometry(node, at);
            return values.geometry(geometry, at);
        }
        throw FilterFault.invalid(at, "operand", node.toString());
    }

    private Expression interval(JsonNode ends, String at) {
        return values.interval(end(ends.get(0), at + "/0"), end(ends.get(1), at + "/1"), at);
    }

    private Expression end(JsonNode end, String at) {
        return end.isString() ? values.end(end.asString(), at) : argument.apply(end, at);
    }

    private static List<Double> numbers(JsonNode array, String at) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode number : array) {
            if (!number.isNumber() || !Double.isFinite(number.asDouble()) || numbers.size() == 6) {
                throw FilterFault.invalid(at, "box", array.toString());
            }
            numbers.add(number.asDouble());
        }
        return numbers;
    }

    private Geometry geometry(JsonNode node, String at) {
        try {
            if (!node.get("type").asString().equals("GeometryCollection")) {
                Geometry read = GeoJson.read(node);
                budget.vertices(read.getNumPoints());
                return read;
            }
        } catch (GeometryRefused e) {
            throw FilterFault.invalid(at, "geometry", node.toString());
        }
        List<Geometry> parts = new ArrayList<>();
        budget.enter();
        for (JsonNode part : node.path("geometries")) {
            parts.add(geometry(part, at + "/geometries/" + parts.size()));
        }
        budget.leave();
        if (parts.isEmpty()) {
            throw FilterFault.invalid(at, "geometry", node.toString());
        }
        return FACTORY.createGeometryCollection(parts.toArray(Geometry[]::new));
    }
}
