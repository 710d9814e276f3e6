package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.byggbar.platform.database.DataFolder;
import org.byggbar.support.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets at the console: starts side by side, second starts, and starts that cannot succeed. */
class LauncherIT {

    private static final Map<String, String> WITHOUT_DEMO = Map.of("BYGGBAR_DEMO", "false");

    @TempDir
    Path folder;

    @Test
    void runsTwoServersSideBySideHealsTheDatabaseAndKeepsTheData() throws Exception {
        Path interrupted = Files.createDirectories(folder.resolve("one/pg.new/cluster"));
        Files.writeString(interrupted.resolve("PG_VERSION"), "15");
        try (ServerProcess one = start("one"); ServerProcess two = start("two")) {
            one.untilReady();
            two.untilReady();
            remember("one", "kept");
            refusesTheSecondOnTheSameFolder();
            refusesTheSecondOnTheSamePort(one.address("/").getPort());
            kill(postmaster("two").orElseThrow());
            two.untilReady();
        }
        assertThat(postmaster("one")).isEmpty();
        assertThat(postmaster("two")).isEmpty();

        try (ServerProcess again = start("one")) {
            again.untilReady();
            assertThat(setting("one", "note")).contains("\"kept\"");
            execute("one", """
                    insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                        execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'x', 1, true)
                    """);
        }
        assertEndsWith(start("one"), "written by a newer Byggbar");
        assertThat(postmaster("one")).isEmpty();
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
        Files.createFile(folder.resolve("file"));
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

    private void remember(String data, String note) throws Exception {
        execute(data, "insert into setting (key, value) values ('note', to_jsonb('" + note + "'::text))");
    }

    private void execute(String data, String sql) throws Exception {
        try (Connection connection = connect(data); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Optional<String> setting(String data, String key) throws Exception {
        try (Connection connection = connect(data); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select value from setting where key = '" + key + "'")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private Connection connect(String data) throws Exception {
        return DataFolder.accessOfRunningServer(folder.resolve(data)).connect();
    }

    private Optional<ProcessHandle> postmaster(String data) throws IOException {
        Path pidFile = folder.resolve(data).resolve("pg").toRealPath().resolve("cluster/postmaster.pid");
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                : Optional.empty();
    }

    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get();
    }
}
