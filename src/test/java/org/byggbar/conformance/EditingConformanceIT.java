package org.byggbar.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.byggbar.support.DraftZone;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The abstract tests of OGC API Features part 4, in a town of the test's own. */
@ServerTest
class EditingConformanceIT {

    @Autowired
    private JdbcClient db;
    @LocalServerPort
    private int port;

    static List<ConformanceClass> classes(Service service, JdbcClient db) {
        return Editing.of(service, DraftZone.create(db, TestTown.norwegian(db)));
    }

    @TestFactory
    Stream<DynamicNode> conforms() {
        return classes(new Service(port), db).stream().map(ConformanceClass::node);
    }
}
