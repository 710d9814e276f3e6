package org.byggbar.layers.filter;

import java.util.Map;

/**
 * A filter, ready for a query.
 *
 * @param sql a boolean expression on the layer's relation, made of the definition's names and of parameters only
 * @param params its values by name; all names begin with {@code f_}
 * @param canonical what a cursor belongs to: equal for equal questions on other pages
 */
public record Condition(String sql, Map<String, Object> params, String canonical) {

    public Condition {
        params = Map.copyOf(params);
    }
}
