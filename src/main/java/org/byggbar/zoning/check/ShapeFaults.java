package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Finds what is wrong with a zone's shape whatever lies beside it. Storage CRS, metres. */
final class ShapeFaults {

    private ShapeFaults() {}

    /** Zones that are no valid polygons, each with the place that makes it so; no other search can take them. */
    static List<Fault> invalid(List<CheckedZone> zones) {
        List<Fault> found = new ArrayList<>();
        for (CheckedZone zone : zones) {
            TopologyValidationError error = new IsValidOp(zone.geom()).getValidationError();
            if (error != null) {
                Coordinate place = error.getCoordinate() == null ? zone.geom().getCoordinate() : error.getCoordinate();
                found.add(Fault.at(FaultCode.INVALID, "invalid", List.of(zone), zone.geom().getFactory().createPoint(place)).repairable(true));
            }
        }
        return found;
    }

    /** Zones or parts of zones so thin or small that nobody can have meant them. */
    static List<Fault> slivers(List<CheckedZone> zones, CheckLimits limits) {
        List<Fault> found = new ArrayList<>();
        for (CheckedZone zone : zones) {
            for (int i = 0; i < zone.geom().getNumGeometries(); i++) {
                Geometry part = zone.geom().getGeometryN(i);
                double tooThin = part.getArea() < limits.sliverAreaM2() ? limits.closeM() : limits.sliverWidthM();
                if (!Thickness.isAtLeast(part, tooThin)) {
                    found.add(Fault.at(FaultCode.SLIVER, "sliver.zone", List.of(zone), part));
                }
            }
        }
        return found;
    }

    /** Zones of several polygons, where the kind of plan is delivered with one polygon each. */
    static List<Fault> multiPart(List<CheckedZone> zones) {
        return zones.stream().filter(zone -> zone.geom().getNumGeometries() > 1)
                .map(zone -> Fault.at(FaultCode.PART_OF_MULTI, "part_of_multi", List.of(zone), zone.geom())).toList();
    }
}
