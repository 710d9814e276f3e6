package org.byggbar.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The abstract tests of OGC API Tiles and of tile matrix sets, for every tileset that there is. */
@ServerTest
class TilesConformanceIT {

    @LocalServerPort
    private int port;

    static List<ConformanceClass> classes(Service service) {
        Tilesets tilesets = new Tilesets(service);
        return Stream.of(Tiles.of(service, tilesets), tilesets.classes(), MatrixSets.of(service, tilesets)).flatMap(List::stream).toList();
    }

    @TestFactory
    Stream<DynamicNode> conforms() {
        return classes(new Service(port)).stream().map(ConformanceClass::node);
    }
}
