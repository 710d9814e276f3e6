package org.byggbar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server asks its database, read from PostgreSQL's log, so that the floor is measured with the server's own statements. */
final class StatementLog {

    private static final Pattern ENTRY = Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[\\d+] (\\w+):  ");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')");

    private StatementLog() {}

    /** A statement and its values as literals: {@code '12'} or {@code NULL}, by number from 1. */
    record Statement(String sql, Map<Integer, String> values) {

        /** The statement with its values written in, those of {@code names} as :name instead. */
        String with(Map<String, String> names) {
            String text = sql.replaceAll("(?m)--.*$", "");
            for (int i = values.size(); i > 0; i--) {
                String value = values.get(i);
                String name = names.get(value);
                text = text.replace("$" + i, name == null ? forPgbench(value) : ":" + name);
            }
            return text.replaceAll("\\s+", " ").strip();
        }
    }

    /** pgbench takes a colon for the beginning of a variable, also inside quotes. */
    private static String forPgbench(String value) {
        return value.contains(":") ? "e" + value.replace("\\", "\\\\").replace(":", "\\x3a") : value;
    }

    interface Request {
        void send() throws IOException;
    }

    static List<Statement> during(Database database, Request request) throws SQLException, IOException, InterruptedException {
        database.execute("alter system set log_statement = 'all'");
        database.execute("select pg_reload_conf()");
        Thread.sleep(300);      // a configuration is read between two statements of a session
        long before = Files.size(database.cluster().log());
        request.send();
        Thread.sleep(100);
        byte[] all = Files.readAllBytes(database.cluster().log());
        database.execute("alter system reset log_statement");
        database.execute("select pg_reload_conf()");
        return read(new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8));
    }

    /** Reads statements of the extended protocol, each with the values that follow it. */
    static List<Statement> read(String log) {
        List<Statement> statements = new ArrayList<>();
        String sql = null;
        Matcher entry = ENTRY.matcher(log);
        List<int[]> starts = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        while (entry.find()) {
            starts.add(new int[] {entry.start(), entry.end()});
            kinds.add(entry.group(1));
        }
        for (int i = 0; i < starts.size(); i++) {
            String text = log.substring(starts.get(i)[1], i + 1 < starts.size() ? starts.get(i + 1)[0] : log.length()).strip();
            if (kinds.get(i).equals("LOG") && text.startsWith("execute ")) {
                sql = text.substring(text.indexOf(": ") + 2);
                statements.add(new Statement(sql, Map.of()));
            } else if (kinds.get(i).equals("DETAIL") && sql != null) {
                statements.set(statements.size() - 1, new Statement(sql, values(text)));
                sql = null;
            }
        }
        return statements;
    }

    private static Map<Integer, String> values(String detail) {
        Map<Integer, String> values = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            values.put(Integer.parseInt(parameter.group(1)), parameter.group(2));
        }
        return values;
    }
}
