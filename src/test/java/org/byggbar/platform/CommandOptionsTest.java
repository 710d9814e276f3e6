package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandOptionsTest {

    @Test
    void runsTheServerOnItsDefaultsWhenNothingIsSaid() {
        CommandOptions options = CommandOptions.parse(List.of(), Map.of());
        assertThat(options.verb()).isEqualTo("run");
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isAbsolute().hasFileName("data");
    }

    @Test
    void takesTheOptionBeforeTheEnvironment() {
        CommandOptions options = CommandOptions.parse(List.of("run", "--port", "8090", "--data=/srv/one"),
                Map.of("BYGGBAR_PORT", "8091", "BYGGBAR_DATA", "/srv/two"));
        assertThat(options.port()).isEqualTo(8090);
        assertThat(options.data()).hasToString("/srv/one");
    }

    @Test
    void leavesTheRestToTheVerb() {
        CommandOptions options = CommandOptions.parse(
                List.of("import", "zones.geojson", "--layer", "zones", "--data", "/srv/one", "--dry-run"), Map.of());
        assertThat(options.verb()).isEqualTo("import");
        assertThat(options.rest()).containsExactly("zones.geojson", "--layer", "zones", "--dry-run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "-1", "65536", "80 80"})
    void refusesAPortThatIsNone(String port) {
        assertThatThrownBy(() -> CommandOptions.parse(List.of(), Map.of("BYGGBAR_PORT", port)))
                .isInstanceOf(CommandFailure.class).hasMessageContaining("\"" + port + "\"");
    }

    @Test
    void asksForTheValueOfAnOption() {
        assertThatThrownBy(() -> CommandOptions.parse(List.of("run", "--port"), Map.of()))
                .isInstanceOf(CommandFailure.class).hasMessageContaining("--port needs a value");
    }
}
