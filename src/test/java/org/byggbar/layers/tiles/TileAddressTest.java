package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.byggbar.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileAddressTest {

    @ParameterizedTest
    @CsvSource({"40,0,0", "3,-1,0", "3,8,0", "3,0,8", "23,0,0", "22,4194304,0", "99999999999999999999,0,0", "5,2147483648,0"})
    void isNowhereOutsideTheWorld(String z, String x, String y) {
        assertThatThrownBy(() -> TileAddress.parse(z, x, y)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(404);
            assertThat(problem.code()).isEqualTo("tile.out_of_range");
        });
    }

    @ParameterizedTest
    @CsvSource({"a,0,0", "3,1.5,0", "3,0,1e3", "' 3',0,0", "3,0x1,0"})
    void isNotReadFromWhatIsNoNumber(String z, String x, String y) {
        assertThatThrownBy(() -> TileAddress.parse(z, x, y)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.status().value()).isEqualTo(400));
    }

    @Test
    void countsFromTheNorthWestCornerOfKartverketsGrid() {
        TileAddress oslo = TileAddress.parse(TileGrid.UTM33, "9", "255", "226");
        assertThat(oslo.size()).isEqualTo(21_664 * 256.0 / 512);
        assertThat(oslo.west()).isEqualTo(262_160);
        assertThat(oslo.north()).isEqualTo(6_597_952);
        assertThat(oslo.webZoom()).isEqualTo(11);
        assertThatThrownBy(() -> TileAddress.parse(TileGrid.UTM33, "21", "0", "0")).isInstanceOf(ProblemException.class);
    }

    @Test
    void spansTheSquareWorld() {
        TileAddress lastOfAll = TileAddress.parse("22", "4194303", "4194303");
        assertThat(lastOfAll.west() + lastOfAll.size()).isCloseTo(20_037_508.342789244, within(1e-6));
        assertThat(lastOfAll.north() - lastOfAll.size()).isCloseTo(-20_037_508.342789244, within(1e-6));
    }
}
