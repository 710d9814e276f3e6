package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What every measurement needs: the filled database, the server on it, the floor's program. */
record Lab(Path home, Path folder, Options options, Children children, Database database, ServerNode node, Pgbench pgbench) {

    /** A revision no feed has reached: with it a tile is made anew, as for the first who asks. */
    static final String COLD = "?revision=" + (Long.MAX_VALUE >> 8);

    interface Side {

        double measure() throws Exception;
    }

    /**
     * Measures the sides in turn, round after round, so that a busy minute meets all of them; the first round warms up
     * and does not count.
     */
    List<Samples> interleaved(int rounds, Side... sides) throws Exception {
        List<List<Double>> values = new ArrayList<>();
        for (Side side : sides) {
            values.add(new ArrayList<>());
            side.measure();
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < sides.length; i++) {
                values.get(i).add(sides[i].measure());
            }
        }
        return values.stream().map(Samples::new).toList();
    }

    List<Samples> interleaved(Side... sides) throws Exception {
        return interleaved(options.rounds(), sides);
    }

    /** Asks for the addresses one after the other on one connection, again and again; the median of the passes, ms. */
    double medianPassMs(int port, List<String> paths, String... headers) throws IOException {
        List<Double> passes = new ArrayList<>();
        try (Wire wire = new Wire(port)) {
            long end = System.nanoTime() + (long) (options.seconds() * 1e9);
            do {
                long began = System.nanoTime();
                for (String path : paths) {
                    Wire.Answer answer = wire.get(path, headers);
                    if (answer.status() >= 300) {
                        throw new IOException(path + " answered " + answer.status() + ": " + answer.text());
                    }
                }
                passes.add((System.nanoTime() - began) / 1e6);
            } while (System.nanoTime() < end);
        }
        return new Samples(passes).median();
    }

    String url(String path) {
        return "http://127.0.0.1:" + node.port() + path;
    }
}
