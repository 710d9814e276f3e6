package org.byggbar.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Where the made-up towns lie: on a loose grid over Sweden and Norway, nearest to its middle first, so that ten times
 * the zones are the same density over ten times the area. EPSG:25833.
 */
record Country(List<Coverage> towns) {

    static final int ZONES_PER_TOWN = 2_000;
    private static final double SPACING_M = 39_000;
    private static final double MIDDLE_EAST = 420_000;
    private static final double MIDDLE_NORTH = 6_750_000;
    private static final long SEED = 4_711;

    static Country of(int zones) {
        int towns = Math.max(1, (zones + ZONES_PER_TOWN - 1) / ZONES_PER_TOWN);
        List<double[]> places = places(towns);
        List<Coverage> coverages = new ArrayList<>();
        for (int i = 0; i < towns; i++) {
            int share = zones / towns + (i < zones % towns ? 1 : 0);
            int columns = (int) Math.ceil(Math.sqrt(share * 1.25));
            coverages.add(new Coverage(SEED + i, places.get(i)[0], places.get(i)[1], columns, share, (i % 7) * 0.21));
        }
        return new Country(coverages);
    }

    /** Longer to the north than to the east, as the two countries are. */
    private static List<double[]> places(int count) {
        int reach = (int) Math.ceil(Math.sqrt(count)) + 2;
        List<double[]> places = new ArrayList<>();
        for (int column = -reach; column <= reach; column++) {
            for (int row = -reach; row <= reach; row++) {
                Random random = new Random(SEED + column * 1_009L + row);
                places.add(new double[] {MIDDLE_EAST + column * SPACING_M + random.nextInt(20_000), MIDDLE_NORTH + row * SPACING_M + random.nextInt(20_000)});
            }
        }
        places.sort(Comparator.comparingDouble(place -> Math.hypot((place[0] - MIDDLE_EAST) * 1.35, (place[1] - MIDDLE_NORTH) / 1.35)));
        return places.subList(0, count);
    }

    int zones() {
        return towns.stream().mapToInt(Coverage::zones).sum();
    }
}
