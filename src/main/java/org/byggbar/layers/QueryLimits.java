package org.byggbar.layers;

/** What one question of the public may cost. */
public final class QueryLimits {

    /** Seconds until the database is told to stop; the asker gets 503 {@code query.timeout}. */
    public static final int QUERY_S = 5;

    private QueryLimits() {}
}
