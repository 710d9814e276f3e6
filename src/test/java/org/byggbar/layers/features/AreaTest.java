package org.byggbar.layers.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.byggbar.geo.Crs;
import org.byggbar.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaTest {

    @ParameterizedTest
    @ValueSource(ints = {25833, 25835, 3857})
    void takesAnyTwoOppositeCornersInMetres(int srid) {
        Crs crs = Crs.find(srid).orElseThrow();
        Area area = Area.read("220000,6630000,230000,6640000", crs, 25833);
        assertThat(Area.read("220000,6640000,230000,6630000", crs, 25833).parts()).isEqualTo(area.parts());
        assertThat(Area.read("230000,6640000,220000,6630000", crs, 25833).parts()).isEqualTo(area.parts());
        assertThat(area.parts()).singleElement().satisfies(part -> assertThat(part.getArea()).isPositive());
    }

    @Test
    void tellsSouthFromNorthInDegrees() {
        assertThatThrownBy(() -> Area.read("10,60,11,59", Crs.CRS84, 25833)).isInstanceOf(ProblemException.class);
        assertThat(Area.read("179,59,-179,60", Crs.CRS84, 25833).parts()).as("over the antimeridian").hasSize(2);
    }
}
