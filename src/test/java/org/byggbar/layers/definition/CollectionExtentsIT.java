package org.byggbar.layers.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The box around what everybody sees of a layer, measured along the index and compared with all features. */
@ServerTest
class CollectionExtentsIT {

    /** The box is widened by one to two in the fifth decimal. */
    private static final double WIDENED = 2.5e-5;

    @Autowired
    private JdbcClient db;
    @Autowired
    private LayerRegistry layers;

    private PlannedTown town;

    @BeforeEach
    void setUp() {
        town = PlannedTown.create(db);
    }

    private double[] found(String layer) {
        return new CollectionExtents(db, layers).find(layers.get(layer)).orElseThrow();
    }

    private double[] around(String layer) {
        return db.sql("""
                select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
                from (select st_extent(st_transform(geom, 4326)) as box from %s where published) measured
                """.formatted(layers.get(layer).relation())).query((row, n) -> new double[] {row.getDouble("west"), row.getDouble("south"),
                    row.getDouble("east"), row.getDouble("north")}).single();
    }

    private void assertAround(String layer) {
        double[] found = found(layer);
        double[] real = around(layer);
        for (int side = 0; side < 4; side++) {
            assertThat(found[side]).as("%s, side %d", layer, side).isCloseTo(real[side], within(WIDENED));
            assertThat(side < 2 ? real[side] - found[side] : found[side] - real[side]).as("outwards").isPositive();
        }
    }

    @Test
    void holdsAllThatEverybodySeesOfEveryLayerAndNoMore() {
        town.zone("A1", 0, 0, 2, 1);
        for (LayerDefinition layer : layers.all()) {
            boolean showsSomething = db.sql("select exists (select from " + layer.relation() + " where published and geom is not null)")
                    .query(Boolean.class).single();
            if (showsSomething) {
                assertAround(layer.id());
            } else {
                assertThat(new CollectionExtents(db, layers).find(layer)).as(layer.id()).isEmpty();
            }
        }
    }

    @Test
    void growsWithAFeatureOnTheEdgeAndShrinksWhenItGoes() {
        double[] before = found("zone");
        long far = town.zone("FAR", -20_000, -3_000, -19_990, -2_990);
        assertAround("zone");
        assertThat(found("zone")[0]).isLessThan(before[0]);
        db.sql("delete from zone where id = :id and set_config('byggbar.publishing', 'on', true) = 'on'").param("id", far).update();
        assertThat(found("zone")).isEqualTo(before);
    }

    @Test
    void tellsNothingOfDraftsAtItsEdge() {
        double[] before = found("zone");
        town.draftZone("SECRET", -20_000, -3_000, -19_990, -2_990);
        assertThat(found("zone")).isEqualTo(before);
    }
}
