package org.byggbar.plans;

import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * A plan as its writer wants it.
 *
 * @param geom border in the storage CRS, null while a draft has none
 */
record PlanBody(PlanAttributes attributes, List<Phase> phases, MultiPolygon geom) {}
