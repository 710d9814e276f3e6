package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.byggbar.support.VectorTile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tiles are made from is what the layer's view says, after every kind of write, and its levels follow. */
@ServerTest
class TileCopiesIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private LayerRegistry layers;
    @Autowired
    private CoverageTables tables;
    @Autowired
    private CoverageRenewal renewal;
    @LocalServerPort
    private int port;

    private long differences(LayerDefinition layer) {
        String columns = String.join(", ", layer.tileColumns());
        String coverage = layer.coverage() == null ? "0" : layer.coverage();
        return db.sql("""
                select count(*) from (select id, municipality_id, published, %1$s::bigint as coverage, %2$s, st_forcepolygoncw(geom_web) as geom from %3$s) view
                full join (select id, municipality_id, published, coverage, %2$s, geom from %4$s) copy using (id)
                where row(view.*) is distinct from row(copy.*)
                """.formatted(coverage, columns, layer.relation(), layer.tileRelation())).query(Long.class).single();
    }

    private List<LayerDefinition> copied() {
        return layers.all().stream().filter(layer -> layer.tileRelation() != null).toList();
    }

    @Test
    void equalTheViewRowForRowWhateverIsWritten() {
        PlannedTown town = PlannedTown.create(db);
        Random random = new Random(16);
        List<String> writes = List.of(
                "update zone set name = name || 'x', version = version + 1 where id in (select id from zone where municipality_id = :town order by random() limit 3)",
                "update zone set geom = st_snaptogrid(st_translate(geom, 0.5, 0.25), 0.001), version = version + 1 where municipality_id = :town and random() < 0.3",
                "update zone set strategy = 'PRESERVE', version = version + 1 where municipality_id = :town and overlay is null and random() < 0.3",
                "update zone set overlay = 'H310', strategy = null, land_use = null where id = (select id from zone where municipality_id = :town order by random() limit 1)",
                "update zone set overlay = null, strategy = 'NEW', land_use = '1110' where municipality_id = :town and overlay is not null and random() < 0.5",
                "delete from zone where id = (select id from zone where municipality_id = :town order by random() limit 1)",
                "update plan set status = case status when 'DRAFT' then 'CONSULTATION' when 'CONSULTATION' then 'ADOPTED' when 'ADOPTED' then 'ARCHIVED' else 'DRAFT' end, version = version + 1 where municipality_id = :town and random() < 0.5",
                "update plan set kind = 'NO_KPA', version = version + 1 where municipality_id = :town and random() < 0.5");
        for (int step = 0; step < 60; step++) {
            String write = writes.get(random.nextInt(writes.size()));
            boolean isUndone = random.nextInt(5) == 0;
            town.zone("Z" + step, step % 8, step / 8, step % 8 + 1, step / 8 + 1);
            transaction.executeWithoutResult(status -> {
                db.sql("select set_config('byggbar.publishing', 'on', true)").query(String.class).single();
                db.sql(write).param("town", town.id()).update();
                if (isUndone) {
                    status.setRollbackOnly();
                }
            });
            copied().forEach(layer -> assertThat(differences(layer)).as(layer.id() + " after " + write).isZero());
        }
    }

    @Test
    void haveTheColumnsThatTheDefinitionMarks() {
        copied().forEach(layer -> assertThat(db.sql("select columns from tile_layer where layer = :layer").param("layer", layer.id())
                .query((row, n) -> List.of((String[]) row.getArray(1).getArray())).single()).as(layer.id())
                .containsExactlyElementsOf(layer.tileColumns()));
    }

    @Test
    void showExactRowsUntilTheCoverageIsGeneralisedAndThenNoGap() {
        PlannedTown town = PlannedTown.create(db);
        for (int i = 0; i < 16; i++) {
            town.zone("A" + i, i % 4 * 2, i / 4 * 2, i % 4 * 2 + 2, i / 4 * 2 + 2);
        }
        town.draftZone("D1", 8, 0, 16, 8);
        String low = "/tiles/zone/" + town.tile(9, 4, 4) + ".mvt?municipality=" + town.id();
        Http anybody = new Http(port);
        assertThat(VectorTile.read(anybody.get(low).body()).features()).as("exact while stale").isNotEmpty()
                .allSatisfy(feature -> assertThat(feature.id()).isPositive());
        renewStale();
        VectorTile tile = awaitDissolved(anybody, low);
        assertThat(tile.features()).as("sixteen that look alike are one; the draft is nobody's business").singleElement().satisfies(whole -> {
            assertThat(whole.id()).isZero();
            assertThat(whole.properties()).containsEntry("strategy", "DENSIFY").containsEntry("plan_id", town.plan()).doesNotContainKey("code");
        });
        List<VectorTile.Feature> detailed = VectorTile.read(anybody.get("/tiles/zone/" + town.tile(12, 4, 4) + ".mvt?municipality=" + town.id()).body()).features();
        assertThat(detailed).hasSize(16);
        assertThat(detailed.stream().flatMap(feature -> feature.parts().stream()).flatMap(List::stream).map(point -> point[0] + " " + point[1])
                .collect(Collectors.toSet())).as("corners where four meet are one").hasSizeLessThanOrEqualTo(25);
    }

    private void renewStale() {
        layers.all().stream().filter(layer -> layer.coverage() != null).forEach(layer -> {
            for (var next = tables.next(layer, 0, 0); next.isPresent(); next = tables.next(layer, 0, 0)) {
                renewal.renew(next.get());
            }
        });
    }

    /** Nodes are told when the levels are there; this one may take a moment to hear it. */
    private static VectorTile awaitDissolved(Http anybody, String address) {
        VectorTile tile = VectorTile.read(anybody.get(address).body());
        for (int i = 0; i < 200 && tile.features().size() > 1; i++) {
            tile = VectorTile.read(anybody.get(address).body());
        }
        return tile;
    }
}
