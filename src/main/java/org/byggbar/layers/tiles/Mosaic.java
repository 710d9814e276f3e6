package org.byggbar.layers.tiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;

/**
 * Areas side by side that grow together: neighbours that look alike become one, and what is too small to be seen joins
 * the neighbour it shares most border with and takes its look. Nothing is left out, so there are no gaps.
 */
final class Mosaic {

    /** A tile of the mosaic; the area it is named after is the largest that went into it. */
    private static final class Piece {
        private final int number;
        private final Area namesake;
        private final List<Geometry> shapes = new ArrayList<>();
        private final Map<Integer, Double> borders = new HashMap<>();
        private double size;

        Piece(int number, Area area) {
            this.number = number;
            this.namesake = area;
            shapes.add(area.shape());
            size = area.shape().getArea();
        }
    }

    private record Candidate(int number, double size) {}

    private final Map<Integer, Piece> pieces = new HashMap<>();

    private Mosaic(List<Area> areas) {
        IntStream.range(0, areas.size()).forEach(i -> pieces.put(i, new Piece(i, areas.get(i))));
        Borders borders = new Borders();
        IntStream.range(0, areas.size()).forEach(i -> borders.add(i, areas.get(i).shape(), (first, second, length) -> {
            pieces.get(first).borders.merge(second, length, Double::sum);
            pieces.get(second).borders.merge(first, length, Double::sum);
        }));
    }

    static Mosaic of(List<Area> areas) {
        return new Mosaic(areas);
    }

    /** @param smallest size that a piece with a neighbour keeps on its own */
    List<Area> merged(double smallest) {
        joinAlike();
        joinSmall(smallest);
        joinAlike();
        return pieces.values().stream().sorted(Comparator.comparingLong(piece -> piece.namesake.id()))
                .map(piece -> piece.namesake.shaped(union(piece.shapes))).toList();
    }

    private void joinAlike() {
        for (int number : List.copyOf(pieces.keySet())) {
            Piece piece = pieces.get(number);
            while (piece != null) {
                Piece alike = alikeNeighbour(piece);
                if (alike == null) {
                    break;
                }
                piece = join(piece, alike);
            }
        }
    }

    private Piece alikeNeighbour(Piece piece) {
        return piece.borders.keySet().stream().map(pieces::get)
                .filter(other -> other.namesake.look().equals(piece.namesake.look())).findFirst().orElse(null);
    }

    private void joinSmall(double smallest) {
        PriorityQueue<Candidate> small = new PriorityQueue<>(
                Comparator.comparingDouble(Candidate::size).thenComparingInt(Candidate::number));
        pieces.values().forEach(piece -> small.add(new Candidate(piece.number, piece.size)));
        for (Candidate next = small.poll(); next != null && next.size < smallest; next = small.poll()) {
            Piece piece = pieces.get(next.number);
            if (piece == null || piece.size != next.size || piece.borders.isEmpty()) {
                continue;
            }
            Piece larger = join(piece, pieces.get(longestBorder(piece)));
            small.add(new Candidate(larger.number, larger.size));
        }
    }

    private static int longestBorder(Piece piece) {
        return piece.borders.entrySet().stream()
                .max(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow().getKey();
    }

    /** The smaller goes into the larger. */
    private Piece join(Piece one, Piece other) {
        boolean oneIsLarger = one.size > other.size || one.size == other.size && one.number < other.number;
        Piece larger = oneIsLarger ? one : other;
        Piece smaller = oneIsLarger ? other : one;
        larger.size += smaller.size;
        larger.shapes.addAll(smaller.shapes);
        smaller.borders.forEach((number, length) -> {
            Piece neighbour = pieces.get(number);
            neighbour.borders.remove(smaller.number);
            if (neighbour != larger) {
                neighbour.borders.merge(larger.number, length, Double::sum);
                larger.borders.merge(number, length, Double::sum);
            }
        });
        pieces.remove(smaller.number);
        return larger;
    }

    private static Geometry union(List<Geometry> shapes) {
        return shapes.size() == 1 ? shapes.get(0) : CoverageUnion.union(shapes.toArray(Geometry[]::new));
    }
}
