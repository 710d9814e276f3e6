package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import javax.sql.DataSource;
import org.byggbar.support.Http;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Robustness row 30: a question that takes too long ends, says so, and leaves nothing occupied. */
@ServerTest
class SlowQueryIT {

    private static final String PROJECTS = "/api/municipalities/drammen/projects";

    @LocalServerPort
    private int port;
    @Value("${spring.datasource.url}")
    private String url;
    @Autowired
    private DataSource pool;

    @Test
    void endsAfterTheLimitWithASentenceAndGivesTheConnectionBack() throws Exception {
        Http http = new Http(port);
        try (Connection other = DriverManager.getConnection(url, TestDatabase.user(), TestDatabase.password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table housing_project in access exclusive mode");
            HttpResponse<byte[]> slow = http.get(PROJECTS);
            assertThat(slow.statusCode()).isEqualTo(503);
            assertThat(Http.json(slow).get("code").asString()).isEqualTo("query.timeout");
            assertThat(slow.headers().firstValue("Retry-After")).isPresent();
            other.rollback();
        }
        assertThat(http.get(PROJECTS).statusCode()).isEqualTo(200);
        assertThat(pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections()).isLessThanOrEqualTo(1);
    }
}
