package org.byggbar.layers.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.byggbar.layers.filter.Token.Type;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Reads well-known text inside CQL2: positions in the order of the filter's CRS, heights are dropped. */
final class Wkt {

    private static final Set<String> TAGS = Set.of("POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON",
            "GEOMETRYCOLLECTION");
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Tokens tokens;
    private final Budget budget;

    Wkt(Tokens tokens, Budget budget) {
        this.tokens = tokens;
        this.budget = budget;
    }

    static boolean startsHere(Tokens tokens) {
        return TAGS.contains(tokens.peek().upper()) && (tokens.peekSecond().is("(") || tokens.peekSecond().is("Z"));
    }

    private interface Part<T> {
        T read();
    }

    Geometry read() {
        budget.enter();
        Token tag = tokens.require(Type.WORD, "geometry");
        if (!TAGS.contains(tag.upper())) {
            throw FilterFault.invalid(tag.place(), "geometry", tag.text());
        }
        tokens.takeIf("Z");
        Geometry geometry = switch (tag.upper()) {
            case "POINT" -> FACTORY.createPoint(inBrackets(this::position));
            case "LINESTRING" -> line();
            case "POLYGON" -> polygon();
            case "MULTIPOINT" -> FACTORY.createMultiPoint(list(this::pointOfMany).toArray(Point[]::new));
            case "MULTILINESTRING" -> FACTORY.createMultiLineString(list(this::line).toArray(LineString[]::new));
            case "MULTIPOLYGON" -> FACTORY.createMultiPolygon(list(this::polygon).toArray(Polygon[]::new));
            default -> FACTORY.createGeometryCollection(list(this::read).toArray(Geometry[]::new));
        };
        budget.leave();
        return geometry;
    }

    private LineString line() {
        Token start = tokens.peek();
        List<Coordinate> positions = list(this::position);
        if (positions.size() < 2) {
            throw FilterFault.invalid(start.place(), "line", tokens.peek().text());
        }
        return FACTORY.createLineString(positions.toArray(Coordinate[]::new));
    }

    private Polygon polygon() {
        List<LinearRing> rings = list(this::ring);
        return FACTORY.createPolygon(rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring() {
        Token start = tokens.peek();
        List<Coordinate> positions = list(this::position);
        if (positions.size() < 4 || !positions.get(0).equals2D(positions.get(positions.size() - 1))) {
            throw FilterFault.invalid(start.place(), "ring", tokens.peek().text());
        }
        return FACTORY.createLinearRing(positions.toArray(Coordinate[]::new));
    }

    /** Both spellings: {@code (1 2)} and {@code 1 2}. */
    private Point pointOfMany() {
        return FACTORY.createPoint(tokens.peek().is("(") ? inBrackets(this::position) : position());
    }

    private Coordinate position() {
        budget.vertices(1);
        Coordinate position = new Coordinate(number(tokens), number(tokens));
        if (!tokens.peek().is(",") && !tokens.peek().is(")")) {
            number(tokens);
        }
        return position;
    }

    private <T> T inBrackets(Part<T> part) {
        tokens.require("(");
        T read = part.read();
        tokens.require(")");
        return read;
    }

    private <T> List<T> list(Part<T> part) {
        return inBrackets(() -> {
            List<T> parts = new ArrayList<>();
            do {
                parts.add(part.read());
            } while (tokens.takeIf(","));
            return parts;
        });
    }

    /** Numbers with commas between them. */
    static List<Double> numbers(Tokens tokens) {
        List<Double> numbers = new ArrayList<>();
        do {
            numbers.add(number(tokens));
        } while (tokens.takeIf(","));
        return numbers;
    }

    private static double number(Tokens tokens) {
        boolean negative = tokens.takeIf("-");
        if (!negative) {
            tokens.takeIf("+");
        }
        Token token = tokens.require(Type.NUMBER, "number");
        double number = Double.parseDouble(token.text());
        if (!Double.isFinite(number)) {
            throw FilterFault.invalid(token.place(), "number", token.text());
        }
        return negative ? -number : number;
    }
}
