package org.byggbar.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What one side of a comparison was measured at, round by round. */
record Samples(List<Double> values) {

    Samples {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        if (values.stream().anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException("something that took no time was not done");
        }
    }

    double median() {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(double[] numbers) {
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Half the distance between the quartiles over the median: how much a round differs from the others. */
    double spread() {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double low = sorted[sorted.length / 4];
        double high = sorted[sorted.length - 1 - sorted.length / 4];
        return (high - low) / 2 / median();
    }

    /** The median of the rounds' ratios: each round has its own reference beside it, so a slow minute does not count. */
    double pairedRatioTo(Samples reference) {
        double[] ratios = new double[Math.min(values.size(), reference.values.size())];
        Arrays.setAll(ratios, i -> values.get(i) / reference.values.get(i));
        return median(ratios);
    }

    double pairedDifferenceTo(Samples reference) {
        double[] differences = new double[Math.min(values.size(), reference.values.size())];
        Arrays.setAll(differences, i -> values.get(i) - reference.values.get(i));
        return median(differences);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.0f", value);
    }
}
