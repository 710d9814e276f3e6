package org.byggbar.zoning;

/**
 * SQL relations of zones as they are and as a version of their plan has them: {@code id}, {@code version},
 * {@code identity} (the zone that a revision's copy stands for, else the zone itself), who and where they belong to,
 * and every attribute. The arguments are bind names or column names, never data.
 */
public final class ZoneStates {

    private static final String COLUMNS = "version, municipality_id, plan_id, published, area_m2, updated_at, updated_by, geom, "
            + String.join(", ", ZoneColumns.NAMES);

    private ZoneStates() {}

    /** A plan's zones as they are now. */
    public static String now(String plan) {
        return "(select id, coalesce(origin_id, id) as identity, " + COLUMNS + " from zone where plan_id = " + plan + ")";
    }

    /** The zones of a version; each is still the row of {@code zone} or one of {@code zone_history}. */
    public static String then(String plan, String number) {
        return "(select listed.identity, s.* from plan_version_zone listed cross join lateral ("
                + "select id, " + COLUMNS + " from zone where id = listed.zone_id and version = listed.zone_version union all "
                + "select zone_id, " + COLUMNS + " from zone_history where zone_id = listed.zone_id and version = listed.zone_version"
                + ") s where listed.plan_id = " + plan + " and listed.number = " + number + ")";
    }
}
