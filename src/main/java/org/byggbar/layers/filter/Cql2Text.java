package org.byggbar.layers.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.byggbar.layers.filter.Token.Type;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;

/**
 * Reads CQL2 text (OGC 21-065r2, annex B) by precedence climbing: from loosest to tightest OR, AND, NOT, predicates,
 * + -, * / % div, ^, sign. Whatever is read is a filter or a value; the operators say which of them they take.
 */
final class Cql2Text {

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int PREDICATE = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int POWER = 7;
    private static final int SIGN = 8;

    private static final Set<String> RESERVED = Set.of("AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "DIV");
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");

    private final Tokens tokens;
    private final Tree tree;
    private final Values values;
    private final Cql2Functions functions;

    private Cql2Text(Tokens tokens, Tree tree) {
        this.tokens = tokens;
        this.tree = tree;
        this.values = tree.values();
        this.functions = new Cql2Functions(tokens, tree, () -> value(SUM));
    }

    /** @throws FilterFault when it is no CQL2 or more than a filter may be */
    static Filter read(String text, Tree tree) {
        Cql2Text reader = new Cql2Text(Tokens.of(text), tree);
        Filter filter = reader.filter(OR);
        if (reader.tokens.peek().type() != Type.END) {
            throw reader.tokens.unexpected("operator");
        }
        return filter;
    }

    private Filter filter(int power) {
        return filter(anything(power), tokens.peek());
    }

    /** @param next where the value would have become a condition */
    private Filter filter(Object read, Token next) {
        if (read instanceof Expression value && values.kind(value) != Kind.BOOLEAN) {
            throw FilterFault.invalid(next.place(), "operator", next.text());
        }
        return tree.filter(read, next.place());
    }

    private Expression value(int power) {
        Token start = tokens.peek();
        return tree.value(anything(power), start.place());
    }

    /** @return a {@link Filter} or an {@link Expression} that only operators of at least this power are part of */
    private Object anything(int power) {
        Token start = tokens.peek();
        Object left = operand();
        while (power(tokens.peek()) >= power) {
            left = extended(left, start);
        }
        return left;
    }

    private int power(Token token) {
        return switch (token.type() == Type.WORD || token.type() == Type.SYMBOL ? token.upper() : "") {
            case "OR" -> OR;
            case "AND" -> AND;
            case "=", "<>", "<", ">", "<=", ">=", "LIKE", "BETWEEN", "IN", "IS", "NOT" -> PREDICATE;
            case "+", "-" -> SUM;
            case "*", "/", "%", "DIV" -> PRODUCT;
            case "^" -> POWER;
            default -> 0;
        };
    }

    private Object extended(Object left, Token start) {
        Token operator = tokens.take();
        int power = power(operator);
        if (power == OR) {
            return tree.or(List.of(filter(left, operator), filter(AND)));
        }
        if (power == AND) {
            return tree.and(List.of(filter(left, operator), filter(NOT)));
        }
        Expression value = tree.value(left, start.place());
        if (power > PREDICATE) {
            return values.arithmetic(operator.upper(), value, value(power + 1), operator.place());
        }
        return COMPARISONS.contains(operator.text()) ? tree.compare(operator.text(), value, value(SUM), operator.place())
                : predicate(operator, value);
    }

    private Filter predicate(Token operator, Expression value) {
        if (operator.is("IS")) {
            boolean not = tokens.takeIf("NOT");
            tokens.require("NULL");
            return not ? tree.not(tree.isNull(value)) : tree.isNull(value);
        }
        if (operator.is("NOT")) {
            return tree.not(listed(tokens.take(), value));
        }
        return listed(operator, value);
    }

    private Filter listed(Token operator, Expression value) {
        if (operator.is("LIKE")) {
            return tree.like(value, value(SUM), operator.place());
        }
        if (operator.is("BETWEEN")) {
            Expression from = value(SUM);
            tokens.require("AND");
            return tree.between(value, from, value(SUM), operator.place());
        }
        if (!operator.is("IN")) {
            throw FilterFault.invalid(operator.place(), "LIKE, BETWEEN, IN", operator.text());
        }
        tokens.require("(");
        List<Expression> members = new ArrayList<>();
        do {
            members.add(value(SUM));
        } while (tokens.takeIf(","));
        tokens.require(")");
        return tree.in(value, members, operator.place());
    }

    private Object operand() {
        tree.budget().enter();
        Object operand = read(tokens.peek());
        tree.budget().leave();
        return operand;
    }

    private Object read(Token token) {
        if (tokens.takeIf("NOT")) {
            return tree.not(filter(PREDICATE));
        }
        if (tokens.takeIf("(")) {
            Object inside = anything(OR);
            tokens.require(")");
            return inside;
        }
        if (tokens.takeIf("-") || tokens.takeIf("+")) {
            return values.signed(value(SIGN), token.is("-"), token.place());
        }
        return switch (token.type()) {
            case STRING -> values.text(tokens.take().text(), token.place());
            case NUMBER -> values.number(tokens.take().text(), token.place());
            case QUOTED -> values.property(tokens.take().text(), token.place());
            case WORD -> word(token);
            default -> throw tokens.unexpected("operand");
        };
    }

    private Object word(Token word) {
        if (RESERVED.contains(word.upper())) {
            throw tokens.unexpected("operand");
        }
        if (functions.startsHere()) {
            return functions.read();
        }
        tokens.take();
        return word.is("TRUE") || word.is("FALSE") ? values.truth(word.is("TRUE")) : values.property(word.text(), word.place());
    }
}
