package org.byggbar.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of each feature of an import: counts, and the first refusals with number, reason and place. */
public final class ImportReport {

    /** More refusals than this are counted but not listed: an import's memory stays bounded. */
    static final int LISTED = 1_000;

    /**
     * @param number of the feature in its file, from 1
     * @param field that is wrong, null when it is the geometry or the whole feature
     * @param lon longitude of the fault in degrees, null when it has no place
     */
    public record Refusal(int number, String code, String field, String sentence, Double lon, Double lat) {}

    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Integer> byCode = new TreeMap<>();
    private int read;
    private int refused;
    private boolean committed;
    private String address;

    void count(int features, List<Refusal> more) {
        read += features;
        more.forEach(refusal -> byCode.merge(refusal.code(), 1, Integer::sum));
        refused += (int) more.stream().mapToInt(Refusal::number).distinct().count();
        more.stream().limit(Math.max(0, LISTED - refusals.size())).forEach(refusals::add);
    }

    void finish(boolean saved, String where) {
        committed = saved;
        address = where;
    }

    public int read() {
        return read;
    }

    public int refused() {
        return refused;
    }

    public int accepted() {
        return read - refused;
    }

    /** Whether the accepted features are in the database now. */
    public boolean committed() {
        return committed;
    }

    public String address() {
        return address;
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    public Map<String, Integer> byCode() {
        return byCode;
    }
}
