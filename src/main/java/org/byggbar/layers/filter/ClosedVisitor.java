package org.byggbar.layers.filter;

import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.BinaryLogicOperator;
import org.geotools.api.filter.ExcludeFilter;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.IncludeFilter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNil;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.geotools.filter.visitor.FilterVisitorSupport;

/**
 * GeoTools' filter model narrowed to what {@link Tree} makes: its forty kinds of nodes go to ten methods, and a node that
 * no filter of ours has is a fault of the program.
 */
abstract class ClosedVisitor extends FilterVisitorSupport {

    abstract String all(boolean everything);

    abstract String logic(BinaryLogicOperator node);

    abstract String not(Not node);

    abstract String comparison(BinaryComparisonOperator node);

    abstract String between(PropertyIsBetween node);

    abstract String like(PropertyIsLike node);

    abstract String isNull(PropertyIsNull node);

    abstract String spatial(BinarySpatialOperator node);

    abstract String temporal(BinaryTemporalOperator node);

    private static Object foreign() {
        throw new IllegalStateException("no part of the closed tree");
    }

    @Override
    protected Object visit(BinaryLogicOperator node, Object extra) {
        return logic(node);
    }

    @Override
    protected Object visit(BinaryComparisonOperator node, Object extra) {
        return comparison(node);
    }

    @Override
    protected Object visit(BinarySpatialOperator node, Object extra) {
        return spatial(node);
    }

    @Override
    public Object visit(Not node, Object extra) {
        return not(node);
    }

    @Override
    public Object visit(PropertyIsBetween node, Object extra) {
        return between(node);
    }

    @Override
    public Object visit(PropertyIsLike node, Object extra) {
        return like(node);
    }

    @Override
    public Object visit(PropertyIsNull node, Object extra) {
        return isNull(node);
    }

    @Override
    public Object visit(IncludeFilter node, Object extra) {
        return all(true);
    }

    @Override
    public Object visit(ExcludeFilter node, Object extra) {
        return all(false);
    }

    @Override
    public Object visitNullFilter(Object extra) {
        return foreign();
    }

    @Override
    public Object visit(PropertyIsNil node, Object extra) {
        return foreign();
    }

    @Override
    public Object visit(Id node, Object extra) {
        return foreign();
    }

    @Override
    protected Object visit(BinaryTemporalOperator node, Object extra) {
        return temporal(node);
    }
}
