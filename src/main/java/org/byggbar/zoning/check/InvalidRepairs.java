package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * Makes a zone valid: the same lines, read as the area that they enclose, as they are or without the corners that came
 * to lie too close. Storage CRS, on its grid.
 */
final class InvalidRepairs {

    private InvalidRepairs() {}

    static List<List<CheckedZone>> of(Fault target, CheckLimits limits) {
        List<List<CheckedZone>> all = new ArrayList<>();
        CheckedZone zone = target.zones().get(0);
        for (Geometry fixed : List.of(GeometryFixer.fix(zone.geom()), zone.geom().buffer(0))) {
            Geometry onGrid = new GeometryPrecisionReducer(new PrecisionModel(1000)).reduce(fixed);
            if (onGrid.getDimension() == 2 && !onGrid.isEmpty() && onGrid.getArea() > 0) {
                CheckedZone mended = zone.reshaped(Corners.move(onGrid, corner -> corner));
                all.add(List.of(mended));
                all.add(List.of(tidied(mended, limits)));
            }
        }
        return all;
    }

    private static CheckedZone tidied(CheckedZone zone, CheckLimits limits) {
        CheckedZone tidy = zone;
        for (Fault close : CloseCorners.of(List.of(zone), List.of(), limits)) {
            tidy = new CornerRepairs(close, limits).fewestCorners(tidy);
        }
        return tidy;
    }
}
