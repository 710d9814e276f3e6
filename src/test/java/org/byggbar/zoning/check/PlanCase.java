package org.byggbar.zoning.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.byggbar.platform.CodeLists;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** A plan in a case file below {@code src/test/resources/check}, with the faults planted in it. */
record PlanCase(String name, CheckedPlan plan, List<Expected> expected) {

    static final CodeLists CODES = new CodeLists();
    static final CheckLimits LIMITS = CheckLimits.of(CODES);

    private static final Pattern ZONE = Pattern.compile("(\\w+)((?: \\w+=\\w*)*) ((?:MULTI)?POLYGON .*)");
    private static final Pattern EXPECT = Pattern.compile("(\\w+) at ([\\d.]+) ([\\d.]+)(?: in ([\\w ]+))?(, repair)?");
    /** Where Drammen is, so that numbers have as many digits as real ones. */
    private static final AffineTransformation TO_DRAMMEN = AffineTransformation.translationInstance(237_000, 6_630_000);

    /** A fault that must be found, with its place in the storage CRS and the codes of its zones in order. */
    record Expected(String code, Coordinate place, List<String> zones, boolean repairable) {

        boolean isMetBy(Fault fault) {
            Geometry spot = fault.geom().getFactory().createPoint(place);
            return fault.code().code().equals("check." + code) && fault.geom().isWithinDistance(spot, 0.0005)
                    && fault.zones().stream().map(CheckedZone::code).sorted().toList().equals(zones) && fault.repairable() == repairable;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    List<Fault> faults() {
        List<Fault> found = new ArrayList<>(GeometryFaults.of(plan, LIMITS));
        found.addAll(ValueFaults.of(plan, CODES));
        return found;
    }

    static Stream<PlanCase> in(String folder) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/check", folder))) {
            return files.sorted().flatMap(PlanCase::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<PlanCase> read(Path file) {
        try {
            String text = Files.readString(file).replaceAll("(?m)^#.*\n", "").strip();
            return Arrays.stream(text.split("\n\n")).map(lines -> parse(file.getFileName() + ": ", lines.strip().split("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanCase parse(String file, String[] lines) {
        Map<String, List<String>> byWord = new HashMap<>();
        List<CheckedZone> zones = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 2);
            byWord.computeIfAbsent(parts[0], word -> new ArrayList<>()).add(parts[1]);
            if (parts[0].equals("zone") || parts[0].equals("overlay")) {
                zones.add(zone(zones.size() + 1, parts[0].equals("overlay"), matched(ZONE, parts[1])));
            }
        }
        Geometry border = byWord.containsKey("border") ? read(byWord.get("border").get(0)) : null;
        CheckedPlan plan = new CheckedPlan(PlanKindRules.of(byWord.get("plan").get(0), CODES), border, zones);
        return new PlanCase(file + byWord.get("case").get(0), plan,
                byWord.getOrDefault("expect", List.of()).stream().map(line -> expected(matched(EXPECT, line))).toList());
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        return matcher;
    }

    private static CheckedZone zone(long id, boolean overlay, Matcher line) {
        Map<String, String> values = new HashMap<>(overlay ? Map.of() : Map.of("strategy", "PRESERVE", "land_use", "3050"));
        Arrays.stream(line.group(2).strip().split(" ")).filter(value -> !value.isEmpty()).map(value -> value.split("=", 2))
                .forEach(value -> values.put(value[0], value[1]));
        values.values().removeIf(String::isEmpty);
        return new CheckedZone(id, line.group(1), overlay, values, read(line.group(3)));
    }

    private static Expected expected(Matcher line) {
        Coordinate place = TO_DRAMMEN.transform(new Coordinate(Double.parseDouble(line.group(2)), Double.parseDouble(line.group(3))), new Coordinate());
        List<String> zones = line.group(4) == null ? List.of() : Arrays.stream(line.group(4).split(" ")).sorted().toList();
        return new Expected(line.group(1), place, zones, line.group(5) != null);
    }

    /** WKT in metres from the case files' origin, moved to the storage CRS and its grid. */
    static Geometry read(String wkt) {
        try {
            Geometry there = TO_DRAMMEN.transform(new WKTReader().read(wkt));
            there.apply((Coordinate corner) -> corner.setCoordinate(new Coordinate(Math.rint(corner.x * 1000) / 1000, Math.rint(corner.y * 1000) / 1000)));
            return there;
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
