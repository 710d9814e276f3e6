package org.byggbar.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes the made-up towns into the tables, one published plan each; the tables' own triggers do their work. */
final class TownLoader {

    private static final int TOWNS_PER_MUNICIPALITY = 10;
    private static final double REACH_M = 12_000;
    private static final List<String> STRATEGIES = List.of("DENSIFY", "TRANSFORM", "NEW", "PRESERVE");
    private static final List<String> LAND_USES = List.of("1110", "1001", "1111", "1112", "2010", "3001", "3040", "5100");

    private final Database database;
    private final WKBWriter wkb = new WKBWriter(2, true);

    TownLoader(Database database) {
        this.database = database;
    }

    /** Adds the towns that are not there yet. */
    void load(Country country) throws SQLException, IOException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            List<String> landUses = landUses(statement);
            for (int i = 0; i < country.towns().size(); i++) {
                Coverage town = country.towns().get(i);
                if (i % TOWNS_PER_MUNICIPALITY == 0) {
                    municipality(statement, i / TOWNS_PER_MUNICIPALITY, country.towns().subList(i, Math.min(country.towns().size(), i + TOWNS_PER_MUNICIPALITY)));
                }
                town(connection, statement, i, town, landUses);
            }
            statement.execute("vacuum (analyze) zone");
            statement.execute("analyze");
        }
    }

    /** Codes this installation knows; the list above when it knows them all. */
    private static List<String> landUses(Statement statement) throws SQLException {
        ResultSet row = statement.executeQuery("select array_to_string(array_agg(code order by code), ',') from (select code from land_use "
                + "where system = 'NO_AREALFORMAL' order by code in ('" + String.join("','", LAND_USES) + "') desc, code limit 8) known");
        row.next();
        return List.of(row.getString(1).split(","));
    }

    /** Its border is a box around its towns, however they are turned. */
    private static void municipality(Statement statement, int number, List<Coverage> towns) throws SQLException {
        statement.execute(String.format(Locale.ROOT, """
                insert into municipality (id, code, name, country, planning_srid, languages, default_language, time_zone, home_lon, home_lat, home_zoom, geom)
                select 'bench-%1$d', 'B%1$d', 'Bench %1$d', 'NO', 25833, '{nb,sv,en}', 'nb', 'Europe/Oslo', st_x(home), st_y(home), 12, st_multi(box)
                from (select box, st_transform(st_centroid(box), 4326) as home from st_makeenvelope(%2$f, %3$f, %4$f, %5$f, 25833) box) place
                on conflict (id) do update set geom = excluded.geom
                """, number, towns.stream().mapToDouble(Coverage::east).min().orElseThrow() - REACH_M,
                towns.stream().mapToDouble(Coverage::north).min().orElseThrow() - REACH_M,
                towns.stream().mapToDouble(Coverage::east).max().orElseThrow() + REACH_M,
                towns.stream().mapToDouble(Coverage::north).max().orElseThrow() + REACH_M));
    }

    private void town(Connection connection, Statement statement, int number, Coverage town, List<String> landUses) throws SQLException, IOException {
        ResultSet plan = statement.executeQuery(String.format(Locale.ROOT, """
                insert into plan (municipality_id, code, name, kind, status, language, decided_on)
                values ('bench-%d', 'T%d', 'Town %d', 'NO_OMRADE', 'IN_FORCE', 'nb', '2024-05-01') on conflict do nothing returning id
                """, number / TOWNS_PER_MUNICIPALITY, number, number));
        if (!plan.next()) {
            return;
        }
        long id = plan.getLong(1);
        connection.setAutoCommit(false);
        statement.execute("select set_config('byggbar.publishing', 'on', true)");
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                copy zone (plan_id, municipality_id, code, name, strategy, land_use, from_land_use, max_storeys, existing_dwellings, description, geom) from stdin""");
        for (int i = 0; i < town.zones(); i++) {
            byte[] line = line(id, number, town, i, landUses).getBytes();
            copy.writeToCopy(line, 0, line.length);
        }
        copy.endCopy();
        connection.commit();
        connection.setAutoCommit(true);
    }

    private String line(long plan, int number, Coverage town, int i, List<String> landUses) {
        String strategy = STRATEGIES.get(town.kind(i, STRATEGIES.size(), 0));
        String from = strategy.equals("TRANSFORM") ? landUses.get(town.kind(i, landUses.size(), 2)) : "\\N";
        return String.join("\t", String.valueOf(plan), "bench-" + number / TOWNS_PER_MUNICIPALITY, "Z" + i, "Zone " + i + " of town " + number, strategy,
                landUses.get(town.kind(i, landUses.size(), 1)), from, String.valueOf(1 + i % 6), String.valueOf(i % 40),
                "What may be built on zone " + i + " and how high", WKBWriter.toHex(wkb.write(town.zone(i)))) + "\n";
    }
}
