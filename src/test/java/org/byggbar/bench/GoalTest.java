package org.byggbar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void oneOutlierMovesNeitherMedianNorRatio() {
        Samples ours = new Samples(List.of(2.0, 2.2, 90.0, 1.9, 2.1));
        Samples reference = new Samples(List.of(1.0, 1.1, 1.0, 0.95, 1.05));
        assertThat(ours.median()).isEqualTo(2.1);
        assertThat(ours.pairedRatioTo(reference)).isEqualTo(2.0);
        assertThat(new Samples(List.of(1.0, 2.0)).median()).isEqualTo(1.5);
        assertThat(reference.spread()).isLessThan(0.1);
        assertThatThrownBy(() -> new Samples(List.of())).hasMessageContaining("nothing was measured");
        assertThatThrownBy(() -> new Samples(List.of(1.0, 0.0))).hasMessageContaining("not done");
    }

    @Test
    void isMetOnlyWhenEveryPartIsAndNothingIsMissing() {
        Goal met = new Goal.Builder("G4", "cached").atLeast("4.6 kB", 0.75, 0.75, "").atMost("p95", 3, 4, " ms").build();
        assertThat(met.verdict()).isEqualTo("met");
        assertThat(met.measured()).isEqualTo("4.6 kB 0.75 (≥ 0.75), p95 3.00 ms (≤ 4.00)");
        Goal part = new Goal.Builder("G4", "cached").atLeast("4.6 kB", 0.75, 0.75, "").atLeast("19 kB", 0.7, 0.75, "").build();
        assertThat(part.verdict()).isEqualTo("short");
        assertThat(part.measured()).contains("19 kB 0.70 (≥ 0.75, short)");
        Goal half = new Goal.Builder("G6", "peer").atLeast("", 20, 10, "").missing("no peer here").build();
        assertThat(half.isMet()).isFalse();
        assertThat(half.measured()).endsWith("no peer here");
        Goal none = Goal.notRun("G8", "peer", "MapServer is not installed");
        assertThat(none.verdict()).isEqualTo("not run");
        assertThat(new PerformanceTable("", List.of(met, none)).allMet()).isFalse();
        assertThat(new PerformanceTable("", List.of(met)).allMet()).isTrue();
    }

    @Test
    void tableTakesThePlaceOfTheOldOneAndNothingElse() {
        String page = "# Speed\n\nbefore\n" + PerformanceTable.BEGIN + "\nold rows\n" + PerformanceTable.END + "\nafter\n";
        PerformanceTable table = new PerformanceTable("300 zones.", List.of(Goal.notRun("G1", "SQL", "no time")));
        String written = table.into(page);
        assertThat(written).startsWith("# Speed\n\nbefore\n").endsWith("\nafter\n").doesNotContain("old rows")
                .contains("300 zones.\n\n| goal |").contains("| G1 | SQL | no time | not run |\n");
        assertThat(table.into(written)).isEqualTo(written);
        assertThatThrownBy(() -> table.into("# no markers")).hasMessageContaining("no place");
    }

    @Test
    void optionsAreReadAndNonsenseIsRefused() {
        Options options = Options.parse("--polygons", "3000", "--only", "g1,G4", "--seconds", "0.5", "--growth");
        assertThat(options.polygons()).isEqualTo(3_000);
        assertThat(options.wants("G1")).isTrue();
        assertThat(options.wants("G2")).isFalse();
        assertThat(options.growth()).isTrue();
        assertThat(Options.parse().wants("G12")).isTrue();
        assertThatThrownBy(() -> Options.parse("--polygons", "0")).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Options.parse("--faster")).hasMessageContaining("--faster");
    }

    @Test
    void brokenConnectionsAreCountedAgainstWhatWasAsked() {
        assertThat(Wrk.brokenShare("  200 requests in 2.00s, 1MB read\n  Socket errors: connect 0, read 1, write 3, timeout 0\n")).isEqualTo(0.02);
        assertThat(Wrk.brokenShare("  200 requests in 2.00s, 1MB read\n")).isZero();
    }
}
