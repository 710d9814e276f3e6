package org.byggbar.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/** Fills a scratch database, measures what docs/performance.md promises, and writes its table there. */
public final class Bench {

    private static final String DENSITY = "mean of 39 vertices, shared borders, towns of 2,000";

    private interface Measurement {

        List<Goal> measure(Lab lab) throws Exception;
    }

    private record Group(List<String> goals, Measurement measurement) {}

    private static final List<Group> GROUPS = List.of(
            new Group(List.of("G1", "G2", "G3"), lab -> new TileGoals(lab).measure()),
            new Group(List.of("G4", "G5"), lab -> new CacheGoals(lab).besideNginx()),
            new Group(List.of("G6"), lab -> List.of(new CacheGoals(lab).besideAnewAndPeer())),
            new Group(List.of("G7"), lab -> List.of(new FeatureGoals(lab).features())),
            new Group(List.of("G8"), lab -> new PeerGoals(lab).measure()),
            new Group(List.of("G9"), lab -> List.of(new FeatureGoals(lab).questions())),
            new Group(List.of("G10"), lab -> new NodeGoals(lab).measure()),
            new Group(List.of("G11"), lab -> new MemoryGoals(lab).measure()),
            new Group(List.of("G12"), lab -> new ShapeGoals(lab).measure()));

    private static final Group GROWTH = new Group(List.of("×10"), lab -> new Growth(lab).measure());

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Children children = new Children();
        Runtime.getRuntime().addShutdownHook(new Thread(children::close));
        PerformanceTable table = run(Path.of(System.getProperty("byggbar.home", ".")).toAbsolutePath().normalize(), options, children);
        System.out.println(table.console());
        System.exit(table.allMet() ? 0 : 1);
    }

    static PerformanceTable run(Path home, Options options, Children children) throws Exception {
        Path folder = home.resolve("target/bench");
        FileSystemUtils.deleteRecursively(folder.resolve("work"));
        Path work = folder.resolve("work");
        Database database = children.closeAtEnd(new Database(folder.resolve("database"), options.keep()));
        ServerNode node = ServerNode.start(children, home, work.resolve("node1"), database.environment());
        say("loading %d zones", options.polygons());
        long began = System.nanoTime();
        new TownLoader(database).load(Country.of(options.polygons()));
        say("loaded in %.0f s", (System.nanoTime() - began) / 1e9);
        database.awaitFreshTiles();
        Lab lab = new Lab(home, work, options, children, database, node, new Pgbench(database, work.resolve("pgbench")));
        List<Goal> goals = new ArrayList<>();
        for (Group group : GROUPS) {
            if (group.goals().stream().anyMatch(options::wants)) {
                goals.addAll(measure(group, lab));
            }
        }
        String circumstances = circumstances(database);
        if (options.growth()) {
            goals.addAll(measure(GROWTH, lab));
        }
        PerformanceTable table = new PerformanceTable(circumstances, goals);
        if (options.only().isEmpty()) {
            table.writeInto(home.resolve("docs/performance.md"));
        }
        return table;
    }

    /** A measurement that fails is a row that says so; the others go on. */
    private static List<Goal> measure(Group group, Lab lab) {
        say("measuring %s", String.join(", ", group.goals()));
        try {
            List<Goal> goals = group.measurement().measure(lab);
            goals.forEach(goal -> say("%s %s: %s", goal.id(), goal.verdict(), goal.measured()));
            return goals;
        } catch (Exception e) {
            say("failed: %s", e);
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
            return group.goals().stream().filter(id -> lab.options().wants(id) || group == GROWTH)
                    .map(id -> Goal.notRun(id, "could not be measured", inTable(cause))).toList();
        }
    }

    private static String inTable(String cause) {
        String safe = cause.replace('|', '/');
        return safe.length() > 160 ? safe.substring(0, 160) + "…" : safe;
    }

    private static String circumstances(Database database) throws Exception {
        return String.format(Locale.ROOT, "%,d zones (%s), %d cores, Java %s, PostgreSQL %s, PostGIS %s.",
                Long.parseLong(database.value("select count(*) from zone")), DENSITY, Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"),
                database.value("show server_version").split(" ")[0], database.value("select postgis_lib_version()"));
    }

    static void say(String format, Object... values) {
        System.err.printf(Locale.ROOT, format + "%n", values);
    }
}
