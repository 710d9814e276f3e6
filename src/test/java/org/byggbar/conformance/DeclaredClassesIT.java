package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server says that it conforms to is what is tested, neither more nor less, and what the document tells. */
@ServerTest
class DeclaredClassesIT {

    @Autowired
    private JdbcClient db;
    @LocalServerPort
    private int port;

    @Test
    void areThoseWithTests() throws IOException {
        Service service = new Service(port);
        List<ConformanceClass> tested = Stream.of(FeaturesConformanceIT.classes(service), TilesConformanceIT.classes(service), EditingConformanceIT.classes(service, db))
                .flatMap(List::stream).toList();
        assertThat(tested).allSatisfy(one -> assertThat(one.size()).as(one.uri()).isPositive());
        assertThat(Service.texts(service.json(service.root() + "/conformance", Service.JSON).get("conformsTo")))
                .containsExactlyInAnyOrderElementsOf(tested.stream().map(ConformanceClass::uri).toList());
        String document = Files.readString(Path.of("docs/conformance.md"));
        assertThat(tested).allSatisfy(one -> assertThat(document).contains("`" + one.uri().replaceFirst(".*/conf/", "") + "`"));
    }
}
