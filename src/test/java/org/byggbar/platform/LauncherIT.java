package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.byggbar.support.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator meets at the console: starts side by side, second starts, and starts that cannot succeed. */
class LauncherIT {

    private static final Map<String, String> WITHOUT_DEMO = Map.of("BYGGBAR_DEMO", "false");

    private final Path folder = ServerProcess.freshData("launcher");

    @AfterEach
    void forgetData() throws IOException {
        for (String data : List.of("one", "two", "three", "")) {
            ServerProcess.forget(folder.resolve(data));
        }
    }

    @Test
    void runsTwoServersSideBySideHealsTheDatabaseAndKeepsTheData() throws Exception {
        Path interrupted = Files.createDirectories(folder.resolve("one/pg.new/cluster"));
        Files.writeString(interrupted.resolve("PG_VERSION"), "15");
        try (ServerProcess one = start("one"); ServerProcess two = start("two")) {
            one.untilReady();
            two.untilReady();
            execute(one, "insert into setting (key, value) values ('note', to_jsonb('kept'::text))");
            refusesTheSecondOnTheSameFolder();
            refusesTheSecondOnTheSamePort(one.address("/").getPort());
            two.killPostgres();
            two.untilReady();
            one.close();
            assertThat(one.postgres()).isEmpty();
        }
        try (ServerProcess again = start("one")) {
            again.untilReady();
            assertThat(setting(again, "note")).isEqualTo("\"kept\"");
            execute(again, """
                    insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                        execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'x', 1, true)
                    """);
        }
        assertEndsWith(start("one"), "written by a newer Byggbar");
    }

    private void refusesTheSecondOnTheSameFolder() throws Exception {
        assertEndsWith(start("one"), "Another Byggbar is running on the data folder");
    }

    private void refusesTheSecondOnTheSamePort(int port) throws Exception {
        assertEndsWith(ServerProcess.start(folder.resolve("three"), port, Map.of()), "Port " + port + " is in use");
    }

    @Test
    void refusesHalfADatabase() throws Exception {
        Files.createDirectories(folder.resolve("half/pg/cluster"));
        assertEndsWith(start("half"), "is incomplete: put it back from a backup");
    }

    @Test
    void refusesADataFolderThatIsAFile() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("file"), "");
        assertEndsWith(start("file"), "cannot be written");
    }

    @Test
    void refusesAnAddressWithoutADatabase() throws Exception {
        assertEndsWith(startWith(Map.of("BYGGBAR_DB_URL", "jdbc:postgresql://127.0.0.1:1/nowhere")),
                "Cannot use the database at jdbc:postgresql://127.0.0.1:1/nowhere");
    }

    @Test
    void refusesAnAddressOfAnotherKind() throws Exception {
        assertEndsWith(startWith(Map.of("BYGGBAR_DB_URL", "mysql://somewhere/else")), "BYGGBAR_DB_URL must look like");
    }

    /** One sentence and nothing else, and an exit code that tells a script. */
    private static void assertEndsWith(ServerProcess server, String words) throws Exception {
        assertThat(server.untilEnded()).isEqualTo(1);
        assertThat(server.output().strip()).contains(words).endsWith(".").hasLineCount(1);
        server.close();
    }

    private ServerProcess start(String data) throws IOException {
        return ServerProcess.start(folder.resolve(data), ServerProcess.freePort(), WITHOUT_DEMO);
    }

    private ServerProcess startWith(Map<String, String> environment) throws IOException {
        return ServerProcess.start(folder.resolve("unused"), ServerProcess.freePort(), environment);
    }

    private static void execute(ServerProcess server, String sql) throws Exception {
        try (Connection connection = server.database(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String setting(ServerProcess server, String key) throws Exception {
        try (Connection connection = server.database(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select value from setting where key = '" + key + "'")) {
            return row.next() ? row.getString(1) : "nothing";
        }
    }
}
