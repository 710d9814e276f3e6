package org.byggbar.layers.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads CQL2 JSON (OGC 21-065r2, annex C). Places of faults are JSON pointers. */
final class Cql2Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4 * Budget.MAX_DEPTH).maxNumberLength(100).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%", "^", "div");

    private final Tree tree;
    private final Cql2JsonValues values;

    private Cql2Json(Tree tree) {
        this.tree = tree;
        this.values = new Cql2JsonValues(tree, this::value);
    }

    /** @throws FilterFault when it is no CQL2 or more than a filter may be */
    static Filter read(String json, Tree tree) {
        return new Cql2Json(tree).filter(parsed(json), "");
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (StreamConstraintsException e) {
            throw FilterFault.tooComplex("depth", Budget.MAX_DEPTH);
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getCharOffset() + 1);
            throw FilterFault.invalid(Long.toString(at), "json", json.substring((int) Math.min(json.length(), at - 1)));
        }
    }

    private Filter filter(JsonNode node, String at) {
        return tree.filter(anything(node, at), at);
    }

    private Expression value(JsonNode node, String at) {
        return tree.value(anything(node, at), at);
    }

    /** @return a filter or an expression */
    private Object anything(JsonNode node, String at) {
        tree.budget().enter();
        Object read = node.isObject() && node.has("op") ? operation(node, at) : values.read(node, at);
        tree.budget().leave();
        return read;
    }

    private Object operation(JsonNode node, String at) {
        JsonNode args = node.path("args");
        if (!node.get("op").isString() || !args.isArray() || node.size() != 2) {
            throw FilterFault.invalid(at, "op_args", node.toString());
        }
        String op = node.get("op").asString();
        String inside = at + "/args";
        if (op.equals("and") || op.equals("or")) {
            return logic(op, filters(args, inside), at);
        }
        if (op.equals("not")) {
            return tree.not(filter(only(args, 1, inside).get(0), inside + "/0"));
        }
        if (op.equals("in")) {
            return in(only(args, 2, inside), inside);
        }
        if (op.equals("casei") || op.equals("accenti")) {
            return tree.values().folded(Call.Operation.valueOf(op.toUpperCase(Locale.ROOT)), value(only(args, 1, inside).get(0), inside + "/0"), at);
        }
        return withValues(op, args, at);
    }

    private Object withValues(String op, JsonNode args, String at) {
        String inside = at + "/args";
        int count = op.equals("isNull") ? 1 : op.equals("between") ? 3 : 2;
        String relation = op.toUpperCase(Locale.ROOT);
        if (!Set.of("isNull", "between", "like").contains(op) && !COMPARISONS.contains(op) && !ARITHMETIC.contains(op) && !tree.knows(relation)) {
            throw FilterFault.unknownProperty(at + "/op", op);
        }
        if (op.equals("-") && args.size() == 1) {
            return tree.values().signed(value(args.get(0), inside + "/0"), true, at);
        }
        List<Expression> of = values(only(args, count, inside), inside);
        return switch (op) {
            case "isNull" -> tree.isNull(of.get(0));
            case "between" -> tree.between(of.get(0), of.get(1), of.get(2), at);
            case "like" -> tree.like(of.get(0), of.get(1), at);
            default -> COMPARISONS.contains(op) ? tree.compare(op, of.get(0), of.get(1), at)
                    : ARITHMETIC.contains(op) ? tree.values().arithmetic(op.toUpperCase(Locale.ROOT), of.get(0), of.get(1), at)
                    : tree.relation(relation, of.get(0), of.get(1), at);
        };
    }

    private Filter logic(String op, List<Filter> parts, String at) {
        if (parts.size() < 2) {
            throw FilterFault.invalid(at, "two_args", op);
        }
        return op.equals("and") ? tree.and(parts) : tree.or(parts);
    }

    private Filter in(JsonNode args, String inside) {
        JsonNode members = args.get(1);
        if (!members.isArray() || members.isEmpty()) {
            throw FilterFault.invalid(inside + "/1", "list", members.toString());
        }
        Expression value = value(args.get(0), inside + "/0");
        return tree.in(value, values(members, inside + "/1"), inside);
    }

    private List<Filter> filters(JsonNode args, String at) {
        List<Filter> all = new ArrayList<>();
        IntStream.range(0, args.size()).forEach(i -> all.add(filter(args.get(i), at + "/" + i)));
        return all;
    }

    private List<Expression> values(JsonNode args, String at) {
        List<Expression> all = new ArrayList<>();
        IntStream.range(0, args.size()).forEach(i -> all.add(value(args.get(i), at + "/" + i)));
        return all;
    }

    private static JsonNode only(JsonNode args, int count, String at) {
        if (args.size() != count) {
            throw FilterFault.invalid(at, "args_" + count, args.toString());
        }
        return args;
    }
}
