package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Traps of the stack that a harmless-looking change would spring (docs/decisions/0003). */
class StackTest {

    @Test
    void loggingComesFromTheRealSlf4jAndNotFromTheGeoToolsJar() {
        assertThat(LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation().getPath()).contains("slf4j-api");
    }

    @Test
    void theGeoToolsJarIsTheLastCompileDependency() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String after = pom.substring(pom.indexOf("<artifactId>geotools-wrapper"), pom.indexOf("</dependencies>", pom.indexOf("<artifactId>geotools-wrapper")));
        assertThat(after.lines().filter(line -> line.contains("<dependency>"))).allMatch(line -> line.contains("<scope>test</scope>"));
    }
}
