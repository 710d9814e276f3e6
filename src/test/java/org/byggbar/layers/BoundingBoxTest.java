package org.byggbar.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.byggbar.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundingBoxTest {

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "NaN,1,2,3", "1,Infinity,2,3", "1,1e400,2,3", "a,1,2,3", "1,,2,3", "",
        "1,5,2,4", "181,1,2,3", "1,-91,2,3", "1,2,x,3,4,5", "0x1,1,2,3", "1;2;3;4"})
    void refusesWhatIsNoBox(String text) {
        assertThatThrownBy(() -> BoundingBox.parse(text)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.code()).isEqualTo("bbox.invalid"));
    }

    @Test
    void ignoresHeights() {
        assertThat(BoundingBox.parse("1,2,-100,3,4,100")).isEqualTo(new BoundingBox(1, 2, 3, 4));
    }

    @Test
    void isTwoBoxesAcrossTheAntimeridian() {
        assertThat(BoundingBox.parse("177,65,-177,70").parts())
                .containsExactly(new BoundingBox(177, 65, 180, 70), new BoundingBox(-180, 65, -177, 70));
    }

    @Test
    void isABoxInWebMercatorToo() {
        assertThat(BoundingBox.x(180)).isCloseTo(20_037_508.342789244, within(1e-6));
        assertThat(BoundingBox.y(59.74)).isCloseTo(8_342_077.86, within(0.1));
        assertThat(BoundingBox.y(90)).isFinite();
    }
}
