package org.byggbar.bench;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was asked for on the command line.
 *
 * @param seconds one measurement of one side takes about as long
 * @param only the goals to measure, empty for all
 * @param growth whether ten times the zones are loaded too, to see what a tile costs then
 * @param keep whether the scratch database stays, for the next run with as many zones
 */
record Options(int polygons, double seconds, int rounds, Set<String> only, boolean growth, boolean keep) {

    static Options parse(String... arguments) {
        int polygons = 200_000;
        double seconds = 1;
        int rounds = 5;
        Set<String> only = new TreeSet<>();
        boolean growth = false;
        boolean keep = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--growth" -> growth = true;
                case "--keep" -> keep = true;
                case "--polygons" -> polygons = (int) positive(arguments, ++i);
                case "--seconds" -> seconds = positive(arguments, ++i);
                case "--rounds" -> rounds = (int) positive(arguments, ++i);
                case "--only" -> only.addAll(Arrays.asList(value(arguments, ++i).toUpperCase().split(",")));
                default -> throw new IllegalArgumentException("bench does not know " + arguments[i]);
            }
        }
        return new Options(polygons, seconds, rounds, only, growth, keep);
    }

    private static double positive(String[] arguments, int i) {
        double number = Double.parseDouble(value(arguments, i));
        if (!(number > 0)) {
            throw new IllegalArgumentException(arguments[i - 1] + " needs a number above 0");
        }
        return number;
    }

    private static String value(String[] arguments, int i) {
        if (i >= arguments.length) {
            throw new IllegalArgumentException(arguments[i - 1] + " needs a value");
        }
        return arguments[i];
    }

    boolean wants(String goal) {
        return only.isEmpty() || only.contains(goal);
    }
}
