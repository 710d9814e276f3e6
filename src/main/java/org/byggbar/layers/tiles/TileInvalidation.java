package org.byggbar.layers.tiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.byggbar.changes.Change;
import org.byggbar.changes.ChangesRead;
import org.byggbar.changes.NodeNotice;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Drops the tiles that a change touches, on every node, and no others. A layer that follows another and has a narrow copy
 * was marked where the change showed; one without a copy is dropped whole.
 */
@Component
class TileInvalidation {

    private static final List<TileGrid> GRIDS = List.of(TileGrid.WEB, TileGrid.UTM33);

    /** Boxes whose tiles are gone through one by one; an import's are held against the tiles that are kept. */
    private static final int FEW = 50;

    private final TileCache cache;
    private final TileMarks marks;
    private final TileNotices notices;
    private final LayerRegistry layers;

    TileInvalidation(TileCache cache, TileMarks marks, TileNotices notices, LayerRegistry layers) {
        this.cache = cache;
        this.marks = marks;
        this.notices = notices;
        this.layers = layers;
    }

    /** Before those who tell browsers: a browser that asks because of the change finds the old tile gone. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ChangesRead read) {
        Map<String, Set<Envelope>> touched = new HashMap<>();
        read.changes().stream().filter(change -> change.box() != null)
                .forEach(change -> touched.computeIfAbsent(change.layer(), layer -> new HashSet<>()).add(change.box()));
        Set<String> whole = new HashSet<>();
        for (LayerDefinition layer : layers.all()) {
            List<Change> followed = read.changes().stream().filter(change -> layer.follows().contains(change.layer())).toList();
            if (!followed.isEmpty()) {
                marks.boxes(layer, followed).ifPresentOrElse(
                        boxes -> touched.computeIfAbsent(layer.id(), id -> new HashSet<>()).addAll(boxes), () -> whole.add(layer.id()));
            }
        }
        if (!whole.isEmpty()) {
            cache.dropLayers(whole);
        }
        touched.forEach((layer, boxes) -> GRIDS.forEach(grid -> drop(layer, grid, boxes)));
    }

    private void drop(String layer, TileGrid grid, Set<Envelope> boxes) {
        List<Envelope> placed = boxes.stream().map(box -> GridBox.around(box, TileGrid.WEB.srid(), grid)).toList();
        if (placed.size() > FEW) {
            STRtree tree = new STRtree();
            placed.forEach(box -> tree.insert(box, box));
            tree.build();
            cache.drop(layer, grid, at -> !tree.query(at.searched()).isEmpty());
            return;
        }
        cache.drop(layer, placed.stream().flatMap(box -> IntStream.rangeClosed(0, grid.maxZoom())
                .mapToObj(z -> TileRange.around(box, grid, z))).toList());
    }

    /** A coverage's levels are anew: tiles of their zooms that were made of the exact rows, or of the levels before, go. */
    @EventListener
    void on(NodeNotice notice) {
        if (notice.topic().equals(TileNotices.TOPIC)) {
            TileNotices.Renewed renewed = notices.read(notice.text());
            List<TileRange> ranges = new ArrayList<>();
            renewed.areas().forEach(part -> IntStream.rangeClosed(part.firstZoom(), part.lastZoom())
                    .forEach(z -> ranges.add(TileRange.around(part.box(), TileGrid.WEB, z))));
            cache.drop(renewed.layer(), ranges);
        }
    }
}
