package org.byggbar.layers.filter;

import java.util.List;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;

/** What CQL2 has and GeoTools has no class for. The database alone evaluates it. */
record Call(Operation operation, List<Expression> parameters) implements Function {

    enum Operation {
        /** Lower case. */
        CASEI(Kind.STRING),
        /** Without the marks on letters; ø counts as o and æ as a, as in the search. */
        ACCENTI(Kind.STRING),
        REMAINDER(Kind.NUMBER), WHOLE_QUOTIENT(Kind.NUMBER), POWER(Kind.NUMBER),
        /** From the first to the second parameter, ends included. */
        INTERVAL(Kind.INTERVAL);

        private final Kind kind;

        Operation(Kind kind) {
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }
    }

    static Call of(Operation operation, Expression... parameters) {
        return new Call(operation, List.of(parameters));
    }

    @Override
    public String getName() {
        return operation.name();
    }

    @Override
    public FunctionName getFunctionName() {
        return null;
    }

    @Override
    public List<Expression> getParameters() {
        return parameters;
    }

    @Override
    public Literal getFallbackValue() {
        return null;
    }

    @Override
    public Object evaluate(Object feature) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T evaluate(Object feature, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object accept(ExpressionVisitor visitor, Object extra) {
        return visitor.visit(this, extra);
    }
}
