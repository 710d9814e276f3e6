package org.byggbar.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.byggbar.support.DemoServerTest;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The abstract tests of OGC API Features, for every collection of the demo data; run as docs/conformance.md tells. */
@DemoServerTest
class FeaturesConformanceIT {

    @LocalServerPort
    private int port;

    static List<ConformanceClass> classes(Service service) {
        return Stream.of(List.of(FeaturesCore.of(service)), FeaturesEncodings.of(service), List.of(FeaturesCrs.of(service)), Filtering.of(service),
                Cql2Comparisons.of(service), Cql2Functions.of(service), Schemas.of(service)).flatMap(List::stream).toList();
    }

    @TestFactory
    Stream<DynamicNode> conforms() {
        return classes(new Service(port)).stream().map(ConformanceClass::node);
    }
}
