package org.byggbar.layers.filter;

import java.util.function.Supplier;
import org.byggbar.layers.filter.Token.Type;
import org.geotools.api.filter.expression.Expression;

/** Reads what CQL2 text writes with a word before a bracket: functions, dates, geometries. */
final class Cql2Functions {

    private final Tokens tokens;
    private final Tree tree;
    private final Values values;
    private final Supplier<Expression> argument;

    /** @param argument reads the value that stands next */
    Cql2Functions(Tokens tokens, Tree tree, Supplier<Expression> argument) {
        this.tokens = tokens;
        this.tree = tree;
        this.values = tree.values();
        this.argument = argument;
    }

    boolean startsHere() {
        return tokens.peekSecond().is("(") || Wkt.startsHere(tokens);
    }

    /** @return a filter or an expression */
    Object read() {
        if (Wkt.startsHere(tokens)) {
            Token start = tokens.peek();
            return values.geometry(new Wkt(tokens, tree.budget()).read(), start.place());
        }
        Token name = tokens.take();
        tokens.require("(");
        Object read = switch (name.upper()) {
            case "BBOX" -> values.box(Wkt.numbers(tokens), name.place());
            case "DATE" -> values.date(string(), name.place());
            case "TIMESTAMP" -> values.timestamp(string(), name.place());
            case "INTERVAL" -> interval(name);
            case "CASEI" -> values.folded(Call.Operation.CASEI, argument.get(), name.place());
            case "ACCENTI" -> values.folded(Call.Operation.ACCENTI, argument.get(), name.place());
            default -> relation(name);
        };
        tokens.require(")");
        return read;
    }

    private String string() {
        return tokens.require(Type.STRING, "text").text();
    }

    private Expression interval(Token name) {
        Expression from = end();
        tokens.require(",");
        return values.interval(from, end(), name.place());
    }

    /** A day, a moment, an open end or a property. */
    private Expression end() {
        Token token = tokens.peek();
        return token.type() == Type.STRING ? values.end(tokens.take().text(), token.place()) : argument.get();
    }

    private Object relation(Token name) {
        if (!tree.knows(name.upper())) {
            throw FilterFault.unknownProperty(name.place(), name.text());
        }
        Expression first = argument.get();
        tokens.require(",");
        return tree.relation(name.upper(), first, argument.get(), name.place());
    }
}
