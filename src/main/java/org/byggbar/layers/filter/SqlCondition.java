package org.byggbar.layers.filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.geo.Ewkb;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.BinaryLogicOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Contains;
import org.geotools.api.filter.spatial.Crosses;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.Equals;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.api.filter.spatial.Overlaps;
import org.geotools.api.filter.spatial.Touches;
import org.geotools.api.filter.spatial.Within;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.locationtech.jts.geom.Geometry;

/** The one visitor that makes SQL of a filter's tree. Names come from the definition, everything else is a parameter. */
final class SqlCondition extends ClosedVisitor {

    private static final Map<Class<? extends BinarySpatialOperator>, String> SPATIAL = Map.of(
            Intersects.class, "st_intersects", Equals.class, "st_equals", Disjoint.class, "st_disjoint", Touches.class, "st_touches",
            Within.class, "st_within", Overlaps.class, "st_overlaps", Crosses.class, "st_crosses", Contains.class, "st_contains");

    private final SqlValues sql;
    private final SqlTimes times;
    private final Values values;

    private SqlCondition(Values values) {
        this.values = values;
        this.sql = new SqlValues(values);
        this.times = new SqlTimes(values, sql);
    }

    static Condition of(Filter filter, Values values, String canonical) {
        SqlCondition visitor = new SqlCondition(values);
        String condition = visitor.sql(filter);
        return new Condition(condition, visitor.sql.params(), canonical);
    }

    private String sql(Filter filter) {
        return (String) filter.accept(this, null);
    }

    @Override
    String all(boolean everything) {
        return everything ? "true" : "false";
    }

    @Override
    String logic(BinaryLogicOperator node) {
        return node.getChildren().stream().map(this::sql).collect(Collectors.joining(node instanceof Or ? " or " : " and ", "(", ")"));
    }

    @Override
    String not(Not node) {
        return "(not " + sql(node.getFilter()) + ")";
    }

    @Override
    String comparison(BinaryComparisonOperator node) {
        String operator = node instanceof PropertyIsEqualTo ? " = " : node instanceof PropertyIsNotEqualTo ? " <> "
                : node instanceof PropertyIsLessThan ? " < " : node instanceof PropertyIsGreaterThan ? " > "
                : node instanceof PropertyIsGreaterThanOrEqualTo ? " >= " : " <= ";
        SqlTypes type = SqlTypes.common(List.of(node.getExpression1(), node.getExpression2()), values);
        return "(" + sql.sql(node.getExpression1(), type) + operator + sql.sql(node.getExpression2(), type) + ")";
    }

    @Override
    String between(PropertyIsBetween node) {
        SqlTypes type = SqlTypes.common(List.of(node.getExpression(), node.getLowerBoundary(), node.getUpperBoundary()), values);
        return "(" + sql.sql(node.getExpression(), type) + " between " + sql.sql(node.getLowerBoundary(), type)
                + " and " + sql.sql(node.getUpperBoundary(), type) + ")";
    }

    @Override
    String like(PropertyIsLike node) {
        return "(" + sql.sql(node.getExpression(), null) + " like " + sql.bound(node.getLiteral(), "text") + ")";
    }

    @Override
    String isNull(PropertyIsNull node) {
        return "(" + sql.sql(node.getExpression(), SqlTypes.common(List.of(node.getExpression()), values)) + " is null)";
    }

    @Override
    String temporal(BinaryTemporalOperator node) {
        return times.relation(node);
    }

    @Override
    String spatial(BinarySpatialOperator node) {
        String function = SPATIAL.entrySet().stream().filter(entry -> entry.getKey().isInstance(node)).findFirst().orElseThrow().getValue();
        return function + "(" + geometry(node.getExpression1(), node.getExpression2()) + ", "
                + geometry(node.getExpression2(), node.getExpression1()) + ")";
    }

    /** A box of degrees is compared in EPSG:3857, where it is exact and every layer has an indexed column too. */
    private String geometry(Expression side, Expression other) {
        if (side instanceof Literal literal) {
            return sql.bound(Ewkb.of(isWeb(literal) && !(other instanceof Literal) ? ((Shape) literal.getValue()).web() : stored(literal)), "geometry");
        }
        return other instanceof Literal literal && isWeb(literal) ? "geom_web" : sql.sql(side, null);
    }

    private static boolean isWeb(Literal literal) {
        return ((Shape) literal.getValue()).web() != null;
    }

    private static Geometry stored(Literal literal) {
        return ((Shape) literal.getValue()).stored();
    }
}
