package org.byggbar.layers.filter;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.byggbar.support.TestTown;

/**
 * A filter made by chance, told three times: as CQL2 text, as CQL2 JSON and, without any of the server's code, as SQL on
 * {@code layer_zone} with its values written into it. Borders of its shapes never run along those of the zones.
 *
 * @param moments values of {@code updated_at} that zones have
 */
record RandomFilter(Random random, TestTown town, List<String> moments) {

    record Told(String text, String json, String sql) {

        static Told of(String text, String json, String sql) {
            return new Told(text, json, sql);
        }
    }

    private static final List<String> NUMBERS = List.of("max_storeys", "area_m2", "utilisation_allowed", "id", "existing_dwellings");
    private static final List<String> TEXTS = List.of("code", "name", "description", "strategy");
    private static final List<String> WORDS = List.of("Åsen", "strømsø", "B1", "B2", "DENSIFY", "NEW", "O'Neill", "100%", "a_b", "");

    Told any(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return predicate();
        }
        if (random.nextInt(4) == 0) {
            Told inner = any(depth - 1);
            return Told.of("NOT (" + inner.text + ")", op("not", inner.json), "not (" + inner.sql + ")");
        }
        String word = random.nextBoolean() ? "and" : "or";
        List<Told> parts = Stream.generate(() -> any(depth - 1)).limit(2 + random.nextInt(2)).toList();
        return Told.of(parts.stream().map(part -> "(" + part.text + ")").collect(Collectors.joining(" " + word.toUpperCase(Locale.ROOT) + " ")),
                op(word, parts.stream().map(Told::json).toArray(String[]::new)),
                parts.stream().map(part -> "(" + part.sql + ")").collect(Collectors.joining(" " + word + " ")));
    }

    private Told predicate() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> comparison(number(), number());
            case 2 -> comparison(text(), text());
            case 3 -> like();
            case 4 -> between();
            case 5 -> in();
            case 6 -> isNull();
            case 7, 8 -> spatial();
            default -> temporal();
        };
    }

    private Told comparison(Told left, Told right) {
        String operator = one(List.of("=", "<>", "<", ">", "<=", ">="));
        return Told.of(left.text + " " + operator + " " + right.text, op(operator, left.json, right.json), left.sql + " " + operator + " " + right.sql);
    }

    private Told number() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> property(one(NUMBERS));
            case 2 -> literal(random.nextInt(10));
            case 3 -> literal(random.nextInt(4_000_000) / 100.0);
            default -> arithmetic();
        };
    }

    private Told arithmetic() {
        String name = one(NUMBERS);
        String exact = name + "::text::numeric";
        int value = 1 + random.nextInt(5);
        String operator = one(List.of("+", "-", "*", "/", "%", "div", "^"));
        String json = op(operator, property(name).json, String.valueOf(value));
        String text = "(" + name + " " + operator + " " + value + ")";
        return switch (operator) {
            case "%" -> Told.of(text, json, "mod(" + exact + ", " + value + ")");
            case "div" -> Told.of(text, json, "trunc(" + exact + " / " + value + ")");
            case "^" -> Told.of(text, json, "((" + name + "::float8 ^ " + value + "::float8)::text::numeric)");
            default -> Told.of(text, json, "(" + exact + " " + operator + " " + value + ")");
        };
    }

    private Told property(String name) {
        return Told.of(random.nextInt(5) == 0 ? "\"" + name + "\"" : name, "{\"property\":\"" + name + "\"}", name + (NUMBERS.contains(name) ? "::text::numeric" : ""));
    }

    private static Told literal(Number value) {
        return Told.of(value.toString(), value.toString(), value + "::numeric");
    }

    private Told text() {
        return random.nextBoolean() ? property(one(TEXTS)) : quoted(one(WORDS));
    }

    private static Told quoted(String text) {
        return Told.of("'" + text.replace("'", "''") + "'", "\"" + text.replace("\\", "\\\\") + "\"", "'" + text.replace("'", "''") + "'");
    }

    private Told like() {
        String name = one(TEXTS);
        Told pattern = quoted(one(List.of("%e%", "B_", "Z%A%", "%\\%", "%ø%", "_%'%", "Å%")));
        if (random.nextBoolean()) {
            return Told.of(name + " LIKE " + pattern.text, op("like", property(name).json, pattern.json), name + " like " + pattern.sql);
        }
        return Told.of("CASEI(" + name + ") LIKE CASEI(" + pattern.text + ")", op("like", op("casei", property(name).json), op("casei", pattern.json)),
                "lower(" + name + ") like lower(" + pattern.sql + ")");
    }

    private Told between() {
        Told value = number();
        Told from = literal(random.nextInt(10));
        Told to = literal(random.nextInt(20_000));
        return Told.of(value.text + " BETWEEN " + from.text + " AND " + to.text, op("between", value.json, from.json, to.json),
                value.sql + " between " + from.sql + " and " + to.sql);
    }

    private Told in() {
        Told value = property(one(TEXTS));
        List<Told> members = Stream.generate(() -> quoted(one(WORDS))).limit(1 + random.nextInt(4)).toList();
        return Told.of(value.text + " IN (" + members.stream().map(Told::text).collect(Collectors.joining(", ")) + ")",
                op("in", value.json, "[" + members.stream().map(Told::json).collect(Collectors.joining(",")) + "]"),
                value.sql + " in (" + members.stream().map(Told::sql).collect(Collectors.joining(", ")) + ")");
    }

    private Told isNull() {
        String name = one(List.of("from_land_use", "max_storeys", "geometry", "utilisation_allowed"));
        return Told.of(name + " IS NULL", op("isNull", property(name).json), (name.equals("geometry") ? "geom" : name) + " is null");
    }

    private Told spatial() {
        String function = one(List.of("intersects", "disjoint", "within", "contains", "overlaps", "crosses", "touches", "equals"));
        double west = edge(town.lon());
        double south = edge(town.lat());
        double east = west + 0.0013 + random.nextInt(8) / 1000.0;
        double north = south + 0.0013 + random.nextInt(8) / 1000.0;
        String column = "st_transform(geom, 4326)";
        String corners = String.format(Locale.ROOT, "%1$.6f %2$.6f,%3$.6f %2$.6f,%3$.6f %4$.6f,%1$.6f %4$.6f,%1$.6f %2$.6f", west, south, east, north);
        String positions = "[[" + corners.replace(",", "],[").replace(" ", ",") + "]]";
        String box = String.format(Locale.ROOT, "%.6f,%.6f,%.6f,%.6f", west, south, east, north);
        String line = String.format(Locale.ROOT, "%.6f %.6f,%.6f %.6f", west, south, east, north + 0.0021);
        Told shape = switch (random.nextInt(3)) {
            case 0 -> Told.of("POLYGON((" + corners + "))", "{\"type\":\"Polygon\",\"coordinates\":[" + positions + "]}", "st_geomfromtext('POLYGON((" + corners + "))', 4326)");
            case 1 -> Told.of("BBOX(" + box + ")", "{\"bbox\":[" + box + "]}", "st_makeenvelope(" + box + ", 4326)");
            default -> Told.of("LINESTRING(" + line + ")", "{\"type\":\"LineString\",\"coordinates\":[[" + line.replace(",", "],[").replace(" ", ",") + "]]}",
                    "st_geomfromtext('LINESTRING(" + line + ")', 4326)");
        };
        boolean swapped = random.nextInt(4) == 0;
        Told geometry = Told.of("geometry", "{\"property\":\"geometry\"}", column);
        Told first = swapped ? shape : geometry;
        Told second = swapped ? geometry : shape;
        return Told.of("S_" + function.toUpperCase(Locale.ROOT) + "(" + first.text + ", " + second.text + ")", op("s_" + function, first.json, second.json),
                "st_" + function + "(" + first.sql + ", " + second.sql + ")");
    }

    /** 0.37 thousandths of a degree beside where zones may end. */
    private double edge(double middle) {
        return middle + (random.nextInt(24) - 12) / 1000.0 + 0.00037;
    }

    private Told temporal() {
        String moment = one(moments);
        String later = one(moments);
        String from = moment.compareTo(later) <= 0 ? moment : later;
        String to = moment.compareTo(later) <= 0 ? later : moment;
        String json = "{\"property\":\"updated_at\"}";
        return switch (random.nextInt(4)) {
            case 0 -> Told.of("T_AFTER(updated_at, TIMESTAMP('" + moment + "'))", op("t_after", json, "{\"timestamp\":\"" + moment + "\"}"), "updated_at > '" + moment + "'");
            case 1 -> Told.of("updated_at <= TIMESTAMP('" + moment + "')", op("<=", json, "{\"timestamp\":\"" + moment + "\"}"), "updated_at <= '" + moment + "'");
            case 2 -> Told.of("T_DURING(updated_at, INTERVAL('" + from + "', '" + to + "'))", op("t_during", json, "{\"interval\":[\"" + from + "\",\"" + to + "\"]}"),
                    "updated_at > '" + from + "' and updated_at < '" + to + "'");
            default -> Told.of("T_INTERSECTS(updated_at, INTERVAL('..', '" + to + "'))", op("t_intersects", json, "{\"interval\":[\"..\",\"" + to + "\"]}"),
                    "updated_at <= '" + to + "'");
        };
    }

    private static String op(String op, String... args) {
        return "{\"op\":\"" + op + "\",\"args\":[" + String.join(",", args) + "]}";
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
