package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class TileRangeTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 11, 16})
    void holdsTheTilesWhoseQuerySearchesTheBoxAndNoOthers(int z) {
        Random random = new Random(z);
        for (int round = 0; round < 300; round++) {
            TileGrid grid = round % 2 == 0 ? TileGrid.WEB : TileGrid.UTM33;
            double size = grid.tileSize(z);
            double x = grid.west() + grid.width() * (0.3 + 0.4 * random.nextDouble());
            double y = grid.north() - grid.width() * (0.3 + 0.4 * random.nextDouble());
            Envelope box = new Envelope(x, x + size * random.nextDouble() * 3, y, y + size * random.nextDouble() * 3);
            TileRange range = TileRange.around(box, grid, z);
            Set<TileAddress> listed = new HashSet<>();
            range.each(listed::add);
            assertThat(listed).hasSize((int) range.count());
            for (int column = Math.max(0, range.west() - 1); column <= Math.min((1 << z) - 1, range.east() + 1); column++) {
                for (int row = Math.max(0, range.north() - 1); row <= Math.min((1 << z) - 1, range.south() + 1); row++) {
                    TileAddress at = new TileAddress(grid, z, column, row);
                    assertThat(listed.contains(at)).as(at + " and " + box).isEqualTo(at.searched().intersects(box));
                    assertThat(range.contains(at)).isEqualTo(listed.contains(at));
                }
            }
        }
    }
}
