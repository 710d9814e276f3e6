package org.byggbar.layers.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code layers/<id>/definition.yaml} says. The relation has the columns id, municipality_id, published, geom
 * (storage CRS), geom_web (EPSG:3857) and one column per attribute; layers with versions have version as well.
 *
 * @param order from the bottom of the map upwards
 * @param tileRelation the narrow copy of the relation that tiles are made from (decision 0016), null for a layer without
 * @param coverage attribute that tells coverages apart: features with the same value share their borders, and are
 *     generalised together for low zooms; null for a layer without
 * @param geometryType GeoJSON type of all features, or {@code Geometry} when they differ
 * @param mayBeNowhere whether features may lack a geometry, such as a plan whose border is not drawn yet
 * @param versioned whether features carry the version that writers send back
 * @param follows layers whose changes also change what this layer shows
 * @param time when a feature is, which {@code datetime} asks for; null for features without time
 */
public record LayerDefinition(String id, int order, String relation, String tileRelation, String coverage, Map<String, String> title,
        Map<String, String> description, String geometryType, boolean mayBeNowhere,
        boolean versioned, Zoom zoom, List<String> follows, Time time, List<Attribute> attributes, Search search, Style style) {

    public LayerDefinition {
        requireName(id);
        requireName(relation);
        if (tileRelation != null) {
            requireName(tileRelation);
        }
        follows = follows == null ? List.of() : List.copyOf(follows);
        attributes = List.copyOf(attributes);
        if (time != null) {
            time.requireTimes(attributes);
        }
    }

    /**
     * The attributes of type date or datetime that a feature's time starts and ends with, often the same one. A feature that
     * lacks one is open at that end.
     */
    public record Time(String from, String to) {

        private void requireTimes(List<Attribute> attributes) {
            List.of(from, to).forEach(name -> {
                if (attributes.stream().noneMatch(a -> a.name().equals(name) && (a.type() == Type.DATE || a.type() == Type.DATETIME))) {
                    throw new IllegalArgumentException("a layer's time is no date of it: " + name);
                }
            });
        }
    }

    /** Zoom levels at which the layer has tiles; clients draw higher levels from the highest. */
    public record Zoom(int min, int max) {}

    /** The type of an attribute as definitions and answers name it, and the SQL type that a filter's text is cast to. */
    public enum Type {
        @JsonProperty("string") STRING("text"),
        @JsonProperty("integer") INTEGER("bigint"),
        @JsonProperty("number") NUMBER("double precision"),
        @JsonProperty("boolean") BOOLEAN("boolean"),
        @JsonProperty("date") DATE("date"),
        @JsonProperty("datetime") DATETIME("timestamptz"),
        @JsonProperty("list") LIST("jsonb"),
        @JsonProperty("object") OBJECT("jsonb");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }

        /** Whether values are JSON of their own, told as they are: filters, tiles and searches know nothing of them. */
        public boolean isStructured() {
            return this == LIST || this == OBJECT;
        }
    }

    /**
     * @param codelist the list its values are codes of, null for free values
     * @param unit null for none
     * @param tile whether tiles carry it
     * @param search whether the search looks in it
     * @param filter whether features can be asked for by it
     */
    public record Attribute(String name, Type type, Map<String, String> title, String codelist, String unit, boolean tile, boolean search,
            boolean filter) {

        public Attribute {
            requireName(name);
            if (type.isStructured() && (tile || search || filter || codelist != null)) {
                throw new IllegalArgumentException("a structured attribute is only told: " + name);
            }
        }
    }

    /**
     * @param title attribute that names a hit
     * @param detail attributes that tell hits of one name apart
     * @param container whether a place can be said to lie inside a feature of this layer
     * @param merged whether features of one name are one hit, as the pieces of a road are
     * @param only attribute to the values that can be found; empty for every feature
     */
    public record Search(String title, List<String> detail, boolean container, boolean merged, Map<String, List<String>> only) {

        public Search {
            requireName(title);
            detail.forEach(LayerDefinition::requireName);
            only = only == null ? Map.of() : only;
            only.keySet().forEach(LayerDefinition::requireName);
        }
    }

    /**
     * @param kind fill, line, circle or mixed
     * @param by the attribute that features are told apart by, null when all look alike
     * @param label the attribute written on the map
     * @param sizeBy the attribute that sets a circle's size
     * @param colourColumns columns of the code list to take a class's colour from, the first that has one
     * @param shades another attribute that decides which of a class's colours applies, null for one colour per class
     * @param classes what differs from {@code normal} for one value
     * @param alternatives other attributes to colour by
     */
    public record Style(String kind, String by, String label, String sizeBy, List<String> colourColumns, Shades shades,
            @JsonProperty("default") Map<String, Object> normal,
            Map<String, Map<String, Object>> classes, List<Style> alternatives) {

        public Style {
            colourColumns = colourColumns == null ? List.of("colour") : colourColumns;
            normal = normal == null ? Map.of() : normal;
            classes = classes == null ? Map.of() : classes;
            alternatives = alternatives == null ? List.of() : alternatives;
        }
    }

    /**
     * @param colourColumns per value of the attribute {@code by}: columns of the class's code list, the first that has one
     */
    public record Shades(String by, Map<String, List<String>> colourColumns) {

        public Shades {
            requireName(by);
        }
    }

    /** Attributes that tiles carry. */
    public List<String> tileColumns() {
        return attributes.stream().filter(Attribute::tile).map(Attribute::name).toList();
    }

    /** Attributes that decide how a feature is drawn: features that agree in them look alike. */
    public Set<String> classColumns() {
        return Stream.concat(Stream.of(style), style.alternatives().stream())
                .flatMap(look -> Stream.of(look.by(), look.shades() == null ? null : look.shades().by()))
                .filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
    }

    /** Names go into SQL text, so nothing but a plain identifier is one. */
    private static void requireName(String name) {
        if (name == null || !name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain name in a layer definition: " + name);
        }
    }
}
