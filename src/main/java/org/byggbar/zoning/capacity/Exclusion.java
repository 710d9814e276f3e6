package org.byggbar.zoning.capacity;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Land under the overlays of a plan that exclude building. Overlays are united before anything is measured, so a spot
 * under two of them counts once. Geometries are in the storage CRS; areas are what {@code planarArea} measures.
 */
public final class Exclusion {

    private final Geometry united;
    private final PreparedGeometry prepared;
    private final ToDoubleFunction<Geometry> planarArea;

    /** @param planarArea square metres of a geometry in the planning CRS */
    public Exclusion(Collection<? extends Geometry> overlays, ToDoubleFunction<Geometry> planarArea) {
        this.united = overlays.isEmpty() ? null : OverlayNGRobust.union(List.copyOf(overlays));
        this.prepared = united == null ? null : PreparedGeometryFactory.prepare(united);
        this.planarArea = planarArea;
    }

    /** How much of a zone may not be built on, square metres. */
    public double areaM2(Geometry zone) {
        if (prepared == null || !prepared.intersects(zone)) {
            return 0;
        }
        Geometry part = prepared.covers(zone) ? zone : OverlayNGRobust.overlay(zone, united, OverlayNG.INTERSECTION);
        return planarArea.applyAsDouble(part);
    }
}
