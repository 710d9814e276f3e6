package org.byggbar.layers.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CollectionExtentsTest {

    @Test
    void holdsItsFeaturesAlsoWhenReadAsFloats() {
        Random random = new Random(32);
        for (int i = 0; i < 100_000; i++) {
            double degrees = random.nextDouble() * 70 + 2;
            assertThat((double) (float) CollectionExtents.down(degrees)).isLessThan(degrees).isGreaterThan(degrees - 3e-5);
            assertThat((double) (float) CollectionExtents.up(degrees)).isGreaterThan(degrees).isLessThan(degrees + 3e-5);
        }
    }
}
