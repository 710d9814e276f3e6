package org.byggbar.layers.tiles;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.tiles.CoverageTables.Row;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Generalises one stale coverage. A large one goes part by part, each beside its neighbours, so memory is bounded. Until
 * the end the marks stand and tiles show exact rows where something was written; a write in between leaves a mark of its
 * own, and the coverage is stale again.
 */
@Component
class CoverageRenewal {

    private static final Logger log = LoggerFactory.getLogger(CoverageRenewal.class);

    /** About 100,000 corners, some tens of megabytes while they are worked on. */
    static final int PART = 2_500;

    private final CoverageTables tables;
    private final TransactionTemplate transaction;
    private final TileNotices notices;

    CoverageRenewal(CoverageTables tables, TransactionTemplate transaction, TileNotices notices) {
        this.tables = tables;
        this.transaction = transaction;
        this.notices = notices;
    }

    void renew(StaleCoverage coverage) {
        Map<Level, Envelope> touched = new EnumMap<>(Level.class);
        List<Row> rows = tables.rows(coverage);
        for (int from = 0; from < rows.size();) {
            int to = endOfPart(rows, from);
            renew(coverage.layer(), rows.subList(from, to), touched);
            from = to;
        }
        transaction.executeWithoutResult(status -> {
            tables.forgetOthers(coverage);
            if (tables.markRenewed(coverage)) {
                notices.tellRenewed(coverage, touched);
            }
        });
    }

    private static int endOfPart(List<Row> rows, int from) {
        int to = from;
        while (to < rows.size() && to - from < PART && rows.get(to).share().equals(rows.get(from).share())) {
            to++;
        }
        return to;
    }

    private void renew(LayerDefinition layer, List<Row> part, Map<Level, Envelope> touched) {
        List<Long> ids = part.stream().map(Row::id).toList();
        List<Area> areas = tables.areas(layer, ids);
        Map<Level, List<Area>> levels = generalised(areas, neighbours(layer, part, areas));
        transaction.executeWithoutResult(status -> levels.forEach((level, made) -> tables.write(layer, level, ids, made)
                .ifPresent(box -> touched.computeIfAbsent(level, any -> new Envelope()).expandToInclude(box))));
    }

    private List<Geometry> neighbours(LayerDefinition layer, List<Row> part, List<Area> areas) {
        Envelope box = new Envelope();
        areas.forEach(area -> box.expandToInclude(area.shape().getEnvelopeInternal()));
        Borders borders = new Borders();
        areas.forEach(area -> borders.add(0, area.shape(), (first, second, length) -> {}));
        return tables.around(layer, part.get(0).share(), part.stream().map(Row::id).toList(), box, PART).stream()
                .filter(borders::touches).toList();
    }

    /** Areas that overlap are no coverage: those stay as they are, which is right if not small. */
    private static Map<Level, List<Area>> generalised(List<Area> areas, List<Geometry> neighbours) {
        try {
            return Generalisation.of(areas, neighbours);
        } catch (RuntimeException e) {
            log.warn("{} areas could not be generalised together: {}", areas.size(), e.getMessage());
            Map<Level, List<Area>> exact = new EnumMap<>(Level.class);
            List.of(Level.values()).forEach(level -> exact.put(level, new ArrayList<>(areas)));
            return exact;
        }
    }
}
